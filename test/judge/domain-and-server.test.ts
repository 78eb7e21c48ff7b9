import { describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeDomain } from '../../lib/judge/domain-check.ts';
import { judgeServer } from '../../lib/judge/server-check.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
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
