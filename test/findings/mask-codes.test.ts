import { describe, expect, it } from 'vitest';
import { maskCodes } from '../../lib/findings/verifiers.ts';
import { maskCode } from '../../lib/spellings/authorization-code.ts';
import { assess } from '../../testing/judgements.ts';

describe('codes', () => {
  it('are masked but for their last four characters, if they are long enough', () => {
    expect(maskCode('abcde-fghjk')).toBe('****GHJK');
    expect(maskCode('ABCD-EFGH')).toBe('****');
    expect(maskCode('ABCD-EFGHJ')).toBe('****FGHJ');
  });
  it.each(['****GHJK', '****GHJK~2', '****', '***-GHJK', '＊＊＊＊GHJK', '****~GHJK', '**** GHJK'])(
    'that are spelled like masks are masked all the same: %s',
    (code) => {
      expect(maskCode(code)).toBe('****');
      expect(maskCodes([{ code }])).toEqual([{ code: '****' }]);
    },
  );
  it('are told apart by a number if their masks are the same', () => {
    const { sections } = assess({
      authorizationCodes: [{ code: 'AAAAA-FGHJK' }, { code: 'BBBBB-FGHJK' }, { code: 'CCCCC-CCCCC' }],
    });
    expect(
      sections?.filter(({ subject }) => subject.kind === 'code').map(({ subject }) => subject.id),
    ).toEqual(['****GHJK', '****GHJK~2', '****CCCC']);
  });
  it('are masked where they are stored, with whatever stands beside them', () => {
    const codes = [
      { code: 'ABCDE-FGHJK', serverId: 'ecs-1' },
      { code: 'VWXYZ-FGHJK', serverId: 'ecs-2' },
    ];
    expect(maskCodes(codes)).toEqual([
      { code: '****GHJK', serverId: 'ecs-1' },
      { code: '****GHJK~2', serverId: 'ecs-2' },
    ]);
  });
});
