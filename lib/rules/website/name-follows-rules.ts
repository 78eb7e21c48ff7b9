import { nationalNameRules } from '../../policy/website-names.ts';
import { defineRule, fail, pass } from '../define-rule.ts';
import { breachData, nameBreaches } from '../name-breaches.ts';

export default defineRule({
  id: 'website/name-follows-rules',
  subject: 'website',
  constraints: ['website-name'],
  severity: 'error',
  needs: ['website.name', 'entity.kind', 'entity.name'],
  mayRead: ['website.content.approvals'],
  enumerations: { rules: 'name-rule', contradiction: 'name-rule-contradiction' },
  title: { en: 'The website name complies with the naming rules', 'zh-CN': '网站名称符合命名规则' },
  fix: {
    en: 'Choose a Chinese name of at least three characters that reflects the content and does not contain these parts.',
    'zh-CN': '请改用三个汉字以上、能体现内容且不含上述字样的中文名称。',
  },
  messages: {
    pass: {
      en: 'The name does not violate any national naming rule. The reviewer has the final say, and provinces may have additional requirements.',
      'zh-CN': '名称未触犯全国性命名规则；最终由审核人员判断，各省可能另有要求。',
    },
    fail: {
      en: 'The name will be rejected because of: {parts} ({rules}).',
      'zh-CN': '名称会被驳回，原因：{parts}（{rules}）。',
    },
    contradicted: {
      en: 'The name will be rejected because of: {parts} ({rules}). Sources disagree: {contradiction}.',
      'zh-CN': '名称会被驳回，原因：{parts}（{rules}）。各来源说法不一：{contradiction}。',
    },
  },
  check(facts, today) {
    const { 'website.name': name, 'entity.kind': kind, 'entity.name': legalName } = facts;
    const { 'website.content.approvals': approvals = [] } = facts;
    const inForce = approvals.filter(({ validUntil = today }) => validUntil >= today);
    const approved = new Set(inForce.map(({ industry }) => industry));
    const breaches = nameBreaches(nationalNameRules(), { name, kind, legalName, approved });
    if (breaches.length === 0) return pass();
    const disputed = breaches.find(({ rule }) => rule.contradiction !== undefined);
    if (disputed === undefined) return fail(breachData(breaches));
    return fail(
      { ...breachData(breaches), contradiction: `contradiction:${disputed.rule.id}` },
      'contradicted',
    );
  },
});
