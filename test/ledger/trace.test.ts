/** `npm run drill -- --trace`: a history in words. */
import { beforeAll, describe, expect, it } from 'vitest';
import { planOf } from '../../drill/ledger/plans.ts';
import { simulatedHistory, type Tokens } from '../../drill/ledger/run.ts';
import { historiesWithout, without } from '../../drill/ledger/weaken.ts';
import { answerInWords, requestInWords } from '../../drill/ledger/words.ts';
import { newTokens } from '../../testing/histories.ts';

const CLAUSE = 'update C set(rId,redemption): absent rId';
let tokens: Tokens;
beforeAll(async () => {
  tokens = await newTokens();
});

describe('a trace', () => {
  it('tells a failing seed: every request, every call of the table, every answer, and is the same each time', async () => {
    const { caughtAfter = 0 } = await historiesWithout(CLAUSE, { tokens, limit: 3000, from: 0 });
    expect(caughtAfter).toBeGreaterThan(0);
    const [lines, again] = [[] as string[], [] as string[]];
    const options = { tokens, checked: {}, weaken: without(CLAUSE) };
    const broken = await simulatedHistory(planOf(caughtAfter), {
      ...options,
      tell: (line) => lines.push(line),
    });
    expect(broken[0]).toContain('linearizable');
    expect(lines[0]).toBe('#1 the owner checks ecs-1, which can verify today alone');
    const begun = lines.filter((line) => /^#\d+ the (owner|other tenant) /.test(line));
    const ended = lines.filter((line) => /^#\d+ (is answered|gets no answer)/.test(line));
    expect(ended).toHaveLength(begun.length);
    expect(lines.filter((line) => /redeems .* for [abc]\.cn/.test(line)).length).toBeGreaterThan(1);
    expect(lines.filter((line) => /^ {6}#\d+ writes the code: done$/.test(line)).length).toBeGreaterThan(1);
    expect(
      await simulatedHistory(planOf(caughtAfter), { ...options, tell: (line) => again.push(line) }),
    ).toEqual(broken);
    expect(again).toEqual(lines);
  });

  it('changes nothing of the history that it tells', async () => {
    for (const seed of [3, 17, 99]) {
      const [told, untold] = [{}, {}];
      await simulatedHistory(planOf(seed), { tokens, checked: told, tell: () => undefined });
      await simulatedHistory(planOf(seed), { tokens, checked: untold });
      expect(told).toEqual(untold);
    }
  });

  it('tells what happens to a call that does not go well', async () => {
    const lines: string[] = [];
    for (let seed = 1; seed <= 60; seed += 1)
      await simulatedHistory(planOf(seed), { tokens, checked: {}, tell: (line) => lines.push(line) });
    for (const word of [
      'is lost on its way',
      'gives it up',
      'arrives after all',
      'arrives twice',
      'dies before',
    ])
      expect(
        lines.some((line) => line.includes(word)),
        word,
      ).toBe(true);
    for (const word of [
      'then its process dies',
      'its answer is lost',
      'its condition does not hold',
      'a day passes',
    ])
      expect(
        lines.some((line) => line.includes(word)),
        word,
      ).toBe(true);
  });
});

describe('words', () => {
  const request = { tenant: 'other', method: 'POST', path: '/', body: undefined, key: 'k1', about: {} };
  it('say who asks for what, with which key', () =>
    expect(requestInWords({ ...request, kind: 'release', about: { code: 'X', domain: 'a.cn' } })).toBe(
      'the other tenant gives up the redemption of X for a.cn, with the key k1',
    ));
  it.each([
    [{ status: 201, body: { slot: 3 }, replayed: true }, 'is answered 201, slot 3, as the first time'],
    [
      { status: 409, body: { type: 'urn:icp-preflight:problem:quota-exhausted' }, replayed: false },
      'is answered 409 quota-exhausted',
    ],
    [undefined, 'gets no answer that says what happened'],
  ])('say what was answered: %o', (answer, words) => expect(answerInWords(answer)).toBe(words));
});
