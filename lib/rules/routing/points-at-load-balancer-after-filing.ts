import { regionPolicy } from '../../policy/regions.ts';
import { isTarget } from '../../spellings/ip-address.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'routing/points-at-load-balancer-after-filing',
  subject: 'routing',
  constraints: ['elb'],
  severity: 'error',
  when: {
    needs: ['routing.elb', 'routing.filing.status', 'routing.cdn.serviceArea'],
    applies: ({ 'routing.elb': elb, 'routing.filing.status': status, 'routing.cdn.serviceArea': area }) =>
      elb !== null &&
      status === 'filed' &&
      area === 'none' &&
      isTarget(elb.address) &&
      (regionPolicy(elb.region)?.mainland ?? true),
  },
  needs: ['routing.elb', 'routing.dns'],
  title: {
    en: 'The filed domain name resolves to the load balancer',
    'zh-CN': '备案完成后域名解析到负载均衡',
  },
  fix: { en: 'Resolve the domain name to {address}.', 'zh-CN': '请将域名解析到 {address}。' },
  messages: {
    pass: { en: 'The domain name resolves to {address}.', 'zh-CN': '域名已解析到 {address}。' },
    fail: {
      en: 'The domain name resolves to {found} instead of {address}.',
      'zh-CN': '域名解析到 {found}，而不是 {address}。',
    },
    'not-resolving': {
      en: 'The domain name has no address record. It must resolve to {address}.',
      'zh-CN': '域名没有地址记录；应解析到 {address}。',
    },
  },
  check({ 'routing.elb': elb, 'routing.dns': records }) {
    const balancer = { ...elb };
    if (records.length === 0) return fail(balancer, 'not-resolving');
    const found = records.map(({ value }) => value).sort();
    return found.every((value) => value === elb?.address) ? pass(balancer) : fail({ ...balancer, found });
  },
});
