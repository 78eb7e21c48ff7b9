import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

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
