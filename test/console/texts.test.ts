/** Texts of the console as they are filled. */
import { describe, expect, it } from 'vitest';
import { filled } from '../../console/texts/filled.ts';

describe('a text', () => {
  const text = { en: '{count} {count|server is|servers are} left', 'zh-CN': '剩 {count} 台' };

  it.each([
    [0, '0 servers are left', '剩 0 台'],
    [1, '1 server is left', '剩 1 台'],
    [2, '2 servers are left', '剩 2 台'],
    [12_345, '12,345 servers are left', '剩 12,345 台'],
  ])('has the word that goes with its number: %i', (count, en, zh) => {
    expect([filled(text, { count }, 'en'), filled(text, { count }, 'zh-CN')]).toEqual([en, zh]);
  });

  it('shows text as it is, and what is not there as a gap', () =>
    expect(filled({ en: '{id}: {why}', 'zh-CN': '{id}：{why}' }, { id: '2027' }, 'en')).toBe('2027: …'));
});
