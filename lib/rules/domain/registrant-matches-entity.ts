import { sameName } from '../../spellings/same-name.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'domain/registrant-matches-entity',
  subject: 'domain',
  constraints: ['domain-registrant'],
  severity: 'error',
  needs: ['domain.registrant', 'entity.name'],
  mayRead: ['entity.kind'],
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
    'of-a-unit': {
      en: 'The domain is registered to “{registrant}”, the filing is for “{entity}”. Sources contradict each other: the constraints page wants the unit itself; most provinces are said to take its legal representative too, Ningxia, Jilin and Tibet not.',
      'zh-CN':
        '域名持有者为“{registrant}”，备案主体为“{entity}”。各来源说法不一：约束页要求持有者为单位本身；据称多数省份也接受法定代表人，宁夏、吉林、西藏不接受。',
    },
  },
  check({ 'domain.registrant': registrant, 'entity.name': entity, 'entity.kind': kind }) {
    if (sameName(registrant, entity)) return pass();
    const data = { registrant, entity };
    return kind === undefined || kind === 'individual' ? fail(data) : fail(data, 'of-a-unit');
  },
});
