import { describe, expect, it } from 'vitest';
import type { Finding } from '../../lib/findings/finding.ts';
import type { Result } from '../../lib/records/result.ts';
import { renderResult } from '../../lib/respond/result.ts';
import type { Language } from '../../lib/texts.ts';
import { application, domain, server, website } from '../../testing/facts.ts';
import { assess, availableCode } from '../../testing/judgements.ts';

type Assessed = Extract<Result, { kind: 'assessment' }>;

function answerTo(result: Assessed, language: Language) {
  const answer = renderResult(result, language);
  if (answer.kind !== 'assessment') throw new Error(answer.kind);
  return answer;
}

/** The answer to an application, and its sections with their findings in place of positions. */
function answered(change: object) {
  const result = {
    id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    subject: 's',
    catalogue: 'c',
    evaluatedAt: '2026-11-22T16:00:00Z',
    asOf: null,
    request: {},
    ...assess(change, () => availableCode),
  };
  const answer = answerTo(result, 'en');
  const sections = answer.sections.map((section) => ({
    ...section,
    positions: section.findings,
    findings: section.findings.map((position) => answer.findings[position]),
  }));
  return { result, answer, sections };
}

const elb = { address: '203.0.113.80', region: 'cn-south-1' };
const routing = [['ecs-1'], ['ecs-9']].map((backendServerIds) => ({
  domain: domain.name,
  filing: { status: 'none' },
  elb: { ...elb, backendServerIds },
}));
const LARGE = {
  websites: [
    website,
    { ...website, name: '青木', domains: [{ ...domain, name: 'qingmu.cn', expiresOn: '2026-11-01' }] },
  ],
  servers: [server, { ...server, id: 'ecs-2', eip: null }],
  authorizationCodes: [{ code: 'ABCDE-FGHJK' }, { code: 'VWXYZ-FGHJK' }],
  routing,
};

describe('the sections of an answer', () => {
  it('name their findings by position, each once: all of the answer but those of the whole application', () => {
    const { answer, sections } = answered(LARGE);
    const named = sections.flatMap(({ positions }) => positions);
    expect(new Set(named).size).toBe(named.length);
    const others = answer.findings.filter((_, position) => !named.includes(position));
    expect(new Set(others.map(({ subject }) => subject.kind))).toEqual(new Set(['application']));
    for (const { subject, positions, findings } of sections) {
      expect(findings.map((each) => each?.subject)).toEqual(findings.map(() => subject));
      expect(positions).toEqual(positions.toSorted((one, other) => one - other));
    }
  });

  it('have the verdict of their findings, also where a domain has two routings', () => {
    for (const { verdict, findings } of answered(LARGE).sections) {
      const failing = findings.filter((each) => each?.severity === 'error');
      const worst = failing.some((each) => each?.outcome === 'fail')
        ? 'not-ready'
        : failing.some((each) => each?.outcome === 'unknown')
          ? 'undecided'
          : 'ready';
      expect(verdict).toBe(worst);
    }
    const ofRoutings = answered(LARGE).sections.filter(({ subject }) => subject.kind === 'routing');
    const outcomes = ofRoutings.map(
      ({ findings }) => findings.find((each) => each?.rule === 'routing/elb-has-verifying-server')?.outcome,
    );
    expect(outcomes).toEqual(['pass', 'pass']);
    expect(ofRoutings[0]?.positions).not.toEqual(ofRoutings[1]?.positions);
  });

  it('repeat nothing: fifty websites take at most 1.1 times the bytes of their findings, request and plan', () => {
    const websites = Array.from({ length: 50 }, (_, index) => ({
      ...application.websites[0],
      domains: [{ ...domain, name: `haitang${index}.cn` }],
    }));
    const { answer } = answered({ websites });
    const bytes = (value: unknown) => Buffer.byteLength(JSON.stringify(value));
    expect(bytes(answer)).toBeLessThan(
      1.1 * (bytes(answer.findings) + bytes(answer.request) + bytes(answer.plan)),
    );
  });

  it('are the same for a result that was stored before: it holds none of their positions', () => {
    const { result } = answered(LARGE);
    expect(result.sections.every((section) => !('findings' in section))).toBe(true);
    const stored: Finding[] = JSON.parse(JSON.stringify(result.findings));
    expect(answerTo({ ...result, findings: stored }, 'zh-CN').sections).toEqual(
      answerTo(result, 'en').sections,
    );
  });
});
