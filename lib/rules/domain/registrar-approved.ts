import { registrarByIanaId, registrarByName } from '../../policy/registrars.ts';
import { companyKey } from '../../spellings/company-name.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'domain/registrar-approved',
  subject: 'domain',
  constraints: ['domain-registrar'],
  severity: 'error',
  needs: ['domain.registrar'],
  enumerations: { basis: 'approval-basis' },
  title: { en: 'The registrar is approved by the MIIT', 'zh-CN': '域名注册服务机构已获工信部批复' },
  fix: {
    en: 'Transfer the domain name to a registrar approved in mainland China and wait for the real-name data to be synchronized.',
    'zh-CN': '请将域名转移至已获批复的国内注册服务机构，并等待实名信息同步。',
  },
  messages: {
    pass: {
      en: '{registrar} is on the list of approved registrars ({basis}).',
      'zh-CN': '{registrar} 在批复名录中（{basis}）。',
    },
    fail: {
      en: '{registrar} is not known to be approved by the MIIT.',
      'zh-CN': '未见 {registrar} 获工信部批复的记录。',
    },
    unlisted: {
      en: 'This registrar is not on any list. Check it at domain.miit.gov.cn.',
      'zh-CN': '名录中没有该注册服务机构。请在 domain.miit.gov.cn 查询。',
    },
  },
  check({ 'domain.registrar': { ianaId, name } }) {
    const policy =
      (ianaId === undefined ? undefined : registrarByIanaId(ianaId)) ??
      (name === undefined ? undefined : registrarByName(name, companyKey));
    if (policy === undefined) return unknown('unlisted', { ianaId: ianaId ?? null }, ['domain.registrar']);
    const data = { registrar: policy.name, basis: policy.basis, confidence: policy.confidence };
    return policy.status === 'approved' ? pass(data) : fail(data);
  },
});
