import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

const RULE = 'domain/facts-agree-with-registry';
const outcome = (facts: object, found: object) => judge(RULE, { ...facts, 'domain.found': found });

describe(RULE, () => {
  it('does not apply where nothing was looked up', () =>
    expect(judge(RULE, { 'domain.expiresOn': '2027-01-01' })).toBe('not-applicable'));

  it.each([
    ['the same day', { 'domain.expiresOn': '2027-08-01' }, { expiresOn: '2027-08-01' }],
    [
      'a registrar under its other name',
      { 'domain.registrar': { ianaId: 1599 } },
      { registrar: { name: '阿里云计算有限公司（万网）' } },
    ],
    [
      'statuses in another spelling and order',
      { 'domain.statuses': ['ok', 'clientTransferProhibited'] },
      { statuses: ['client transfer prohibited', 'OK'] },
    ],
    [
      'a holder that differs in brackets alone',
      { 'domain.registrant': '海棠家具(深圳)有限公司' },
      { registrant: { name: '海棠家具（深圳）有限公司' } },
    ],
    [
      'a holder that the registry masks',
      { 'domain.registrant': '海棠家具有限公司' },
      { registrant: { name: 'REDACTED FOR PRIVACY' } },
    ],
    [
      'a holder in another script',
      { 'domain.registrant': '海棠家具有限公司' },
      { registrant: { name: 'Haitang Furniture Ltd.' } },
    ],
    ['what nobody stated', {}, { expiresOn: '2027-08-01', resolves: true }],
    ['what the registry does not tell', { 'domain.expiresOn': '2027-08-01' }, { resolves: true }],
  ])('passes for %s', (_, facts, found) => expect(outcome(facts, found)).toBe('pass'));

  it.each([
    ['the day', { 'domain.expiresOn': '2028-08-01' }, { expiresOn: '2027-08-01' }, 'expiresOn'],
    ['the registrar', { 'domain.registrar': { ianaId: 1599 } }, { registrar: { ianaId: 146 } }, 'registrar'],
    [
      'the holder',
      { 'domain.registrant': '海棠家具有限公司' },
      { registrant: { name: '青木网络科技有限公司' } },
      'registrant',
    ],
    ['the statuses', { 'domain.statuses': ['ok'] }, { statuses: ['serverHold'] }, 'statuses'],
    ['whether it resolves', { 'domain.resolves': false }, { resolves: true }, 'resolves'],
  ])('fails where %s differs, and tells both', (_, facts, found, fact) => {
    const { data, outcome: told } = judged(RULE, { ...facts, 'domain.found': found });
    expect(told).toBe('fail');
    expect(data).toMatchObject({ facts: [fact] });
  });

  it('tells all that differ at once', () => {
    const { data } = judged(RULE, {
      'domain.expiresOn': '2028-08-01',
      'domain.resolves': false,
      'domain.found': { expiresOn: '2027-08-01', resolves: true },
    });
    expect(data).toEqual({
      facts: ['expiresOn', 'resolves'],
      stated: ['2028-08-01', 'false'],
      found: ['2027-08-01', 'true'],
    });
  });
});
