/** What is said of input that cannot be read. */
import type { Text } from '../../lib/texts.ts';

/** How a plan comes to be judged that is not made yet. */
const MADE = {
  en: 'make one with: terraform plan -out plan.tfplan, then terraform show -json plan.tfplan > plan.json, and judge that with: icp-preflight assess --terraform plan.json',
  'zh-CN':
    '请先用 terraform plan -out plan.tfplan 生成计划，再用 terraform show -json plan.tfplan > plan.json 转为 JSON，然后用 icp-preflight assess --terraform plan.json 判断',
};

export const READING = {
  noFile: { en: 'the file does not exist', 'zh-CN': '文件不存在' },
  isFolder: { en: 'this is a folder; name a file', 'zh-CN': '这是文件夹；请指定文件' },
  notReadable: { en: 'the file cannot be read ({code})', 'zh-CN': '无法读取文件（{code}）' },
  notUtf8: { en: 'the file is not encoded in UTF-8', 'zh-CN': '文件不是 UTF-8 编码' },
  yaml: { en: 'malformed YAML: {reason}', 'zh-CN': 'YAML 语法错误：{reason}' },
  notAnObject: {
    en: 'expected an application: an object with entity, websites and servers',
    'zh-CN': '应为一份备案申请：含 entity、websites、servers 的对象',
  },
  isSheet: {
    en: 'this is a sheet; judge it with: icp-preflight assess --sheet {file}',
    'zh-CN': '这是表格；请用 icp-preflight assess --sheet {file} 判断',
  },
  isDocument: {
    en: 'this is no sheet but a manifest, or a body of the API; judge it with: icp-preflight assess {file}',
    'zh-CN': '这不是表格，而是清单或 API 的请求体；请用 icp-preflight assess {file} 判断',
  },
  isTerraform: {
    en: 'this is a plan or a state of Terraform; judge it with: icp-preflight assess --terraform {file}',
    'zh-CN': '这是 Terraform 的计划或状态；请用 icp-preflight assess --terraform {file} 判断',
  },
  isBinaryPlan: {
    en: 'this is a plan of Terraform in binary form; make JSON of it with: terraform show -json {file} > plan.json, and judge that with: icp-preflight assess --terraform plan.json',
    'zh-CN':
      '这是二进制的 Terraform 计划；请先用 terraform show -json {file} > plan.json 转为 JSON，再用 icp-preflight assess --terraform plan.json 判断',
  },
  moreFlaws: { en: 'faults that are not listed: {more}', 'zh-CN': '另有 {more} 处错误未列出' },
  isConfiguration: {
    en: `this is a configuration of Terraform, not a plan; ${MADE.en}`,
    'zh-CN': `这是 Terraform 配置，不是计划；${MADE['zh-CN']}`,
  },
  isPlanLog: {
    en: `this is the log that terraform prints with -json, not a plan; ${MADE.en}`,
    'zh-CN': `这是 terraform 以 -json 输出的日志，不是计划；${MADE['zh-CN']}`,
  },
  isPlanText: {
    en: `this is a plan as terraform prints it for people; ${MADE.en}`,
    'zh-CN': `这是 terraform 输出的供人阅读的计划；${MADE['zh-CN']}`,
  },
  noApplication: { en: 'no application is listed', 'zh-CN': '未列出任何申请' },
  besideApplications: {
    en: '"{name}" cannot stand beside "applications"; state it in each of them',
    'zh-CN': '“{name}”不能与 applications 并列；请写在每份申请中',
  },
  notAList: {
    en: 'expected a list of files, for example - terraform: plan.json',
    'zh-CN': '应为文件列表，例如 - terraform: plan.json',
  },
  notAnInclude: {
    en: 'expected "terraform: FILE" or "sheet: FILE"',
    'zh-CN': '应为“terraform: 文件”或“sheet: 文件”',
  },
  notARouting: {
    en: 'expected a routing: an object with domain, filing and servers',
    'zh-CN': '应为一份解析说明：含 domain、filing、servers 的对象',
  },
  sameAddress: {
    en: 'taken for the server of the same address in {file}, which is judged; if they are two, assess the files one by one',
    'zh-CN': '地址与 {file} 中的一台服务器相同，视为同一台，以该文件为准；若实为两台，请分别检查两个文件',
  },
  noResource: {
    en: 'no included file has a server of the address {name}',
    'zh-CN': '引入的文件中没有地址为 {name} 的服务器',
  },
  meantResource: {
    en: 'no included file has a server of the address {name}. Did you mean {meant}?',
    'zh-CN': '引入的文件中没有地址为 {name} 的服务器。是否想写 {meant}？',
  },
  ofOthers: {
    en: 'rows of another entity than "{name}" are left out: {count}, by line: {lines}',
    'zh-CN': '有 {count} 行的主体不是“{name}”，未读入：第 {lines} 行',
  },
  moreOfOthers: {
    en: 'rows of another entity than "{name}" are left out: {count}, by line: {lines} and more',
    'zh-CN': '有 {count} 行的主体不是“{name}”，未读入：第 {lines} 行等',
  },
  codeByValue: {
    en: 'an authorization code must not stand in a manifest: name the variable that holds it, for example {example}',
    'zh-CN': '授权码不得写在清单中：请写保存它的环境变量，例如 {example}',
  },
  likeVariables: {
    en: 'the name of this variable is that of another one but for case and signs: codes are told apart by letters and digits',
    'zh-CN': '该变量名与另一变量名仅大小写或符号不同：授权码按字母和数字区分，请改名',
  },
  noVariable: {
    en: 'the environment variable {name} is not set: it must hold the authorization code to send',
    'zh-CN': '环境变量 {name} 未设置：应保存要发送的授权码',
  },
  /** What is wrong with a member, in words that are whole already. */
  fault: { en: '{said}', 'zh-CN': '{said}' },
  faultOf: { en: '{name}: {said}', 'zh-CN': '{name}：{said}' },
} satisfies { [name: string]: Text };
