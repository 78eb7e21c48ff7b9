import { describe, expect, it } from 'vitest';
import { checked, looked, type Record } from '../drill/year/model.ts';
import { Broken, openPromises } from '../drill/year/promises.ts';
import { simulateYear } from '../drill/year/run.ts';

describe('a simulated fortnight', () => {
  it('keeps every promise, each checked at least once', async () => {
    const { checks } = await simulateYear({ days: 16, seed: 20281123 });
    expect(checks.get('every notice is told, once')).toBeGreaterThan(5);
    expect(checks.get('a record has the status of the day it was looked at')).toBeGreaterThan(50);
    expect(checks.size).toBeGreaterThan(15);
  });
});

describe('the model of the drill', () => {
  it('tells each stage once, expiry the day after, and recovery', () => {
    const record: Record = {
      tenant: 'acme',
      kind: 'domain',
      id: 'a.cn',
      facts: { startsOn: undefined, expiresOn: undefined, fit: true },
      redemptions: [],
      worlds: [],
      putOff: 0,
    };
    checked(record, { startsOn: undefined, expiresOn: '2028-02-29', fit: true }, '2028-01-01');
    for (const day of ['2028-01-01', '2028-01-30', '2028-02-20', '2028-02-29', '2028-03-01', '2028-03-02'])
      looked(record, day);
    checked(record, { startsOn: undefined, expiresOn: '2029-02-28', fit: true }, '2028-03-02');
    looked(record, '2028-03-02');
    expect(record.worlds.map(({ told }) => told)).toEqual([
      [
        'domain.expiring acme a.cn 2028-02-29 60 2028-01-01',
        'domain.expiring acme a.cn 2028-02-29 30 2028-01-30',
        'domain.expiring acme a.cn 2028-02-29 14 2028-02-20',
        'domain.expiring acme a.cn 2028-02-29 0 2028-02-29',
        'domain.expired acme a.cn 2028-02-29  2028-03-01',
        'domain.recovered acme a.cn 2029-02-28  2028-03-02',
      ],
    ]);
  });

  it('is told by a promise that does not hold', () => {
    const { hold } = openPromises();
    expect(() => hold('the sky is blue', false, () => 'grey')).toThrow(Broken);
  });
});
