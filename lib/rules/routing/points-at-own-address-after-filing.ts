import type { Facts } from '../../facts/facts.ts';
import { regionPolicy } from '../../policy/regions.ts';
import { INSPECTION } from '../../policy/sources.ts';
import { defineRule, fail } from '../define-rule.ts';
import { atCdn, atServers, RECORD_MESSAGES } from '../dns-records.ts';

export default defineRule({
  id: 'routing/points-at-own-address-after-filing',
  subject: 'routing',
  constraints: ['basic-requirements'],
  severity: 'warning',
  source: INSPECTION,
  when: {
    needs: ['routing.filing.status', 'routing.filingRequired', 'routing.elb', 'routing.cdn.serviceArea'],
    applies: ({
      'routing.filing.status': status,
      'routing.filingRequired': required,
      'routing.elb': elb,
      'routing.cdn.serviceArea': area,
    }) => required && status === 'filed' && !isJudgedAsBalanced(elb, area),
  },
  needs: ['routing.cdn.serviceArea'],
  ifGiven: ['routing.dns'],
  mayRead: ['routing.targets', 'routing.cdn.cname'],
  title: {
    en: 'The filed domain name resolves to a running server of its own in mainland China',
    'zh-CN': '已备案的域名解析到自有且在用的大陆服务器',
  },
  fix: {
    en: 'Resolve the domain name to the EIP of a running server in mainland China, or to its load balancer or CDN. The provider inspects filed domain names and has the final say on whether access is cancelled.',
    'zh-CN':
      '请将域名解析到大陆在用服务器的弹性公网IP，或其负载均衡、CDN。接入商会核查已备案域名，是否取消接入以接入商为准。',
  },
  messages: RECORD_MESSAGES,
  check({
    'routing.dns': records,
    'routing.targets': targets = [],
    'routing.cdn.serviceArea': area,
    'routing.cdn.cname': cname,
  }) {
    if (records.length === 0) return fail({}, 'nowhere');
    return area === 'none' || area === 'outside-mainland-china'
      ? atServers(records, targets)
      : atCdn(records, cname ?? null, targets);
  },
});

/** A mainland load balancer without a CDN before it has a rule of its own. */
function isJudgedAsBalanced(elb: Facts['routing.elb'], area: Facts['routing.cdn.serviceArea']): boolean {
  return elb !== null && area === 'none' && (regionPolicy(elb.region)?.mainland ?? true);
}
