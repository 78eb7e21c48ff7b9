import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/statuses-allow-filing', () => {
  const on = (given: string[] | undefined) =>
    judge('domain/statuses-allow-filing', { 'domain.statuses': given });
  it.each([
    [['clientHold'], 'fail'],
    [['server hold'], 'fail'],
    [['redemption period', 'ok'], 'fail'],
    [['pendingDelete'], 'fail'],
    [['pendingCreate'], 'fail'],
    [['reserved'], 'pass'],
    [['clientTransferProhibited', 'ok'], 'pass'],
    [['no-such-status'], 'pass'],
    [[], 'pass'],
    [undefined, 'not-applicable'],
  ])('%j: %s', (given, expected) => expect(on(given)).toBe(expected));
  it('names each once, in the spelling of EPP', () =>
    expect(
      judged('domain/statuses-allow-filing', {
        'domain.statuses': ['server hold', 'clientHold', 'client hold'],
      }).data,
    ).toEqual({
      statuses: ['clientHold', 'serverHold'],
      meanings: ['status:clientHold', 'status:serverHold'],
    }));
});
