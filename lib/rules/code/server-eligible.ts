import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'code/server-eligible',
  subject: 'code',
  constraints: ['code-origin'],
  severity: 'error',
  needs: ['code.serverVerdict'],
  title: {
    en: 'The server of the authorization code can currently be used for verification',
    'zh-CN': '授权码对应的服务器目前可用于核验',
  },
  fix: {
    en: 'Renew the server that generated the code, or use a code from another server.',
    'zh-CN': '请续费生成该授权码的服务器，或使用其他服务器的授权码。',
  },
  messages: {
    pass: { en: 'Its server can be used for verification.', 'zh-CN': '其服务器可用于核验。' },
    fail: {
      en: 'Its server cannot be used for verification. An authorization code becomes invalid when its server expires.',
      'zh-CN': '其服务器不能用于核验；服务器到期则授权码失效。',
    },
    'server-undecided': {
      en: 'More information is needed to tell whether its server can be used for verification.',
      'zh-CN': '尚不能判断其服务器能否用于核验。',
    },
  },
  check({ 'code.serverVerdict': verdict }) {
    if (verdict === 'undecided') return unknown('server-undecided', {}, ['code.serverVerdict']);
    return verdict === 'ready' ? pass() : fail();
  },
});
