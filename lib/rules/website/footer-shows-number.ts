import { provinceRule } from '../../policy/provinces.ts';
import { AFTER_APPROVAL } from '../../policy/sources.ts';
import type { FilingNumber } from '../../spellings/filing-number.ts';
import { shownNumbers } from '../../spellings/footer.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: 'website/footer-shows-number',
  subject: 'website',
  constraints: ['content-illegal'],
  severity: 'warning',
  source: AFTER_APPROVAL,
  needs: [],
  ifGiven: ['website.footerHtml'],
  title: {
    en: 'The page shows its filing number with a link to the authority',
    'zh-CN': '网页显示备案号并链接至管理系统',
  },
  fix: {
    en: 'Show the filing number at the bottom centre of the home page with a link to https://beian.miit.gov.cn: the entity filing number in Guangdong, the website filing number elsewhere. The communications administration has the final say.',
    'zh-CN':
      '请在首页底部中间显示备案号并链接至 https://beian.miit.gov.cn；广东显示主体备案号，其他省份显示网站备案号；以管局为准。',
  },
  messages: {
    pass: { en: 'The page shows {number} with a link.', 'zh-CN': '网页显示 {number} 且已链接。' },
    'no-number': { en: 'The page does not show a filing number.', 'zh-CN': '网页没有显示备案号。' },
    malformed: {
      en: 'The page shows {number}, which is not a valid filing number.',
      'zh-CN': '网页显示的 {number} 不是有效的备案号。',
    },
    'entity-number-wanted': {
      en: 'The page shows {number}; Guangdong requires the entity filing number (without -N).',
      'zh-CN': '网页显示 {number}；广东要求显示主体备案号（不带 -N）。',
    },
    'website-number-wanted': {
      en: 'The page shows {number}; all provinces except Guangdong require the website filing number (with -N).',
      'zh-CN': '网页显示 {number}；除广东外各省要求显示网站备案号（带 -N）。',
    },
    'not-linked': {
      en: 'The page shows {number} without a link to beian.miit.gov.cn.',
      'zh-CN': '网页显示 {number}，但没有链接至 beian.miit.gov.cn。',
    },
  },
  check({ 'website.footerHtml': html }) {
    const shown = shownNumbers(html);
    const [first] = shown;
    if (first === undefined) return fail({}, 'no-number');
    const numbers = shown.flatMap(({ parsed, linked }) =>
      typeof parsed === 'string' ? [] : [{ ...parsed, linked, wanted: wantedOf(parsed) }],
    );
    const [number] = numbers;
    if (number === undefined) return fail({ number: first.text }, 'malformed');
    const right = numbers.filter(({ kind, wanted }) => kind === wanted);
    const best = right.find(({ linked }) => linked) ?? right[0];
    if (best === undefined) return fail({ number: number.number }, `${number.wanted}-number-wanted`);
    return best.linked ? pass({ number: best.number }) : fail({ number: best.number }, 'not-linked');
  },
});

/** The form that the number's province wants to be shown: all but Guangdong want that of the website. */
function wantedOf({ province }: FilingNumber): 'entity' | 'website' {
  return provinceRule(province, 'footerNumber')?.value === 'entity' ? 'entity' : 'website';
}
