import { plainNumber } from '../../spellings/certificate.ts';
import { sameName } from '../../spellings/same-name.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'entity/one-per-account',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'error',
  needs: ['account.filedEntity', 'entity.name', 'entity.kind'],
  mayRead: ['entity.certificate'],
  title: { en: 'The account files for this entity only', 'zh-CN': '一个账号只备案一个主体' },
  fix: {
    en: 'File from the account that holds this entity, or open another account for it.',
    'zh-CN': '请用该主体所在的账号备案，或为该主体另开账号。',
  },
  messages: {
    pass: { en: 'The account has filed for no other entity.', 'zh-CN': '该账号没有为其他主体备案。' },
    fail: {
      en: 'The account already files for another entity; one account files for exactly one.',
      'zh-CN': '该账号已为另一主体备案；一个账号只能备案一个主体。',
    },
    'same-person': {
      en: 'The account files for a person of the same name; only the certificate number tells whether it is the same one.',
      'zh-CN': '该账号已为同名个人备案；须以证件号码确认是否为同一人。',
    },
  },
  check({
    'account.filedEntity': filed,
    'entity.name': name,
    'entity.kind': kind,
    'entity.certificate': certificate,
  }) {
    if (filed === null) return pass();
    if (filed.kind !== kind || !sameName(filed.name, name)) return fail();
    if (kind !== 'individual') return pass();
    const [one, other] = [filed.certificate, certificate];
    if (one === undefined || other === undefined) return unknown('same-person', {}, ['entity.certificate']);
    return plainNumber(one.number) === plainNumber(other.number) ? pass() : fail();
  },
});
