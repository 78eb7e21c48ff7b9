import { isTarget } from '../../spellings/ip-address.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'routing/load-balancer-address-public',
  subject: 'routing',
  constraints: ['elb'],
  severity: 'error',
  when: { needs: ['routing.elb'], applies: ({ 'routing.elb': elb }) => elb !== null },
  needs: ['routing.elb'],
  title: { en: 'The load balancer has a public address', 'zh-CN': '负载均衡具有公网地址' },
  fix: {
    en: 'Bind an EIP to the load balancer and provide its address.',
    'zh-CN': '请为负载均衡绑定弹性公网IP，并填写该地址。',
  },
  messages: {
    pass: { en: '{address} is a public address.', 'zh-CN': '{address} 是公网地址。' },
    fail: {
      en: 'A domain name cannot resolve to {address}, which is not a public address.',
      'zh-CN': '{address} 不是公网地址，域名不能解析到该地址。',
    },
  },
  check({ 'routing.elb': elb }) {
    const address = elb?.address ?? '';
    return isTarget(address) ? pass({ address }) : fail({ address });
  },
});
