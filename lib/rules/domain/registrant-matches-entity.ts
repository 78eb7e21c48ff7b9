import { sameName } from '../../facts/same-name.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/registrant-matches-entity',
  subject: 'domain',
  constraints: ['domain-registrant'],
  severity: 'error',
  needs: ['domain.registrant', 'entity.name'],
  title: { en: 'The registrant is the filing entity', 'zh-CN': '域名持有者与备案主体一致' },
  fix: {
    en: 'Transfer the domain to the entity, or file as its registrant.',
    'zh-CN': '请将域名过户给备案主体，或以域名持有者作为主体备案。',
  },
  messages: {
    pass: { en: 'Registrant and entity have the same name.', 'zh-CN': '域名持有者与备案主体名称一致。' },
    fail: {
      en: 'The domain is registered to “{registrant}”, the filing is for “{entity}”.',
      'zh-CN': '域名持有者为“{registrant}”，备案主体为“{entity}”。',
    },
  },
  check({ 'domain.registrant': registrant, 'entity.name': entity }) {
    return sameName(registrant, entity) ? pass() : fail({ registrant, entity });
  },
});
