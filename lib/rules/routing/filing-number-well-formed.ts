import { FILING_NUMBERS } from '../../policy/sources.ts';
import { isWebsiteNumber, parseFilingNumber } from '../../spellings/filing-number.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'routing/filing-number-well-formed',
  subject: 'routing',
  constraints: ['cdn'],
  severity: 'warning',
  source: FILING_NUMBERS,
  needs: ['routing.filing.status'],
  ifGiven: ['routing.filing.number'],
  enumerations: { kind: 'number-kind' },
  title: { en: 'The number is a valid website filing number', 'zh-CN': '备案号为有效的网站备案号' },
  fix: {
    en: 'Look up the number at https://beian.miit.gov.cn and enter it exactly as recorded there, for example ending in -1. That record is authoritative.',
    'zh-CN': '请在 https://beian.miit.gov.cn 查询并按原样填写（例如以 -1 结尾）；以该系统记录为准。',
  },
  messages: {
    pass: {
      en: '{number} has a valid format. Whether it was actually issued is not checked.',
      'zh-CN': '{number} 格式正确；未查询是否实际存在。',
    },
    'under-licence': {
      en: '{number} is the number of a website under a licence. Sources contradict each other: two look-up tools (ICP-Checker, ICP_Query) show such numbers in the authority’s records; the knowledge base does not know them.',
      'zh-CN':
        '{number} 是许可证项下的网站编号。各来源说法不一：查询工具（ICP-Checker、ICP_Query）显示管局记录中有此类编号，知识库未提及。',
    },
    'not-filed': {
      en: '{number} was provided although the domain name is not filed.',
      'zh-CN': '域名未备案，却填写了 {number}。',
    },
    'number-of-the-entity': {
      en: '{number} is an entity filing number. A website filing number ends in -N.',
      'zh-CN': '{number} 是主体备案号；网站备案号以 -N 结尾。',
    },
    'other-kind': {
      en: '{number} is a different type of number: {kind}.',
      'zh-CN': '{number} 是其他类型的号码：{kind}。',
    },
    'not-a-filing-number': { en: '{number} is not a filing number.', 'zh-CN': '{number} 不是备案号。' },
    'province-character': {
      en: '{number} does not begin with a province abbreviation used in filing numbers.',
      'zh-CN': '{number} 的开头不是备案号使用的省份简称。',
    },
    digits: { en: '{number} has the wrong number of digits.', 'zh-CN': '{number} 的数字位数不对。' },
    division: { en: '{number} has no valid division code.', 'zh-CN': '{number} 的行政区划代码不存在。' },
    suffix: { en: 'The suffix of {number} is not valid.', 'zh-CN': '{number} 的后缀不正确。' },
  },
  check({ 'routing.filing.number': given, 'routing.filing.status': status }) {
    const parsed = parseFilingNumber(given);
    if (typeof parsed === 'string') return fail({ number: given }, parsed);
    const { number, kind } = parsed;
    if (kind === 'entity') return fail({ number }, 'number-of-the-entity');
    if (!isWebsiteNumber(parsed)) return fail({ number, kind }, 'other-kind');
    if (status === 'none') return fail({ number }, 'not-filed');
    return pass({ number }, kind === 'website' ? undefined : 'under-licence');
  },
});
