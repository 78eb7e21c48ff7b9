/** What is said of places in files that were not read. */
import type { Text } from '../../lib/texts.ts';

/** By reason. */
const TEXTS = {
  'not-json': { en: 'malformed JSON', 'zh-CN': 'JSON 语法错误' },
  'too-deep': { en: 'objects and lists are nested too deeply', 'zh-CN': '对象和列表嵌套过深' },
  'not-terraform': {
    en: 'neither a plan nor a state of Terraform; make one with: terraform show -json plan.tfplan',
    'zh-CN': '既不是 Terraform 计划，也不是状态；可用 terraform show -json plan.tfplan 生成',
  },
  'no-huaweicloud-resources': {
    en: 'no resource of the huaweicloud provider',
    'zh-CN': '没有 huaweicloud provider 的资源',
  },
  'no-servers': {
    en: 'nothing was judged: there is no server that is read, a huaweicloud_compute_instance resource',
    'zh-CN': '未作任何判断：没有可读取的服务器（huaweicloud_compute_instance 资源）',
  },
  'no-servers-in-it': {
    en: 'there is no server that is read, a huaweicloud_compute_instance resource',
    'zh-CN': '没有可读取的服务器（huaweicloud_compute_instance 资源）',
  },
  'id-repeated': {
    en: 'not judged: the id that follows from its address, "{id}", is also that of {other}; rename one of the two',
    'zh-CN': '未判断：由地址得出的 ID“{id}”与 {other} 相同；请为其中一个改名',
  },
  'not-huawei-cloud': { en: 'not an answer of Huawei Cloud that is known', 'zh-CN': '不是已知的华为云应答' },
  'no-domain': {
    en: 'the row names no domain in the column "{heading}"',
    'zh-CN': '该行的“{heading}”列没有域名',
  },
  'not-understood': {
    en: 'the cell "{cell}" in the column "{heading}" was not understood',
    'zh-CN': '“{heading}”列的单元格“{cell}”无法理解',
  },
  'column-not-read': {
    en: 'the column "{heading}" ({letters}) is not read: "{read}" ({readLetters}) means the same, and is read',
    'zh-CN': '未读取“{heading}”列（{letters}）：“{read}”列（{readLetters}）含义相同，以其为准',
  },
  'columns-unknown': {
    en: 'columns that are not read: {columns}',
    'zh-CN': '未读取的列：{columnsInChinese}',
  },
  'more-columns-unknown': {
    en: 'columns that are not read: {columns}, and {more} more',
    'zh-CN': '未读取的列：{columnsInChinese}，另有 {more} 列',
  },
  'sheets-not-read': {
    en: 'the sheet "{sheet}" is read, and not {sheets}',
    'zh-CN': '已读取工作表“{sheet}”；未读取：{sheetsInChinese}',
  },
  'more-sheets-not-read': {
    en: 'the sheet "{sheet}" is read, and not {sheets}, nor {more} more',
    'zh-CN': '已读取工作表“{sheet}”；未读取：{sheetsInChinese}，另有 {more} 个工作表',
  },
  'first-sheet-only': {
    en: 'the first sheet is read; the others are not, as the file is too large for that, or one of them cannot be read',
    'zh-CN': '仅读取了第一个工作表：文件过大，或其他工作表中有无法读取的内容',
  },
  'zone-unknown': {
    en: 'the host is not complete and the zone is not known',
    'zh-CN': '主机记录不完整，且不知道所属域名',
  },
  'no-headings': {
    en: 'no row of headings was found: one column must be headed 域名 or domain',
    'zh-CN': '没有找到标题行：应有一列的标题为“域名”或 domain',
  },
  'not-a-list': {
    en: 'this is an export of DNS records, not a list of domains; read it with: icp-preflight collect sheet',
    'zh-CN': '这是解析记录导出，不是域名列表；请用 icp-preflight collect sheet 读取',
  },
  'not-text': {
    en: 'the file is neither XLSX nor text in UTF-8, GB18030 or UTF-16 with a byte order mark; save it as XLSX or as CSV in UTF-8',
    'zh-CN':
      '该文件不是 XLSX，也不是 UTF-8、GB18030 或带字节序标记的 UTF-16 文本；请另存为 XLSX 或 UTF-8 编码的 CSV',
  },
  'xlsx-broken': {
    en: 'the XLSX file cannot be read: it is damaged, encrypted, or written in an unusual way; save it as CSV',
    'zh-CN': '无法读取 XLSX 文件：文件已损坏、已加密或写法特殊；请另存为 CSV',
  },
  'xlsx-too-large': {
    en: 'the XLSX file is too large: it is read up to 8 MB of XML, some 20,000 rows; save it as CSV, which may be longer',
    'zh-CN': 'XLSX 文件过大：最多读取 8 MB 的 XML（约 2 万行）；请另存为 CSV，CSV 可以更长',
  },
  'not-xlsx': { en: 'the XLSX file cannot be read: {reason}', 'zh-CN': '无法读取 XLSX 文件：{reason}' },
} satisfies { [reason: string]: Text };

export const INVENTORY: { readonly [reason: string]: Text } & typeof TEXTS = TEXTS;
