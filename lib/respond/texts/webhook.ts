import type { Text } from '../../texts.ts';

/** Why a message was not taken, by reason; `status-<n>` is the receiver's own answer. */
export const REASONS: { readonly [reason: string]: Text } = {
  timeout: { en: 'The endpoint did not respond in time.', 'zh-CN': '未及时应答。' },
  redirect: {
    en: 'The endpoint responded with a redirect, which is not followed. Enter the final address.',
    'zh-CN': '返回了重定向，本服务不跟随。请填写最终地址。',
  },
  'name-not-found': { en: 'The host name cannot be resolved.', 'zh-CN': '域名无法解析。' },
  'address-not-public': {
    en: 'The host name resolves to an address that is not on the public internet.',
    'zh-CN': '域名指向非公共互联网地址。',
  },
  'not-https': { en: 'The address does not use https.', 'zh-CN': '不是 https 地址。' },
  certificate: { en: 'The certificate is not valid.', 'zh-CN': '证书无效。' },
  'no-connection': {
    en: 'The connection could not be established or was interrupted.',
    'zh-CN': '无法建立连接，或连接中断。',
  },
};

export const STATUS: Text = {
  en: 'The endpoint responded with status {status}.',
  'zh-CN': '返回状态码 {status}。',
};
