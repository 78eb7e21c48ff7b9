import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeAssessment } from '../lib/findings/assessment.ts';
import { judgeRouting } from '../lib/findings/routing.ts';
import { blocks } from '../lib/findings/verdict.ts';
import { type Assessment, assessment, routingAdvice } from '../lib/parse/schemas.ts';
import { applications, nearlyReady } from './support/arbitraries.ts';

const evaluation = {
  today: '2026-11-23',
  onRuleError: (rule: string, error: unknown) => {
    throw new Error(`${rule}: ${error}`);
  },
};
const judge = (application: Assessment) => judgeAssessment(application, () => undefined, evaluation);
type Tree = { [name: string]: unknown };

/** Every request that lacks one fact of this one: each optional member that states a fact, taken away whole. */
function withoutOneFact(application: Assessment): Assessment[] {
  const smaller: Assessment[] = [];
  const without = (change: (copy: Assessment) => Tree | undefined, member: string) => {
    const copy: Assessment = structuredClone(application);
    const holder = change(copy);
    if (holder === undefined || holder[member] === undefined) return;
    delete holder[member];
    smaller.push(copy);
  };
  without((copy) => copy, 'account');
  without((copy) => copy.account, 'filedEntity');
  without((copy) => copy.entity, 'certificate');
  for (const [index, site] of application.websites.entries()) {
    without((copy) => copy.websites[index], 'content');
    for (const member of ['lawful', 'industries', 'approvals', 'aboutEnterpriseOrIndustry'])
      without((copy) => copy.websites[index]?.content, member);
    for (const position of site.domains.keys()) {
      for (const member of ['registrar', 'registrant', 'realName', 'expiresOn'])
        without((copy) => copy.websites[index]?.domains[position], member);
    }
  }
  for (const index of application.servers.keys()) {
    for (const member of ['subscription', 'eip', 'filingsUsed'])
      without((copy) => copy.servers[index], member);
  }
  return smaller;
}

/** The same members and entries in another order. `websites` and `servers` are sets; orders of a server are not. */
function shuffled(value: unknown, turn: number, name = ''): unknown {
  if (Array.isArray(value)) {
    const entries = value.map((entry) => shuffled(entry, turn));
    return name === 'orders'
      ? entries
      : [
          ...entries.slice(turn % (entries.length || 1)),
          ...entries.slice(0, turn % (entries.length || 1)),
        ].reverse();
  }
  if (typeof value !== 'object' || value === null) return value;
  const members = Object.entries(value).map(
    ([member, entry]) => [member, shuffled(entry, turn, member)] as const,
  );
  return Object.fromEntries(
    turn % 2 === 0 ? members.reverse() : members.slice(1).concat(members.slice(0, 1)),
  );
}

describe('any application', () => {
  it('never becomes ready by losing a fact', () => {
    let notReady = 0;
    fc.assert(
      fc.property(fc.oneof(applications, nearlyReady), (application) => {
        if (judge(application).verdict === 'ready') return;
        for (const smaller of withoutOneFact(application)) {
          notReady += 1;
          expect(judge(smaller).verdict).not.toBe('ready');
        }
      }),
      { numRuns: 2000 },
    );
    expect(notReady).toBeGreaterThan(1000);
  });

  it('gives the same findings, byte for byte, in whatever order its facts come', () => {
    fc.assert(
      fc.property(applications, fc.nat(5), (application, turn) => {
        const other = assessment.parse(shuffled(application, turn));
        expect(JSON.stringify(judge(other).findings)).toBe(JSON.stringify(judge(application).findings));
        expect(judge(other).verdict).toBe(judge(application).verdict);
      }),
      { numRuns: 1000 },
    );
  });

  it('is normalised once and for all', () => {
    fc.assert(
      fc.property(
        applications,
        (application) => void expect(assessment.parse(structuredClone(application))).toEqual(application),
      ),
      { numRuns: 500 },
    );
  });

  it('is ready if and only if nothing blocks it', () => {
    let ready = 0;
    fc.assert(
      fc.property(fc.oneof(nearlyReady, applications), (application) => {
        const { verdict, blockers, sections = [], findings } = judge(application);
        expect(verdict === 'ready').toBe(blockers?.length === 0);
        if (verdict === 'ready') ready += 1;
        expect(sections).toHaveLength(
          1 +
            application.websites.length +
            application.websites.flatMap(({ domains }) => domains).length +
            application.servers.length,
        );
        for (const { verdict, subject } of sections) {
          const own = findings.filter(
            (finding) => finding.subject.kind === subject.kind && finding.subject.id === subject.id,
          );
          if (verdict === 'ready') expect(own.some(blocks)).toBe(false);
        }
      }),
      { numRuns: 2000 },
    );
    expect(ready).toBeGreaterThan(5);
  });

  it('gets the same answer again', () => {
    fc.assert(
      fc.property(
        applications,
        (application) => void expect(judge(application)).toEqual(judge(structuredClone(application))),
      ),
      { numRuns: 300 },
    );
  });
});

describe('any routing', () => {
  const routing = fc.record({
    status: fc.constantFrom('none', 'in-progress', 'filed', 'filed-elsewhere'),
    elb: fc.option(
      fc.record({
        address: fc.constant('203.0.113.80'),
        region: fc.constantFrom('cn-north-4', 'ap-southeast-1'),
        backends: fc.array(fc.nat(8)),
      }),
      { nil: undefined },
    ),
    cdn: fc.option(
      fc.record({ serviceArea: fc.constantFrom('mainland-china', 'outside-mainland-china', 'global') }),
      { nil: undefined },
    ),
    application: applications,
  });

  it('advises to verify with nothing but what can, and behind a balancer with nothing but its backends', () => {
    fc.assert(
      fc.property(routing, ({ status, elb, cdn, application }) => {
        const backends = elb?.backends.map((number) => `ecs-${number}`) ?? [];
        const request = routingAdvice.parse({
          domain: 'haitang.cn',
          filing: { status },
          servers: application.servers,
          ...(elb && { elb: { address: elb.address, region: elb.region, backendServerIds: backends } }),
          ...(cdn && { cdn }),
        });
        const { advice } = judgeRouting(request, () => undefined, evaluation);
        if (advice === undefined || Array.isArray(advice)) throw new Error('one advice expected');
        const ready = judge({ ...application, authorizationCodes: undefined }).sections?.filter(
          ({ subject, verdict }) => subject.kind === 'server' && verdict === 'ready',
        );
        const ids = ready?.map(({ subject }) => subject.id) ?? [];
        for (const { serverId } of advice.verifyWith) {
          expect(ids).toContain(serverId);
          if (elb) expect(backends).toContain(serverId);
        }
        expect(advice.verifyWith.map(({ rank }) => rank)).toEqual(
          advice.verifyWith.map((_, index) => index + 1),
        );
        if (!advice.filingRequired) expect(advice).toMatchObject({ filingType: 'none', verifyWith: [] });
      }),
      { numRuns: 1000 },
    );
  });
});
