import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('code/server-eligible', () => {
  it.each([
    ['ready', 'pass'],
    ['not-ready', 'fail'],
    ['undecided', 'unknown server-undecided'],
    [undefined, 'unknown code.serverVerdict'],
  ] as const)('a server that is %s: %s', (verdict, expected) =>
    expect(judge('code/server-eligible', { 'code.serverVerdict': verdict })).toBe(expected),
  );
  it('asks about its server', () =>
    expect(judged('code/server-eligible', { 'code.serverVerdict': 'undecided' }).asks).toEqual([
      'code.serverVerdict',
    ]));
});
