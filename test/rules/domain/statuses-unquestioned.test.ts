import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

type Filing = Facts['domain.filing.status'];

describe('domain/statuses-unquestioned', () => {
  const on = (given: string[] | undefined, filing?: Filing) =>
    judge('domain/statuses-unquestioned', { 'domain.statuses': given, 'domain.filing.status': filing });
  it.each<[string[] | undefined, Filing | undefined, string]>([
    [['ok', 'client transfer prohibited'], undefined, 'pass'],
    [['clientHold'], undefined, 'pass'],
    [['pendingTransfer'], undefined, 'fail'],
    [['server update prohibited'], undefined, 'fail'],
    [['reserved'], undefined, 'fail'],
    [['inactive'], undefined, 'fail'],
    [['inactive'], 'filed-elsewhere', 'fail'],
    [['inactive'], 'none', 'pass'],
    [['inactive'], 'in-progress', 'pass'],
    [['inactive', 'private'], 'none', 'fail'],
    [['no-such-status'], undefined, 'unknown unlisted'],
    [['no-such-status', 'private'], undefined, 'fail'],
    [undefined, 'none', 'not-applicable'],
  ])('%j while the filing is %s: %s', (given, filing, expected) => expect(on(given, filing)).toBe(expected));
  it('names what no list knows, once, and asks nobody', () =>
    expect(judged('domain/statuses-unquestioned', { 'domain.statuses': ['b', 'a', 'b'] })).toMatchObject({
      data: { statuses: ['a', 'b'] },
      asks: [],
    }));
});
