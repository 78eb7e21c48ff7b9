import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/one-domain',
  subject: 'website',
  constraints: ['domain-one-per-website'],
  severity: 'error',
  needs: ['website.domains'],
  title: { en: 'The website has exactly one domain name', 'zh-CN': '每个网站只备案一个域名' },
  fix: {
    en: 'Keep one domain name for this website and file each of the others as a separate website.',
    'zh-CN': '该网站只填写一个域名；其余域名请各自作为一个网站备案。',
  },
  messages: {
    pass: { en: 'The website has one domain name.', 'zh-CN': '该网站有一个域名。' },
    fail: { en: 'The website has {count} domain names.', 'zh-CN': '该网站有 {count} 个域名。' },
  },
  check({ 'website.domains': domains }) {
    return domains.length === 1 ? pass() : fail({ count: domains.length, domains: [...domains].sort() });
  },
});
