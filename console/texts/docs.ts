/** The page of the API document. The document itself is in English. */
import type { Text } from '../../lib/texts.ts';

export const DOCS = {
  search: { en: 'Search operations', 'zh-CN': '搜索接口' },
  searchHint: { en: 'codes, POST, webhook …', 'zh-CN': 'codes、POST、webhook……' },
  none: { en: 'No operation matches.', 'zh-CN': '没有符合的接口。' },
  raw: { en: 'The document as JSON', 'zh-CN': 'JSON 原文' },
  toConsole: { en: 'To the console', 'zh-CN': '返回控制台' },
  failed: {
    en: 'The document could not be loaded. Reload the page.',
    'zh-CN': '无法加载文档，请重新加载页面。',
  },
  parameters: { en: 'Parameters', 'zh-CN': '参数' },
  required: { en: 'required', 'zh-CN': '必填' },
  body: { en: 'Body', 'zh-CN': '请求体' },
  answers: { en: 'Answers', 'zh-CN': '响应' },
  schemas: { en: 'Schemas', 'zh-CN': '数据结构' },
  shape: { en: 'Shape', 'zh-CN': '结构' },
  example: { en: 'Example', 'zh-CN': '示例' },
} satisfies { [name: string]: Text };
