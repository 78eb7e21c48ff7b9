/** What commands say beside reports. */
import type { Text } from '../../lib/texts.ts';

export const COMMAND_TEXTS = {
  noRule: {
    en: 'there is no rule "{name}"; see icp-preflight rules',
    'zh-CN': '没有规则“{name}”；见 icp-preflight rules',
  },
  meantRule: {
    en: 'there is no rule "{name}". Did you mean "{meant}"?',
    'zh-CN': '没有规则“{name}”。是否想写“{meant}”？',
  },
  noFinding: {
    en: 'there is no finding "{name}" in what was judged; its findings of this rule are: {others}',
    'zh-CN': '没有检查结果“{name}”；该规则的检查结果有：{others}',
  },
  collected: { en: 'what was found, as JSON', 'zh-CN': '以 JSON 输出读到的内容' },
  why: { en: 'Found because of', 'zh-CN': '判断依据' },
  found: { en: 'Found', 'zh-CN': '检查结果' },
  planned: { en: 'Planned', 'zh-CN': '计划' },
  noKey: {
    en: 'set HUAWEICLOUD_ACCESS_KEY and HUAWEICLOUD_SECRET_KEY (and HUAWEICLOUD_SECURITY_TOKEN for a temporary key)',
    'zh-CN':
      '请设置 HUAWEICLOUD_ACCESS_KEY 与 HUAWEICLOUD_SECRET_KEY（临时密钥另设 HUAWEICLOUD_SECURITY_TOKEN）',
  },
  notAsked: { en: '{service} {region}: {message}', 'zh-CN': '{service} {region}：{message}' },
  asked: { en: 'asked {service} {region}', 'zh-CN': '已查询 {service} {region}' },
  calendarOfSheet: {
    en: 'this is a sheet, and a calendar is made of applications; include it in a manifest (include: [{ sheet: {file} }]) and name that',
    'zh-CN': '这是表格，而日历由备案申请生成；请在清单中引入（include: [{ sheet: {file} }]），再指定该清单',
  },
  calendarOfTerraform: {
    en: 'this is a plan or a state of Terraform, and a calendar is made of applications; include it in a manifest (include: [{ terraform: {file} }]) and name that',
    'zh-CN':
      '这是 Terraform 的计划或状态，而日历由备案申请生成；请在清单中引入（include: [{ terraform: {file} }]），再指定该清单',
  },
  noMessage: {
    en: 'a line that is no JSON-RPC message was left out',
    'zh-CN': '已忽略一行不是 JSON-RPC 消息的内容',
  },
  notRead: { en: 'the answer was not read: {reason}', 'zh-CN': '无法读取应答：{reason}' },
  exists: {
    en: 'the file exists; --force writes over it',
    'zh-CN': '文件已存在；--force 可覆盖',
  },
  noName: {
    en: 'expected a name: the full name on the certificate',
    'zh-CN': '应填写名称：证件上的全称',
  },
  nobodyAnswers: {
    en: 'nobody can answer questions here; state --entity and --domain',
    'zh-CN': '此处无法提问；请给出 --entity 与 --domain',
  },
  kindNotTold: {
    en: 'the name "{name}" does not tell what the entity is, and nobody can be asked here; state one of: {choices}',
    'zh-CN': '从名称“{name}”看不出主体性质，此处又无法提问；请指定以下之一：{choicesInChinese}',
  },
  wrote: {
    en: 'wrote {file}. Next: icp-preflight assess {file}',
    'zh-CN': '已写入 {file}。接下来：icp-preflight assess {file}',
  },
} satisfies { [name: string]: Text };

/** What `init` asks. */
export const QUESTIONS = {
  entity: { en: 'Who files? The full name on the certificate: ', 'zh-CN': '谁来备案？证件上的全称：' },
  kind: {
    en: 'What is it? enterprise, individual, public-institution, government or social-organization{usual}: ',
    'zh-CN': '主体性质？企业、个人、事业单位、党政机关或社会组织{usual}：',
  },
  domain: { en: 'Which domain name? Several, separated by spaces: ', 'zh-CN': '哪些域名？多个以空格分隔：' },
  website: { en: 'Name of the website of {domain}: ', 'zh-CN': '{domain} 的网站名称：' },
} satisfies { [name: string]: Text };
