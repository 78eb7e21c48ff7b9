import { regionPolicy } from '../../policy/regions.ts';
import { defineRule, fail, pass, unknown } from '../define-rule.ts';

export default defineRule({
  id: 'server/in-mainland',
  subject: 'server',
  constraints: ['server-mainland'],
  severity: 'error',
  needs: ['server.region'],
  title: { en: 'The server is in mainland China', 'zh-CN': '服务器位于中国大陆' },
  fix: {
    en: 'Use a server in a mainland region, for example cn-north-4. Websites hosted outside the mainland do not require a filing.',
    'zh-CN': '请使用大陆区域的服务器核验，例如 cn-north-4。服务器位于大陆以外的网站无需备案。',
  },
  messages: {
    pass: { en: 'Region {region} is in mainland China.', 'zh-CN': '区域 {region} 位于大陆。' },
    'by-form': {
      en: 'Region {region} is not on any list. The format of its ID indicates mainland China.',
      'zh-CN': '名录中没有区域 {region}；按其标识的形式判断为大陆。',
    },
    fail: { en: 'Region {region} is outside mainland China.', 'zh-CN': '区域 {region} 不在大陆。' },
    unlisted: {
      en: 'Region {region} is not on any list. Is it in mainland China?',
      'zh-CN': '名录中没有区域 {region}。是否位于大陆？',
    },
  },
  check({ 'server.region': given }) {
    const region = regionPolicy(given);
    if (region === undefined) return unknown('unlisted', { region: given }, ['server.region']);
    const data = { region: given, confidence: region.confidence };
    if (!region.mainland) return fail(data);
    return region.listed ? pass(data) : pass(data, 'by-form');
  },
});
