/** The rules as a page that can be read. */
import type { Text } from '../../lib/texts.ts';

export const RULES = {
  what: {
    en: 'What an application is judged by: the rows of the constraints table, each with its rules. Whoever reads a finding finds its rule here.',
    'zh-CN': '判断备案申请所依据的规则：按约束表逐行列出，每行下是实现它的规则。',
  },
  search: { en: 'Search rules', 'zh-CN': '搜索规则' },
  searchHint: { en: 'registrar, three months, 实名 …', 'zh-CN': '注册商、三个月、实名……' },
  found: { en: 'Rules: {count}', 'zh-CN': '规则：{count} 条' },
  none: { en: 'No rule matches.', 'zh-CN': '没有符合的规则。' },
  subject: { en: 'Speaks of', 'zh-CN': '适用对象' },
  every: { en: 'Everything', 'zh-CN': '全部' },
  facts: { en: 'Reads', 'zh-CN': '所读事实' },
  rows: { en: 'Rows of the table', 'zh-CN': '对应约束' },
  catalogue: { en: 'Catalogue {hash}', 'zh-CN': '规则版本 {hash}' },
} satisfies { [name: string]: Text };
