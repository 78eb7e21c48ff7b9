/** What is said of files that could not be read, or not wholly. */
import type { Text } from '../../lib/texts.ts';

/** By reason. */
export const FILE_FAULTS: { readonly [reason: string]: Text } = {
  'not-json': { en: 'Malformed JSON', 'zh-CN': 'JSON 语法错误' },
  'too-deep': { en: 'Objects and lists are nested too deeply', 'zh-CN': '对象和列表嵌套过深' },
  'not-terraform': {
    en: 'This JSON is none that is known: expected a Terraform state or plan, an RDAP answer, or what the API takes: an application, a domain, a server, a routing',
    'zh-CN':
      '无法识别该 JSON：应为 Terraform 状态或计划、RDAP 应答，或 API 接受的备案申请、域名、服务器、解析信息',
  },
  'no-huaweicloud-resources': {
    en: 'The file holds no resource of the huaweicloud provider',
    'zh-CN': '文件中没有 huaweicloud provider 的资源',
  },
  'id-repeated': {
    en: 'Not taken: the ID that follows from its address, “{id}”, is also that of {other}. Rename one of the two.',
    'zh-CN': '未读入：由地址得出的 ID“{id}”与 {other} 相同。请为其中一个改名。',
  },
  'no-domain': { en: 'The row names no domain', 'zh-CN': '该行没有域名' },
  'not-understood': {
    en: 'The cell “{cell}” was not understood',
    'zh-CN': '无法理解单元格“{cell}”',
  },
  'column-not-read': {
    en: 'The column “{heading}” ({letters}) was not read: “{read}” ({readLetters}) means the same, and was read',
    'zh-CN': '未读取“{heading}”列（{letters}）：“{read}”列（{readLetters}）含义相同，以其为准',
  },
  'sheets-not-read': {
    en: 'The sheet “{sheet}” was read, and not {sheets}',
    'zh-CN': '已读取工作表“{sheet}”；未读取：{sheetsInChinese}',
  },
  'more-sheets-not-read': {
    en: 'The sheet “{sheet}” was read, and not {sheets}, nor {more} more',
    'zh-CN': '已读取工作表“{sheet}”；未读取：{sheetsInChinese}，另有 {more} 个工作表',
  },
  'first-sheet-only': {
    en: 'The first sheet was read. The others were not: the file is too large for that, or one of them cannot be read.',
    'zh-CN': '仅读取了第一个工作表：文件过大，或其他工作表中有无法读取的内容',
  },
  'no-headings': {
    en: 'Neither domains, nor a WHOIS text, nor a sheet with a column headed “域名” or “domain”',
    'zh-CN': '既不是域名，也不是 WHOIS 文本或带“域名”列的表格',
  },
  'not-a-list': {
    en: 'This is an export of DNS records, not a list of domains',
    'zh-CN': '这是解析记录导出，不是域名列表',
  },
  'too-large': {
    en: 'The file is too large: it is read up to {most} MB',
    'zh-CN': '文件过大：最多读取 {most} MB',
  },
  'not-opened': { en: 'The file could not be opened', 'zh-CN': '无法打开该文件' },
  'not-read': {
    en: 'It was not read: the page could not do that now. Try again.',
    'zh-CN': '未能读取：页面暂时无法处理，请重试。',
  },
  'too-many': {
    en: 'An application holds at most {most} of each: {left} {left|was|were} left out',
    'zh-CN': '一份申请每类最多 {most} 项，其余 {left} 项未读入',
  },
  'not-text': { en: 'The file is neither text nor XLSX', 'zh-CN': '该文件既不是文本，也不是 XLSX' },
  'xlsx-broken': {
    en: 'The XLSX file cannot be read: it is damaged, encrypted, or written in an unusual way. Save it as CSV.',
    'zh-CN': '无法读取 XLSX 文件：文件已损坏、已加密或写法特殊。请另存为 CSV。',
  },
  'xlsx-too-large': {
    en: 'The XLSX file is too large: it is read up to 8 MB of XML, some 20,000 rows. Save it as CSV.',
    'zh-CN': 'XLSX 文件过大：最多读取 8 MB 的 XML（约 2 万行）。请另存为 CSV。',
  },
  'not-xlsx': { en: 'The XLSX file cannot be read: {reason}', 'zh-CN': '无法读取 XLSX 文件：{reason}' },
};
