import { regionPolicy } from '../../policy/regions.ts';
import { defineRule, fail, notApplicable, pass } from '../define-rule.ts';

export default defineRule({
  id: 'routing/load-balancer-beside-backends',
  subject: 'routing',
  constraints: ['elb'],
  severity: 'warning',
  when: { needs: ['routing.elb'], applies: ({ 'routing.elb': elb }) => elb !== null },
  needs: ['routing.elb'],
  mayRead: ['routing.backendRegions'],
  title: {
    en: 'The load balancer is in the mainland region of its backend servers',
    'zh-CN': '负载均衡与后端服务器位于同一大陆区域',
  },
  fix: {
    en: 'Use a load balancer in the mainland region of its backend servers, or ask Huawei Cloud, which decides what can be filed.',
    'zh-CN': '请使用与后端服务器同一大陆区域的负载均衡，或咨询华为云，以华为云为准。',
  },
  messages: {
    pass: { en: 'The load balancer is in region {region}.', 'zh-CN': '负载均衡位于 {region}。' },
    'outside-mainland': {
      en: 'The load balancer is in region {region}, outside mainland China. The constraints speak of load balancers in mainland China.',
      'zh-CN': '负载均衡位于 {region}，不在大陆；约束表只涉及大陆的负载均衡。',
    },
    'nothing-in-mainland': {
      en: 'The load balancer ({region}) and its backend servers are outside mainland China: a filing is neither required nor possible for them.',
      'zh-CN': '负载均衡（{region}）及其后端服务器均不在大陆：无需备案，也无法备案。',
    },
    'another-region': {
      en: 'The load balancer is in region {region}, its backend servers are in: {backends}.',
      'zh-CN': '负载均衡位于 {region}，后端服务器位于：{backends}。',
    },
  },
  check({ 'routing.elb': elb, 'routing.backendRegions': regions = [] }) {
    const region = elb?.region ?? '';
    const isMainland = (id: string) => regionPolicy(id)?.mainland ?? true;
    const backends = regions.filter((each) => each !== region);
    if (!isMainland(region)) {
      const abroad = regions.length > 0 && !regions.some(isMainland);
      return abroad
        ? notApplicable('nothing-in-mainland', { region })
        : fail({ region, backends }, 'outside-mainland');
    }
    return backends.length === 0 ? pass({ region }) : fail({ region, backends }, 'another-region');
  },
});
