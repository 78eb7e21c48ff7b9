import { PREPARATION } from '../../policy/sources.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'verification/address-serves-one-entity',
  subject: 'application',
  constraints: ['basic-requirements'],
  severity: 'warning',
  source: PREPARATION,
  needs: [],
  ifGiven: ['verification.addresses'],
  title: {
    en: "The servers' IP addresses are not shared with other entities",
    'zh-CN': '服务器IP未与其他主体共用',
  },
  fix: {
    en: 'Use a separate server and IP address for each entity: a violation by one entity can get the address blocked for all. The provider has the final say.',
    'zh-CN': '请为每个主体使用独立的服务器和IP：一方违规可能导致该IP整体被封；以接入商为准。',
  },
  messages: {
    pass: { en: 'No sharing with other entities was declared.', 'zh-CN': '未见共用。' },
    fail: {
      en: '{addresses} also hosts websites of: {entities}.',
      'zh-CN': '{addresses} 还承载以下主体的网站：{entities}。',
    },
  },
  check({ 'verification.addresses': addresses }) {
    const shared = addresses.filter(({ entities }) => entities.length > 0);
    if (shared.length === 0) return pass();
    return fail({
      addresses: shared.map(({ address }) => address),
      entities: [...new Set(shared.flatMap(({ entities }) => entities))].sort(),
    });
  },
});
