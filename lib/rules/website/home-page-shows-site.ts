import { AFTER_APPROVAL } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/home-page-shows-site',
  subject: 'website',
  constraints: ['content-illegal'],
  severity: 'warning',
  source: AFTER_APPROVAL,
  needs: ['website.domains'],
  ifGiven: ['website.page'],
  enumerations: { form: 'page-form', host: 'domain-name' },
  title: { en: 'The home page shows the website', 'zh-CN': '首页显示该网站' },
  fix: {
    en: 'If the website is filed and live, publish it under its domain name. A website that cannot be opened or shows other content during an inspection may lose its filing. The provider has the final say.',
    'zh-CN':
      '若网站已备案并开通，请在其域名下发布网站内容。核查时无法打开或内容不符的网站，可能被注销备案；以接入商为准。',
  },
  messages: {
    pass: { en: 'The page at {host} has content.', 'zh-CN': '{host} 的页面有内容。' },
    error: {
      en: 'The page at {host} returned status {status}.',
      'zh-CN': '{host} 返回状态码 {status}。',
    },
    elsewhere: {
      en: 'The home page redirects to {host}, which is not a domain name of the website.',
      'zh-CN': '首页跳转到 {host}，不是该网站的域名。',
    },
    form: { en: 'The page at {host} is {form}.', 'zh-CN': '{host} 为{form}。' },
  },
  check({ 'website.page': { form, status, host }, 'website.domains': domains }) {
    if (!domains.some((name) => host === name || host.endsWith(`.${name}`)))
      return fail({ host }, 'elsewhere');
    if (status >= 400) return fail({ host, status }, 'error');
    return form === 'content' ? pass({ host }) : fail({ host, form }, 'form');
  },
});
