import { FILING_NUMBERS } from '../../policy/sources.ts';
import { parseFilingNumber } from '../../spellings/filing-number.ts';
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
  title: { en: 'The number is one of a filed website', 'zh-CN': '备案号为有效的网站备案号' },
  fix: {
    en: 'Look the number up at https://beian.miit.gov.cn, whose record decides, and give it as it stands there, for example with -1 at its end.',
    'zh-CN': '请在 https://beian.miit.gov.cn 查询并按原样填写（例如以 -1 结尾）；以该系统记录为准。',
  },
  messages: {
    pass: {
      en: '{number} is well-formed; whether it was given out is not looked up.',
      'zh-CN': '{number} 格式正确；未查询是否实际存在。',
    },
    'not-filed': {
      en: '{number} is given though the domain is not filed.',
      'zh-CN': '域名未备案，却填写了 {number}。',
    },
    'number-of-the-entity': {
      en: '{number} is the number of the entity; that of a website ends with -N.',
      'zh-CN': '{number} 是主体备案号；网站备案号以 -N 结尾。',
    },
    'other-kind': {
      en: '{number} is a number of another kind: {kind}.',
      'zh-CN': '{number} 是其他类型的号码：{kind}。',
    },
    'not-a-filing-number': { en: '{number} is not a filing number.', 'zh-CN': '{number} 不是备案号。' },
    'province-character': {
      en: '{number} does not begin with the character of a province as filing numbers have it.',
      'zh-CN': '{number} 的开头不是备案号使用的省份简称。',
    },
    digits: { en: '{number} has the wrong number of digits.', 'zh-CN': '{number} 的数字位数不对。' },
    division: { en: '{number} names no known province.', 'zh-CN': '{number} 的行政区划代码不存在。' },
    suffix: { en: 'The end of {number} is not one of a service.', 'zh-CN': '{number} 的后缀不正确。' },
  },
  check({ 'routing.filing.number': given, 'routing.filing.status': status }) {
    const parsed = parseFilingNumber(given);
    if (typeof parsed === 'string') return fail({ number: given }, parsed);
    const { number, kind } = parsed;
    if (kind === 'entity') return fail({ number }, 'number-of-the-entity');
    if (kind !== 'website') return fail({ number, kind }, 'other-kind');
    return status === 'none' ? fail({ number }, 'not-filed') : pass({ number });
  },
});
