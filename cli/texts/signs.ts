/** What stands between and around words. */
import type { Text } from '../../lib/texts.ts';

export const COLON: Text = { en: ': ', 'zh-CN': '：' };
/** Where a line ends with it. */
export const LAST_COLON: Text = { en: ':', 'zh-CN': '：' };
export const COMMA: Text = { en: ', ', 'zh-CN': '，' };
export const SEMICOLON: Text = { en: '; ', 'zh-CN': '；' };
/** A column as a sheet program calls it. */
export const COLUMN: Text = { en: 'column {letters}', 'zh-CN': '{letters} 列' };
/** What is said in passing, behind something. */
export const ASIDE: Text = { en: ' ({said})', 'zh-CN': '（{said}）' };
