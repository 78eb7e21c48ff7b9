import { GROUNDS } from '../../policy/enumerations.ts';
import { groundsData, orderRules } from '../../policy/provinces.ts';
import { PROVINCE_PAGES } from '../../policy/sources.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';
import { dependsOnFiled, isPassed } from '../order-size.ts';

export default defineRule({
  id: 'entity/order-size-accepted',
  subject: 'entity',
  constraints: ['entity'],
  severity: 'warning',
  source: PROVINCE_PAGES,
  needs: ['entity.kind', 'entity.websitesInOrder'],
  ifGiven: ['entity.province'],
  mayRead: ['entity.filedServices'],
  enumerations: GROUNDS,
  title: {
    en: 'The number of websites is within the limits of the province',
    'zh-CN': '网站数量符合本省要求',
  },
  fix: {
    en: 'Split the order or prepare the required documents. The communications administration of {province} has the final say.',
    'zh-CN': '请拆分订单或备好材料；以{province}通信管理局为准。',
  },
  messages: {
    pass: {
      en: 'Websites in this application: {inOrder}. This is within the known limits of {province}.',
      'zh-CN': '本次 {inOrder} 个网站，未超过{province}已知的限制。',
    },
    'smaller-order': {
      en: 'The application contains {inOrder} websites; {province} accepts at most {over} per application. Source: {document}{note}.',
      'zh-CN': '本次 {inOrder} 个网站；{province}一次最多受理 {over} 个。来源：{document}{note}。',
    },
    'plan-document': {
      en: 'There are {total} websites in total; {province} requires a website construction plan for more than {over}. Source: {document}{note}.',
      'zh-CN': '共 {total} 个网站；超过 {over} 个时{province}要求提交建设方案书。来源：{document}{note}。',
    },
    'plan-document-once-filed': {
      en: '{filed} services are already filed; {province} requires a website construction plan for each new one after {over}. Source: {document}{note}.',
      'zh-CN':
        '已备案 {filed} 个服务；超过 {over} 个后新增时{province}要求提交建设方案书。来源：{document}{note}。',
    },
    'stamped-statement': {
      en: 'There are {total} websites in total; {province} requires a stamped statement for more than {over}. Source: {document}{note}.',
      'zh-CN': '共 {total} 个网站；超过 {over} 个时{province}要求提交盖章说明。来源：{document}{note}。',
    },
    'fewer-services': {
      en: 'There are {total} websites in total; {province} accepts at most {over}. Source: {document}{note}.',
      'zh-CN': '共 {total} 个网站；{province}最多接受 {over} 个。来源：{document}{note}。',
    },
    'filed-not-given': {
      en: 'The limits of {province} depend on the number of services already filed, which was not provided (entity.filedServices).',
      'zh-CN': '{province}的限制取决于已备案的服务数，未提供（entity.filedServices）。',
    },
  },
  check(facts) {
    const { 'entity.province': province, 'entity.kind': kind, 'entity.websitesInOrder': inOrder } = facts;
    const { 'entity.filedServices': filed } = facts;
    const group = kind === 'individual' ? 'individual' : 'unit';
    const rules = orderRules(province).filter(({ value: { of } }) => of === 'any' || of === group);
    if (rules.length === 0) return notApplicable();
    const data = { province, inOrder, filed: filed ?? null, total: inOrder + (filed ?? 0) };
    const passed = rules.filter((rule) => isPassed(rule, inOrder, filed));
    const [first] = passed;
    if (first !== undefined) {
      const { asks, over } = first.value;
      return fail(
        { ...data, over, asks: passed.map(({ value }) => value.asks), ...groundsData(first) },
        asks,
      );
    }
    const open = filed === undefined && rules.some(({ value }) => dependsOnFiled(value));
    return open ? notApplicable('filed-not-given', data) : pass(data);
  },
});
