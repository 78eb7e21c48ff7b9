/** What stands between texts. */
import type { Text } from '../../texts.ts';

/** Between the values of a list. */
export const SEPARATOR: Text = { en: ', ', 'zh-CN': '、' };

/** Between values that hold such a sign themselves. */
export const SEPARATOR_OF_LONG: Text = { en: '; ', 'zh-CN': '；' };

/** Between two sentences. */
export const SPACE: Text = { en: ' ', 'zh-CN': '' };
