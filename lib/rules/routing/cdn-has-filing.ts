import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'routing/cdn-has-filing',
  subject: 'routing',
  constraints: ['cdn'],
  severity: 'error',
  when: {
    needs: ['routing.cdn.serviceArea'],
    applies: ({ 'routing.cdn.serviceArea': area }) => area === 'mainland-china' || area === 'global',
  },
  needs: ['routing.filing.status', 'routing.cdn.serviceArea'],
  enumerations: { status: 'filing-status', serviceArea: 'service-area' },
  title: {
    en: 'The domain name accelerated by CDN in the mainland has an ICP filing',
    'zh-CN': '在大陆使用CDN的域名已备案',
  },
  fix: {
    en: 'Complete the ICP filing first, using a mainland server with an EIP for verification. Until then, set the CDN service area to outside mainland China.',
    'zh-CN': '请先用绑定弹性公网IP的大陆服务器核验并完成备案；在此之前，CDN服务范围只能选“中国大陆境外”。',
  },
  messages: {
    pass: { en: 'The domain name has an ICP filing ({status}).', 'zh-CN': '域名已备案（{status}）。' },
    fail: {
      en: 'The CDN service area ({serviceArea}) requires an ICP filing. Current filing status: {status}.',
      'zh-CN': 'CDN服务范围“{serviceArea}”要求域名已备案；当前备案状态：{status}。',
    },
  },
  check({ 'routing.filing.status': status, 'routing.cdn.serviceArea': serviceArea }) {
    const data = { status, serviceArea };
    return status === 'filed' || status === 'filed-elsewhere' ? pass(data) : fail(data);
  },
});
