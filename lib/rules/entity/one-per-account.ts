import { defineRule, fail, pass, unknown } from '../define-rule.ts';
import { compareEntities } from '../same-entity.ts';

export default defineRule({
  id: 'entity/one-per-account',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'error',
  needs: ['account.filedEntity', 'entity.name', 'entity.kind'],
  mayRead: ['entity.certificate'],
  title: { en: 'The account is used to file for this entity only', 'zh-CN': '一个账号只备案一个主体' },
  fix: {
    en: 'Submit the filing from the account that holds this entity, or create a separate account for it.',
    'zh-CN': '请用该主体所在的账号备案，或为该主体另开账号。',
  },
  messages: {
    pass: { en: 'The account has not filed for any other entity.', 'zh-CN': '该账号没有为其他主体备案。' },
    fail: {
      en: 'The account already holds a filing for another entity. An account can file for one entity only.',
      'zh-CN': '该账号已为另一主体备案；一个账号只能备案一个主体。',
    },
    renamed: {
      en: 'The account has already filed for this entity under its former name.',
      'zh-CN': '该账号已为该主体备案，备案时用的是原名称。',
    },
    'same-name': {
      en: 'The account has already filed for a person of the same name. Provide the certificate numbers to confirm that it is the same person.',
      'zh-CN': '该账号已为同名个人备案；须以证件号码确认是否为同一人。',
    },
    'written-otherwise': {
      en: "The name filed by the account may be another spelling of this entity's name. Provide the certificate numbers to confirm that it is the same entity.",
      'zh-CN': '该账号已备案主体的名称可能只是写法不同；须以证件号码确认是否为同一主体。',
    },
    doubtful: {
      en: 'The certificate numbers differ, and one of them is not valid. Correct it to confirm whether this is the same entity.',
      'zh-CN': '两个证件号码不同，且其中之一不符合编码规则。请更正后再判断是否为同一主体。',
    },
  },
  check({
    'account.filedEntity': filed,
    'entity.name': name,
    'entity.kind': kind,
    'entity.certificate': certificate,
  }) {
    if (filed === null) return pass();
    const match = compareEntities(filed, { kind, name, certificate });
    if (match === 'same') return pass();
    if (match === 'renamed') return pass({}, 'renamed');
    return match === 'different' ? fail() : unknown(match, {}, ['entity.certificate']);
  },
});
