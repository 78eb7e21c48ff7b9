import type { Text } from '../../texts.ts';

/** Why a message was not taken, by reason; `status-<n>` is the receiver's own answer. */
export const REASONS: { readonly [reason: string]: Text } = {
  timeout: { en: 'It did not answer in time.', 'zh-CN': '未及时应答。' },
  redirect: {
    en: 'It answered with a redirect, which is not followed. Give the final address.',
    'zh-CN': '返回了重定向，本服务不跟随。请填写最终地址。',
  },
  'name-not-found': { en: 'Its name has no address.', 'zh-CN': '域名无法解析。' },
  'address-not-public': {
    en: 'Its name leads to an address that is not on the public internet.',
    'zh-CN': '域名指向非公共互联网地址。',
  },
  'not-https': { en: 'It is not https.', 'zh-CN': '不是 https 地址。' },
  certificate: { en: 'Its certificate is not valid.', 'zh-CN': '证书无效。' },
  'no-connection': { en: 'No connection could be made, or it broke.', 'zh-CN': '无法建立连接，或连接中断。' },
};

export const STATUS: Text = { en: 'It answered with status {status}.', 'zh-CN': '返回状态码 {status}。' };
