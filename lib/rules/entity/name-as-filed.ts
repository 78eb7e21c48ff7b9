import { FILING_CHANGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';
import { compareEntities } from '../same-entity.ts';

export default defineRule({
  id: 'entity/name-as-filed',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: FILING_CHANGES,
  needs: ['entity.name', 'entity.kind'],
  ifGiven: ['account.filedEntity'],
  mayRead: ['entity.certificate'],
  title: { en: 'The entity name matches the filed name', 'zh-CN': '主体名称与已备案名称一致' },
  fix: {
    en: 'File a change of the entity name first and complete the real-name authentication of its domain names under the new name, then submit the website. The reviewer has the final say.',
    'zh-CN': '请先办理主体名称变更备案，并以新名称重新完成域名实名认证，再提交网站备案；以审核人员为准。',
  },
  messages: {
    pass: { en: 'The name matches the filed name.', 'zh-CN': '与已备案的名称一致。' },
    fail: {
      en: 'The entity is filed with the same certificate as “{filed}”, but the application says “{entity}”.',
      'zh-CN': '已备案主体证件号码相同，名称为“{filed}”；本次申请为“{entity}”。',
    },
  },
  check({
    'account.filedEntity': filed,
    'entity.name': name,
    'entity.kind': kind,
    'entity.certificate': certificate,
  }) {
    if (filed === null) return notApplicable();
    const match = compareEntities(filed, { kind, name, certificate });
    if (match === 'same') return pass();
    return match === 'renamed' ? fail({ filed: filed.name, entity: name }) : notApplicable();
  },
});
