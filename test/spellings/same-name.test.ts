import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { plainName, sameName } from '../../lib/spellings/same-name.ts';

describe('sameName', () => {
  it('ignores case, width, spaces, and the kind of brackets, dots and quotes', () => {
    expect(sameName(' 华为（深圳）有限公司', '华为(深圳)有限公司')).toBe(true);
    expect(sameName('A·B', 'a•b')).toBe(true);
    expect(sameName('“甲”《乙》', "'甲'(乙)")).toBe(true);
    expect(sameName('零\u200b宽', '零宽')).toBe(true);
  });
  it('tells different names apart', () => expect(sameName('海棠', '海裳')).toBe(false));
  it('is reflexive and does not change when made plain twice', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (name) => {
        expect(sameName(name, name)).toBe(true);
        expect(plainName(plainName(name))).toBe(plainName(name));
      }),
    );
  });
});
