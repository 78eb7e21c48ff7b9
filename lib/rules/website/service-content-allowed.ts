import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, provinceRule } from '../../policy/provinces.ts';
import { PREPARATION } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/service-content-allowed',
  subject: 'website',
  constraints: ['content-individual'],
  severity: 'warning',
  source: PREPARATION,
  when: { needs: ['entity.kind'], applies: (facts) => facts['entity.kind'] === 'individual' },
  needs: [],
  ifGiven: ['website.content.serviceContent'],
  mayRead: ['entity.province'],
  enumerations: { chosen: 'service-content', ...GROUNDS },
  title: {
    en: 'The selected service content is available to individuals',
    'zh-CN': '所选服务内容适用于个人',
  },
  fix: {
    en: 'Select “blog or personal space” or “other”, whichever the province accepts. The communications administration has the final say.',
    'zh-CN': '请选择“博客/个人空间”或“其他”中本省接受的一项；以本省通信管理局为准。',
  },
  messages: {
    pass: { en: 'The selected service content is available to individuals.', 'zh-CN': '适用。' },
    fail: {
      en: 'Individuals can select only “blog or personal space” or “other”.',
      'zh-CN': '个人只能选择“博客/个人空间”或“其他”。',
    },
    'refused-by-province': {
      en: '{province} does not accept this service content for individuals: {chosen}. Source: {document}{note}.',
      'zh-CN': '{province}不接受个人网站选择该服务内容（{chosen}）。来源：{document}{note}。',
    },
  },
  check({ 'website.content.serviceContent': chosen, 'entity.province': province }) {
    if (chosen === 'listed') return fail();
    const rule = provinceRule(province, 'serviceContentRefused');
    if (rule === undefined || !rule.value.includes(chosen)) return pass();
    return fail({ chosen, ...groundsData(rule) }, 'refused-by-province');
  },
});
