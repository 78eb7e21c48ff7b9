import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { DOMAIN_CHECK, judgeDomain } from '../../lib/judge/domain-check.ts';
import { judgeServer } from '../../lib/judge/server-check.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import { domainChecks } from '../../testing/arbitraries.ts';
import { domain, entity, server } from '../../testing/facts.ts';
import { evaluation } from '../../testing/judgements.ts';

describe('judgeDomain and judgeServer', () => {
  it('tells all findings, passes included, in the order of the table', () => {
    const judged = judgeDomain({ ...domain, entity }, evaluation);
    expect(judged.verdict).toBe('ready');
    expect(judged.findings.map(({ rule }) => rule)).toEqual(rulesFor('domain').map(({ id }) => id));
    expect(
      judged.findings.every(({ subject }) => subject.kind === 'domain' && subject.id === 'haitangjiaju.cn'),
    ).toBe(true);
    expect(judgeServer(server, evaluation, NO_LEDGER)).toMatchObject({ verdict: 'ready', openQuestions: [] });
  });
  it('is undecided without the entity, and asks for it', () => {
    const judged = judgeDomain(domain, evaluation);
    expect(judged.verdict).toBe('undecided');
    expect(judged.openQuestions).toEqual([
      {
        fact: 'entity.name',
        subject: { kind: 'domain', id: 'haitangjiaju.cn' },
        rules: ['domain/registrant-matches-entity'],
      },
    ]);
  });
});

it('a domain that is judged briefly has the verdict, and what fails or is undecided', () => {
  fc.assert(
    fc.property(domainChecks, (body) => {
      const request = parseWith(domainCheck, body);
      const { verdict, findings } = judgeDomain(request, evaluation);
      const told = findings.filter(({ outcome }) => outcome === 'fail' || outcome === 'unknown');
      const expected = { kind: 'domain-check', verdict, findings: told, openQuestions: [] };
      expect(DOMAIN_CHECK.judgeBriefly?.(request, evaluation, NO_LEDGER)).toEqual(expected);
    }),
  );
});
