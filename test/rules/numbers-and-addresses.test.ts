import { describe, expect, it } from 'vitest';
import type { Facts } from '../../lib/facts/vocabulary.ts';
import { judge, judged } from '../../testing/judge.ts';

describe('routing/filing-number-well-formed', () => {
  const on = (number: string | undefined, status: Facts['routing.filing.status'] | undefined = 'filed') =>
    judge('routing/filing-number-well-formed', {
      'routing.filing.number': number,
      'routing.filing.status': status,
    });
  it.each([
    ['京ICP备12345678号-1', 'pass'],
    ['京icp备 12345678号－1', 'pass'],
    ['京ICP备12345678号', 'fail number-of-the-entity'],
    ['京ICP备12345678号-1A', 'fail other-kind'],
    ['京公网安备11010802020266号', 'fail other-kind'],
    ['粤B2-20090059', 'fail other-kind'],
    ['川ICP备12345678号-1', 'fail province-character'],
    ['京ICP备1234567号-1', 'fail digits'],
    ['京公网安备99010802020266号', 'fail division'],
    ['京ICP备12345678号-0', 'fail suffix'],
    ['none yet', 'fail not-a-filing-number'],
    [undefined, 'not-applicable'],
  ])('%s: %s', (number, expected) => expect(on(number)).toBe(expected));
  it('fails a number of a domain that is not filed', () => {
    expect(on('京ICP备12345678号-1', 'none')).toBe('fail not-filed');
    expect(on('京ICP备12345678号-1', 'in-progress')).toBe('pass');
    expect(on('京ICP备12345678号-1', 'filed-elsewhere')).toBe('pass');
  });
});

describe('verification/address-serves-one-entity', () => {
  const id = 'verification/address-serves-one-entity';
  it('passes addresses that serve nobody else', () =>
    expect(judge(id, { 'verification.addresses': [{ address: '203.0.113.9', entities: [] }] })).toBe('pass'));
  it('fails one that does, and names it and the others', () =>
    expect(
      judged(id, {
        'verification.addresses': [
          { address: '203.0.113.10', entities: ['青木有限公司', '阿木有限公司'] },
          { address: '203.0.113.11', entities: [] },
          { address: '203.0.113.9', entities: ['青木有限公司'] },
        ],
      }),
    ).toMatchObject({
      outcome: 'fail',
      data: {
        addresses: ['203.0.113.10', '203.0.113.9'],
        entities: ['阿木有限公司', '青木有限公司'].sort(),
      },
    }));
  it('does not apply where it is not said', () => expect(judge(id, {})).toBe('not-applicable'));
});
