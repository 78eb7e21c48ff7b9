/** The frame around all pages. */
import type { Language, Text } from '../../lib/texts.ts';
import type { PageName } from '../state/route.ts';
import type { Scope } from '../state/session.ts';
import type { Theme } from '../state/theme.ts';

export const NAVIGATION = {
  application: { en: 'Application', 'zh-CN': '申请' },
  portfolio: { en: 'Resources', 'zh-CN': '资源' },
  codes: { en: 'Codes', 'zh-CN': '授权码' },
  filings: { en: 'Filings', 'zh-CN': '备案进度' },
  report: { en: 'Report', 'zh-CN': '报告' },
  results: { en: 'Results', 'zh-CN': '记录' },
  rules: { en: 'Rules', 'zh-CN': '规则' },
  settings: { en: 'Settings', 'zh-CN': '设置' },
} as const satisfies { [P in PageName]: Text };

export const THEME_NAMES = {
  system: { en: 'Auto', 'zh-CN': '自动' },
  light: { en: 'Light', 'zh-CN': '浅色' },
  dark: { en: 'Dark', 'zh-CN': '深色' },
} as const satisfies { [T in Theme]: Text };

/** What each permission is for. */
export const SCOPE_WORDS = {
  read: { en: 'see what is stored', 'zh-CN': '查看已保存的内容' },
  check: { en: 'check, save and delete', 'zh-CN': '检查、保存和删除' },
  codes: { en: 'manage codes and notices', 'zh-CN': '管理授权码和通知' },
  redeem: { en: 'use codes', 'zh-CN': '使用授权码' },
} as const satisfies { [S in Scope]: Text };

/** Each in its own words. */
export const LANGUAGE_NAMES = { en: 'English', 'zh-CN': '中文' } as const satisfies {
  [L in Language]: string;
};

export const SHELL = {
  product: { en: 'ICP pre-flight', 'zh-CN': '备案预检' },
  navigation: { en: 'Pages', 'zh-CN': '页面' },
  skip: { en: 'Skip to content', 'zh-CN': '跳到内容' },
  theme: { en: 'Appearance', 'zh-CN': '外观' },
  signOut: { en: 'Sign out', 'zh-CN': '退出登录' },
  signIn: { en: 'Sign in', 'zh-CN': '登录' },
  account: { en: 'Account', 'zh-CN': '账号' },
  apiDocument: { en: 'API', 'zh-CN': 'API 文档' },
  keys: { en: 'Keyboard shortcuts', 'zh-CN': '键盘快捷键' },
  offline: {
    en: 'No connection. What you type is kept on this device, and judging goes on here.',
    'zh-CN': '网络已断开。填写的内容保存在本机，仍可继续判断。',
  },
  noSuchPage: { en: 'There is no such page', 'zh-CN': '没有这个页面' },
  toStart: { en: 'To the application', 'zh-CN': '返回申请' },
  title: { en: '{page} · ICP pre-flight', 'zh-CN': '{page} · 备案预检' },
} satisfies { [name: string]: Text };

export const SIGN_IN = {
  heading: { en: 'Sign in', 'zh-CN': '登录' },
  expired: {
    en: 'Your sign-in has expired. Sign in again: what you typed is still here.',
    'zh-CN': '登录已过期。请重新登录，填写的内容仍在本机。',
  },
  signedOut: { en: 'You have signed out.', 'zh-CN': '已退出登录。' },
  withProvider: { en: 'Sign in with your organisation', 'zh-CN': '使用组织账号登录' },
  provider: { en: 'You are sent to {host} and back.', 'zh-CN': '将前往 {host}，完成后自动返回。' },
  withToken: { en: 'Sign in with a token', 'zh-CN': '使用令牌登录' },
  token: { en: 'Token', 'zh-CN': '令牌' },
  tokenHint: {
    en: '`npm start` prints a link that signs you in. `npm run -s token -- --tenant NAME` prints a token to paste here. It stays in the memory of this tab.',
    'zh-CN':
      '`npm start` 会打印可直接登录的链接；`npm run -s token -- --tenant NAME` 打印令牌，可粘贴在此。令牌只保存在本标签页的内存中。',
  },
  unreadable: {
    en: 'This is no token. Expected three parts separated by dots.',
    'zh-CN': '这不是令牌：应为以点号分隔的三段文本。',
  },
  refused: { en: 'The identity provider refused: {why}', 'zh-CN': '身份提供方拒绝了登录：{why}' },
  scopes: { en: 'Permissions', 'zh-CN': '权限' },
  noScopes: { en: 'No permissions', 'zh-CN': '没有任何权限' },
} satisfies { [name: string]: Text };

export const KEYS = {
  heading: { en: 'Keyboard shortcuts', 'zh-CN': '键盘快捷键' },
  search: { en: 'Search on this page', 'zh-CN': '在本页搜索' },
  new: { en: 'New application', 'zh-CN': '新建申请' },
  go: { en: 'Go to “{page}”', 'zh-CN': '前往“{page}”' },
  help: { en: 'Show this list', 'zh-CN': '显示本列表' },
  close: { en: 'Close what is open', 'zh-CN': '关闭打开的内容' },
  on: { en: 'Single keys do this on this device', 'zh-CN': '在本机启用单键快捷键' },
} satisfies { [name: string]: Text };
