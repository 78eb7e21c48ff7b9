import { describe, expect, it } from 'vitest';
import { addDays, type Day } from '../../lib/calendar.ts';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeAssessment } from '../../lib/judge/assessment.ts';
import type { PlanSubject } from '../../lib/plan/plan-subject.ts';
import { outlookOf } from '../../lib/plan/ready-until.ts';
import { ruleById } from '../../lib/rules/catalogue.ts';
import { fail, pass } from '../../lib/rules/define-rule.ts';
import { assessment } from '../../lib/shapes/assessment.ts';
import type { CodeState } from '../../lib/shapes/code.ts';
import { application, domain, server, website } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const evaluation = { today: TODAY, onRuleError: () => undefined };
const judge = (changes: object, lookUpCode: (code: string) => CodeState | undefined = () => undefined) =>
  judgeAssessment(assessment.parse({ ...application, ...changes }), evaluation, {
    ...NO_LEDGER,
    codeState: lookUpCode,
  });
const withServers = (...subscriptions: object[]) =>
  judge({
    servers: subscriptions.map((subscription, index) => ({
      ...server,
      id: `ecs-${index + 1}`,
      subscription,
    })),
  });

describe('a ready application', () => {
  it('stays ready through the last day of its server, and says that this server ends it', () => {
    expect(judge({})).toMatchObject({
      readyUntil: '2027-10-01',
      endsBy: { rule: 'server/subscription-active', subject: { kind: 'server', id: 'ecs-1' } },
      lastsThroughReview: true,
      longestReviewEndsOn: '2026-12-23',
    });
  });

  it('ends with its domain or approval if that is first', () => {
    const ending = { ...website, domains: [{ ...domain, expiresOn: '2026-12-22' }] };
    expect(judge({ websites: [ending] })).toMatchObject({
      readyUntil: '2026-12-22',
      endsBy: { rule: 'domain/registration-valid', subject: { kind: 'domain', id: domain.name } },
      lastsThroughReview: false,
    });
    const approved = {
      ...website,
      content: {
        ...website.content,
        industries: ['news'],
        approvals: [{ industry: 'news', number: '1', validUntil: '2026-12-24' }],
      },
    };
    expect(judge({ websites: [approved] })).toMatchObject({
      readyUntil: '2026-12-24',
      endsBy: { rule: 'website/pre-approval-held', subject: { kind: 'website' } },
      lastsThroughReview: true,
    });
  });

  it('is carried on by a server that begins in time, and by no server that begins a day too late', () => {
    const first = { startsOn: '2026-08-01', expiresOn: '2026-12-01' };
    expect(withServers(first, { startsOn: '2026-12-02', expiresOn: '2027-06-01' }).readyUntil).toBe(
      '2027-06-01',
    );
    expect(withServers(first, { startsOn: '2026-12-03', expiresOn: '2027-06-01' }).readyUntil).toBe(
      '2026-12-01',
    );
    expect(withServers({ startsOn: '2026-08-01', expiresOn: '9999-12-31' })).toMatchObject({
      readyUntil: domain.expiresOn,
    });
  });

  it('ends with a code, on the last day of the server that made it', () => {
    const state: CodeState = {
      id: 'code-1',
      serverId: 'ecs-9',
      slot: 1,
      status: 'available',
      server: { product: 'ecs', termMonths: 12 },
      serverVerdict: 'ready',
    };
    const codes = { servers: [], authorizationCodes: [{ code: 'AAAA-BBBB-CCCC' }] };
    expect(judge(codes, () => ({ ...state, usableUntil: '2027-01-31' }))).toMatchObject({
      readyUntil: '2027-01-31',
      endsBy: { rule: 'verification/available', subject: { kind: 'code', id: '****CCCC' } },
    });
    expect(judge(codes, () => state).readyUntil).toBe(domain.expiresOn);
  });

  it('has no outlook if it is not ready', () => {
    const { readyUntil, endsBy, lastsThroughReview } = judge({ servers: [] });
    expect([readyUntil, endsBy, lastsThroughReview]).toEqual([undefined, undefined, undefined]);
  });
});

describe('the end of a subject', () => {
  /** Ready up to a day that its facts do not name. */
  const until = (last: Day | undefined): PlanSubject => {
    const rule = ruleById('domain/registration-valid');
    if (rule === undefined) throw new Error('expected domain/registration-valid');
    const judgeOn = (_: object, today: Day) => (last === undefined || today <= last ? pass() : fail());
    const subject = { kind: 'domain', id: 'a.cn' } as const;
    return {
      subject,
      rules: [{ ...rule, judge: judgeOn }],
      facts: {},
      today: TODAY,
      findings: [],
      factsAfter: () => ({}),
      days: () => [],
    };
  };

  it.each([0, 1, 2, 3, 4, 29, 30, 365, 12_345])('is found %i days ahead though no fact names it', (days) => {
    const last = addDays(TODAY, days);
    expect(outlookOf({ required: [until(last)], verifiers: [until(undefined)] }, evaluation)).toMatchObject({
      readyUntil: last,
      endsBy: { rule: 'domain/registration-valid' },
    });
  });

  it('is null where nothing ends it', () => {
    expect(outlookOf({ required: [], verifiers: [until(undefined)] }, evaluation)).toMatchObject({
      readyUntil: null,
      endsBy: null,
      lastsThroughReview: true,
    });
    expect(outlookOf({ required: [], verifiers: [] }, evaluation)).toMatchObject({ endsBy: null });
  });
});
