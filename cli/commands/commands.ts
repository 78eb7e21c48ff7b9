/** All commands by their names, of one word or two; each is loaded when it is called. */
import type { Entry } from '../command.ts';

export const COMMANDS: { readonly [name: string]: Entry } = {
  assess: {
    summary: {
      en: 'Judge whole applications: entity, websites, domains, servers',
      'zh-CN': '判断整份备案申请：主体、网站、域名、服务器',
    },
    load: async () => (await import('./assess.ts')).assess,
  },
  'check domain': {
    summary: { en: 'Would this domain name pass?', 'zh-CN': '该域名能否通过？' },
    load: async () => (await import('./check-domain.ts')).checkDomain,
  },
  'check server': {
    summary: { en: 'Can this server verify a filing?', 'zh-CN': '该服务器能否用于备案核验？' },
    load: async () => (await import('./check-server.ts')).checkServer,
  },
  advise: {
    summary: {
      en: 'What to verify with, and what to point where and when',
      'zh-CN': '用什么核验，何时把域名指向何处',
    },
    load: async () => (await import('./advise.ts')).advise,
  },
  init: {
    summary: { en: 'Write a manifest, icp.yaml', 'zh-CN': '写出清单 icp.yaml' },
    load: async () => (await import('./init.ts')).init,
  },
  rules: {
    summary: { en: 'The rules, with their sources', 'zh-CN': '规则及其依据' },
    load: async () => (await import('./rules.ts')).rules,
  },
  explain: {
    summary: { en: "A finding's whole story", 'zh-CN': '一条检查结果的来龙去脉' },
    load: async () => (await import('./explain.ts')).explain,
  },
  calendar: {
    summary: { en: 'What ends when, as an .ics file', 'zh-CN': '何时到期，输出 .ics 文件' },
    load: async () => (await import('./calendar.ts')).calendar,
  },
  lookup: {
    summary: {
      en: 'What registries, the DNS and pages say of domains',
      'zh-CN': '查询注册局、DNS 与网页中的域名信息',
    },
    load: async () => (await import('./lookup.ts')).lookup,
  },
  'collect terraform': {
    summary: { en: 'Facts out of a plan or a state', 'zh-CN': '计划或状态中的事实' },
    load: async () => (await import('./collect.ts')).collectTerraform,
  },
  'collect sheet': {
    summary: { en: 'Facts out of a CSV or XLSX file', 'zh-CN': 'CSV 或 XLSX 文件中的事实' },
    load: async () => (await import('./collect.ts')).collectSheet,
  },
  'collect huawei': {
    summary: { en: 'Facts out of an account of Huawei Cloud', 'zh-CN': '华为云账号中的事实' },
    load: async () => (await import('./collect-huawei.ts')).collectHuawei,
  },
  'collect rdap': {
    summary: { en: 'Facts out of an RDAP answer', 'zh-CN': 'RDAP 应答中的事实' },
    load: async () => (await import('./collect.ts')).collectRdap,
  },
  'collect whois': {
    summary: { en: 'Facts out of a WHOIS answer', 'zh-CN': 'WHOIS 应答中的事实' },
    load: async () => (await import('./collect.ts')).collectWhois,
  },
  mcp: {
    summary: {
      en: 'Serve the tools of an assistant (MCP) on stdin and stdout',
      'zh-CN': '通过标准输入输出向 AI 助手提供工具（MCP）',
    },
    load: async () => (await import('./mcp.ts')).mcp,
  },
};
