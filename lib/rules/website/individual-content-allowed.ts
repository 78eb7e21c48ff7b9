import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/individual-content-allowed',
  subject: 'website',
  constraints: ['content-individual'],
  severity: 'error',
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: ['website.content.aboutEnterpriseOrIndustry'],
  title: {
    en: "The individual's website has no enterprise or industry content",
    'zh-CN': '个人网站不含企业或行业信息',
  },
  fix: {
    en: 'Remove the enterprise or industry content, or file as the enterprise.',
    'zh-CN': '请去除企业或行业信息，或以企业主体备案。',
  },
  messages: {
    pass: {
      en: 'The content is declared free of enterprise and industry information.',
      'zh-CN': '已声明不含此类信息。',
    },
    fail: {
      en: 'Individuals cannot file a website that contains enterprise or industry information.',
      'zh-CN': '个人不能备案含企业或行业信息的网站。',
    },
  },
  check: ({ 'website.content.aboutEnterpriseOrIndustry': about }) => (about ? fail() : pass()),
});
