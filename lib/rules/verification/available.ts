import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'verification/available',
  subject: 'application',
  constraints: ['basic-requirements'],
  severity: 'error',
  when: { needs: ['verification.needed'], applies: (facts) => facts['verification.needed'] },
  needs: ['verification.candidates'],
  title: {
    en: 'A server or an authorization code can verify the filing',
    'zh-CN': '有可用于核验的服务器或授权码',
  },
  fix: {
    en: 'Buy a yearly/monthly server with an elastic IP in the mainland, mend one of those given, or get an authorization code.',
    'zh-CN': '请购买大陆区域包年/包月并绑定弹性公网IP的服务器，或修正所列服务器，或取得备案授权码。',
  },
  messages: {
    pass: { en: 'Can verify: {ready}.', 'zh-CN': '可用于核验：{ready}。' },
    fail: {
      en: 'None of the {count} given servers and codes can verify.',
      'zh-CN': '所列 {count} 个服务器和授权码均不能用于核验。',
    },
    'may-verify': {
      en: 'Undecided whether they can verify: {undecided}.',
      'zh-CN': '尚不能判断能否用于核验：{undecided}。',
    },
  },
  check({ 'verification.candidates': { ready, undecided, notReady } }) {
    if (ready.length > 0) return pass({ ready });
    if (undecided.length > 0) return unknown('may-verify', { undecided }, []);
    return fail({ count: notReady.length });
  },
});
