import { describe, expect, it } from 'vitest';
import { maskCodes } from '../../lib/findings/mask-codes.ts';
import { maskCode } from '../../lib/spellings/authorization-code.ts';
import { assess } from '../../testing/judgements.ts';

describe('codes', () => {
  it('are masked but for their last four characters, if they are long enough', () => {
    expect(maskCode('abcde-fghjk')).toBe('****GHJK');
    expect(maskCode('ABCD-EFGH')).toBe('****');
    expect(maskCode('ABCD-EFGHJ')).toBe('****FGHJ');
  });
  it('are told apart by a number if their masks are the same', () => {
    const { sections } = assess({
      authorizationCodes: [{ code: 'AAAAA-FGHJK' }, { code: 'BBBBB-FGHJK' }, { code: 'CCCCC-CCCCC' }],
    });
    expect(
      sections?.filter(({ subject }) => subject.kind === 'code').map(({ subject }) => subject.id),
    ).toEqual(['****GHJK', '****GHJK~2', '****CCCC']);
  });
  it('are masked in a request, which is left alone without any', () => {
    expect(maskCodes({ a: 1, authorizationCodes: [{ code: 'ABCDE-FGHJK' }] })).toEqual({
      a: 1,
      authorizationCodes: [{ code: '****GHJK' }],
    });
    const none = { a: 1, authorizationCodes: undefined };
    expect(maskCodes(none)).toBe(none);
  });
});
