import { productPolicy } from '../../policy/products.ts';
import { regionPolicy } from '../../policy/regions.ts';
import { isTarget } from '../../spellings/ip-address.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/eip-bound',
  subject: 'server',
  constraints: ['basic-requirements'],
  severity: 'error',
  when: {
    needs: ['server.product'],
    applies: (facts) => productPolicy(facts['server.product'])?.needsBoundEip ?? true,
  },
  needs: ['server.eip'],
  title: { en: 'A mainland EIP is bound to the server', 'zh-CN': '已绑定大陆弹性公网IP' },
  fix: {
    en: 'Buy an EIP in a mainland region and bind it to the server.',
    'zh-CN': '请购买大陆区域的弹性公网IP并绑定到服务器。',
  },
  messages: {
    pass: { en: 'EIP {address} is bound.', 'zh-CN': '已绑定弹性公网IP {address}。' },
    fail: { en: 'No EIP is bound to the server.', 'zh-CN': '未绑定弹性公网IP。' },
    private: {
      en: '{address} is not a public address and cannot be an EIP.',
      'zh-CN': '{address} 不是公网地址，不可能是弹性公网IP。',
    },
    'outside-mainland': {
      en: 'The EIP is in region {region}, outside mainland China.',
      'zh-CN': '弹性公网IP位于 {region}，不在大陆。',
    },
    'unlisted-region': {
      en: 'The region of the EIP ({region}) is not on any list.',
      'zh-CN': '名录中没有弹性公网IP所在区域 {region}。',
    },
  },
  check({ 'server.eip': eip }) {
    if (eip === null) return fail();
    const { address, region } = eip;
    if (!isTarget(address)) return fail({ address }, 'private');
    // An EIP can be bound in its own region only: if none is stated, it is where the server is.
    if (region === undefined) return pass({ address });
    const policy = regionPolicy(region);
    if (policy === undefined) return unknown('unlisted-region', { region }, ['server.eip']);
    return policy.mainland ? pass({ address }) : fail({ address, region }, 'outside-mainland');
  },
});
