import { describe, expect, it } from 'vitest';
import { openQuestionsOf } from '../../lib/findings/open-questions.ts';
import { anyRule } from '../../testing/judge.ts';
import { finding } from '../../testing/judgements.ts';

describe('openQuestionsOf', () => {
  it('asks once for each fact of each subject, and names the rules that wait', () => {
    const asking = (rule: string, id: string, kind: 'domain' | 'website' = 'domain') =>
      finding({ rule: anyRule(rule), outcome: 'unknown', subject: { kind, id }, asks: ['entity.name'] });
    expect(
      openQuestionsOf([
        asking('a/1', 'a.cn'),
        finding({}),
        asking('a/2', 'a.cn'),
        asking('a/1', 'b.cn'),
        asking('a/1', 'a.cn', 'website'),
      ]),
    ).toEqual([
      { fact: 'entity.name', subject: { kind: 'domain', id: 'a.cn' }, rules: ['a/1', 'a/2'] },
      { fact: 'entity.name', subject: { kind: 'domain', id: 'b.cn' }, rules: ['a/1'] },
      { fact: 'entity.name', subject: { kind: 'website', id: 'a.cn' }, rules: ['a/1'] },
    ]);
  });
});
