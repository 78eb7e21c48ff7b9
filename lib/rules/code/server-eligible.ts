import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'code/server-eligible',
  subject: 'code',
  constraints: ['code-origin'],
  severity: 'error',
  needs: ['code.serverVerdict'],
  title: { en: "The code's server can verify today", 'zh-CN': '授权码对应的服务器目前可用于核验' },
  fix: {
    en: 'Renew the server that made the code, or use a code of another server.',
    'zh-CN': '请续费生成该授权码的服务器，或使用其他服务器的授权码。',
  },
  messages: {
    pass: { en: 'Its server can verify.', 'zh-CN': '其服务器可用于核验。' },
    fail: {
      en: 'Its server cannot verify; a code is void when its server has lapsed.',
      'zh-CN': '其服务器不能用于核验；服务器到期则授权码失效。',
    },
    'server-undecided': {
      en: 'It is undecided whether its server can verify.',
      'zh-CN': '尚不能判断其服务器能否用于核验。',
    },
  },
  check({ 'code.serverVerdict': verdict }) {
    if (verdict === 'undecided') return unknown('server-undecided', {}, ['code.serverVerdict']);
    return verdict === 'ready' ? pass() : fail();
  },
});
