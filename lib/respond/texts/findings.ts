import type { Text } from '../../texts.ts';

/** How a message tells of facts that are not given. */
export const NOT_GIVEN: Text = { en: 'Information missing: {facts}.', 'zh-CN': '未提供：{facts}。' };
export const NOT_APPLICABLE: Text = { en: 'Not applicable.', 'zh-CN': '此处不适用。' };
export const RULE_ERROR: Text = {
  en: 'The rule could not be evaluated. The error has been logged.',
  'zh-CN': '该规则未能执行，故障已记录。',
};
export const UNKNOWN_FACT: Text = { en: 'What is the value of {fact}?', 'zh-CN': '{fact} 的值是什么？' };
