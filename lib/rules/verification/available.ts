import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'verification/available',
  subject: 'application',
  constraints: ['basic-requirements'],
  severity: 'error',
  when: { needs: ['verification.needed'], applies: (facts) => facts['verification.needed'] },
  needs: ['verification.candidates'],
  title: {
    en: 'A server or authorization code is available to verify the filing',
    'zh-CN': '有可用于核验的服务器或授权码',
  },
  fix: {
    en: 'Buy a yearly/monthly server with an EIP in a mainland region, fix one of the servers listed, or obtain an authorization code.',
    'zh-CN': '请购买大陆区域包年/包月并绑定弹性公网IP的服务器，或修正所列服务器，或取得备案授权码。',
  },
  messages: {
    pass: { en: 'Available for verification: {ready}.', 'zh-CN': '可用于核验：{ready}。' },
    fail: {
      en: 'None of the {count} servers and authorization codes provided can be used for verification.',
      'zh-CN': '所列 {count} 个服务器和授权码均不能用于核验。',
    },
    'none-given': {
      en: 'No server or authorization code was provided.',
      'zh-CN': '没有提供服务器或授权码。',
    },
    'may-verify': {
      en: 'More information is needed to tell whether these can be used for verification: {undecided}.',
      'zh-CN': '尚不能判断能否用于核验：{undecided}。',
    },
  },
  check({ 'verification.candidates': { ready, undecided, notReady } }) {
    if (ready.length > 0) return pass({ ready });
    if (undecided.length > 0) return unknown('may-verify', { undecided }, []);
    return notReady.length === 0 ? fail({ count: 0 }, 'none-given') : fail({ count: notReady.length });
  },
});
