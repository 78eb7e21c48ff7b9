/** What is said of the command line itself. */
import type { Text } from '../../lib/texts.ts';

export const USE = {
  unknownCommand: {
    en: 'unknown command "{given}". Run icp-preflight --help for the list of commands.',
    'zh-CN': '没有命令“{given}”。运行 icp-preflight --help 查看命令列表。',
  },
  meantCommand: {
    en: 'unknown command "{given}". Did you mean "{meant}"?',
    'zh-CN': '没有命令“{given}”。是否想用“{meant}”？',
  },
  unknownOption: { en: 'unknown option', 'zh-CN': '没有这个选项' },
  meantOption: {
    en: 'unknown option. Did you mean --{meant}?',
    'zh-CN': '没有这个选项。是否想用 --{meant}？',
  },
  behindCommand: {
    en: 'options come after the command: icp-preflight {command} … {option}',
    'zh-CN': '选项应写在命令之后：icp-preflight {command} … {option}',
  },
  takesNoValue: { en: 'this option takes no value', 'zh-CN': '该选项不带值' },
  onceOnly: { en: 'only one file can be named', 'zh-CN': '只能指定一个文件' },
  needsValue: { en: 'a value is required: {value}', 'zh-CN': '需要一个值：{value}' },
  notAChoice: {
    en: 'expected one of: {choices}; found "{given}"',
    'zh-CN': '应为以下之一：{choicesInChinese}；实际为“{given}”',
  },
  meantChoice: {
    en: 'expected one of: {choices}; found "{given}". Did you mean "{meant}"?',
    'zh-CN': '应为以下之一：{choicesInChinese}；实际为“{given}”。是否想写“{meant}”？',
  },
  wholeNumber: { en: 'expected a whole number', 'zh-CN': '应为整数' },
  wholeTerm: {
    en: 'give both --starts and --expires, or --months',
    'zh-CN': '请同时给出 --starts 与 --expires，或给出 --months',
  },
  termOrder: {
    en: 'the last day (--expires) is earlier than the first (--starts)',
    'zh-CN': '到期日（--expires）早于开通日（--starts）',
  },
  nothingGiven: { en: 'expected {expected}', 'zh-CN': '应给出 {expected}' },
  blank: { en: 'argument {number} is blank: {usage}', 'zh-CN': '第 {number} 个参数为空：{usage}' },
  tooMany: { en: 'unexpected argument "{given}"', 'zh-CN': '多余的参数“{given}”' },
  onlyWith: { en: 'this option works only with {other}', 'zh-CN': '该选项只能与 {other} 合用' },
  noStream: {
    en: 'expected a file: what is kept there is read again. A file of this name is ./-',
    'zh-CN': '应为文件：保存的内容还要读回。若文件名就是 -，请写 ./-',
  },
  notWith: { en: 'this cannot be combined with {other}', 'zh-CN': '不能与 {other} 合用' },
  seeHelp: {
    en: 'Examples: icp-preflight {command} --help',
    'zh-CN': '示例见：icp-preflight {command} --help',
  },
  failed: { en: 'unexpected failure: {reason}', 'zh-CN': '意外失败：{reason}' },
  url: {
    en: 'expected the address of a service, for example https://icp.example.com',
    'zh-CN': '应为服务地址，例如 https://icp.example.com',
  },
  plainUrl: {
    en: 'expected an address without user name, password, query or fragment, for example https://icp.example.com',
    'zh-CN': '地址不能带用户名、密码、查询参数或片段，例如 https://icp.example.com',
  },
  domain: {
    en: 'expected a registrable domain name, for example example.cn',
    'zh-CN': '应为可注册的域名，例如 example.cn',
  },
  asOf: {
    en: 'expected a date (YYYY-MM-DD) or an RFC 3339 timestamp, for example 2026-11-23T16:00:00Z',
    'zh-CN': '应为日期 YYYY-MM-DD，或 RFC 3339 时刻，例如 2026-11-23T16:00:00Z',
  },
} satisfies { [name: string]: Text };

/** Headings of help. */
export const HELP = {
  about: {
    en: 'Would this ICP filing pass? Ready, not ready with reasons and fixes, or undecided with the question to answer. Judged on this machine: nothing is sent anywhere unless --look-up or --service asks for it.',
    'zh-CN':
      '这份 ICP 备案能通过吗？已就绪；未就绪，并给出原因与办法；或待确认，并给出要回答的问题。在本机判断：除非使用 --look-up 或 --service，不向任何地方发送任何内容。',
  },
  usage: { en: 'Usage', 'zh-CN': '用法' },
  command: { en: 'COMMAND', 'zh-CN': '命令' },
  anyOptions: { en: 'OPTIONS', 'zh-CN': '选项' },
  options: { en: 'Options', 'zh-CN': '选项' },
  commands: { en: 'Commands', 'zh-CN': '命令' },
  examples: { en: 'Examples', 'zh-CN': '示例' },
  common: { en: 'Common options', 'zh-CN': '通用选项' },
  status: {
    en: 'Exit status: 0 nothing found at or above --fail-on, 1 found, 2 wrong use, unreadable input or failure.',
    'zh-CN': '退出状态：0 未发现达到 --fail-on 的问题；1 发现问题；2 用法错误、输入无法读取或运行失败。',
  },
  plainStatus: {
    en: 'Exit status: 0 done, 2 wrong use, unreadable input or failure.',
    'zh-CN': '退出状态：0 完成；2 用法错误、输入无法读取或运行失败。',
  },
  more: {
    en: 'icp-preflight COMMAND --help shows the options and examples of a command.',
    'zh-CN': 'icp-preflight 命令 --help 查看该命令的选项与示例。',
  },
} satisfies { [name: string]: Text };
