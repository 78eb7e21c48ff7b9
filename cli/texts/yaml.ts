/** What is said of YAML that cannot be read: the library says it in English, and speaks of its own functions. */
import type { Text } from '../../lib/texts.ts';

/** By the library's code. */
const YAML_TEXTS = {
  ALIAS_PROPS: { en: 'an alias (*name) has an anchor or a tag', 'zh-CN': '别名（*名称）不能带锚点或标签' },
  BAD_ALIAS: { en: 'the name of an anchor or alias is not valid', 'zh-CN': '锚点或别名的名称无效' },
  BAD_COLLECTION_TYPE: { en: 'the tag does not fit what follows it', 'zh-CN': '标签与其后的内容不符' },
  BAD_DIRECTIVE: { en: 'the directive (%) is not valid', 'zh-CN': '指令（%）无效' },
  BAD_DQ_ESCAPE: {
    en: 'an escape in double quotes is not valid; write \\\\ for a backslash',
    'zh-CN': '双引号内的转义无效；反斜杠应写作 \\\\',
  },
  BAD_INDENT: {
    en: 'the indentation is wrong, or a bracket or brace is not closed',
    'zh-CN': '缩进有误，或方括号、花括号没有闭合',
  },
  BAD_PROP_ORDER: { en: 'the anchor or tag stands in the wrong place', 'zh-CN': '锚点或标签的位置有误' },
  BAD_SCALAR_START: {
    en: 'a value cannot begin with this character; put it in quotes',
    'zh-CN': '值不能以该字符开头；请加引号',
  },
  BLOCK_AS_IMPLICIT_KEY: {
    en: 'there is another "key: value" within the value; put a value with a colon in quotes, or begin a new line',
    'zh-CN': '值中又出现“键: 值”；含冒号的值请加引号，或另起一行',
  },
  BLOCK_IN_FLOW: {
    en: 'within brackets or braces, items are separated by commas and not by lines',
    'zh-CN': '方括号、花括号内的各项应以逗号分隔，不能用换行的写法',
  },
  DUPLICATE_KEY: { en: 'this key stands there twice', 'zh-CN': '该键重复出现' },
  IMPOSSIBLE: { en: 'this cannot be read', 'zh-CN': '此处无法读取' },
  KEY_OVER_1024_CHARS: { en: 'a key is longer than 1,024 characters', 'zh-CN': '键超过 1024 个字符' },
  MISSING_CHAR: {
    en: 'a quote, bracket, comma or colon is missing',
    'zh-CN': '缺少引号、括号、逗号或冒号',
  },
  MULTILINE_IMPLICIT_KEY: { en: 'a key must stand on one line', 'zh-CN': '键必须写在一行内' },
  MULTIPLE_ANCHORS: {
    en: 'a value can have one anchor (&name) only',
    'zh-CN': '一个值只能有一个锚点（&名称）',
  },
  MULTIPLE_DOCS: {
    en: 'there are several documents, separated by --- or ...; keep one in the file, and list several applications under "applications"',
    'zh-CN': '文件中有多个文档（以 --- 或 ... 分隔）；每个文件只能有一个，多份申请请列在 applications 下',
  },
  MULTIPLE_TAGS: { en: 'a value can have one tag only', 'zh-CN': '一个值只能有一个标签' },
  NON_STRING_KEY: { en: 'a key must be text', 'zh-CN': '键必须是文本' },
  RESOURCE_EXHAUSTION: { en: 'it is nested too deeply', 'zh-CN': '嵌套过深' },
  TAB_AS_INDENT: { en: 'tabs cannot indent; use spaces', 'zh-CN': '不能用制表符缩进；请用空格' },
  TAG_RESOLVE_FAILED: {
    en: 'the tag (!) is not known, or its value does not fit',
    'zh-CN': '标签（!）未知，或其值不符',
  },
  UNEXPECTED_TOKEN: { en: 'this was not expected here', 'zh-CN': '此处不应出现该内容' },
  unresolved: {
    en: 'there is no anchor (&name) before an alias (*name)',
    'zh-CN': '别名（*名称）之前没有对应的锚点（&名称）',
  },
  merge: { en: 'only an object can be merged with <<', 'zh-CN': '<< 只能合并对象' },
  aliases: {
    en: 'its aliases make far more of the file than it is',
    'zh-CN': '别名展开后内容过大',
  },
} satisfies { [reason: string]: Text };

export const YAML: { readonly [reason: string]: Text } & typeof YAML_TEXTS = YAML_TEXTS;
