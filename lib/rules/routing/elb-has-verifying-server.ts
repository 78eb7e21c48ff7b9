import { regionPolicy } from '../../policy/regions.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'routing/elb-has-verifying-server',
  subject: 'routing',
  constraints: ['elb'],
  severity: 'error',
  when: {
    needs: ['routing.elb'],
    applies: ({ 'routing.elb': elb }) => elb !== null && (regionPolicy(elb.region)?.mainland ?? true),
  },
  needs: ['routing.backends'],
  title: { en: 'A server behind the load balancer can verify', 'zh-CN': '负载均衡后端有可用于核验的服务器' },
  fix: {
    en: 'Make one backend server fit to verify, or use an authorization code that one of them generated.',
    'zh-CN': '请使一台后端服务器满足核验要求，或使用其生成的授权码。',
  },
  messages: {
    pass: { en: 'Can verify: {ready}.', 'zh-CN': '可用于核验：{ready}。' },
    fail: {
      en: 'None of the {count} backend servers can verify.',
      'zh-CN': '{count} 台后端服务器均不能用于核验。',
    },
    'may-verify': {
      en: 'Undecided whether they can verify: {undecided}.',
      'zh-CN': '尚不能判断能否用于核验：{undecided}。',
    },
  },
  check({ 'routing.backends': { ready, undecided, notReady } }) {
    if (ready.length > 0) return pass({ ready });
    if (undecided.length > 0) return unknown('may-verify', { undecided }, ['routing.backends']);
    return fail({ count: notReady.length });
  },
});
