import { AFTER_APPROVAL } from '../../policy/sources.ts';
import { entityNumber, isWebsiteNumber } from '../../spellings/filing-number.ts';
import { shownNumbers } from '../../spellings/footer.ts';
import { defineRule, fail, pass } from '../define-rule.ts';
import { counts, filedNumber, isWanted, wantedForm } from '../footer-numbers.ts';

export default defineRule({
  id: 'website/footer-shows-number',
  subject: 'website',
  constraints: ['content-illegal'],
  severity: 'warning',
  source: AFTER_APPROVAL,
  needs: [],
  ifGiven: ['website.footerHtml'],
  mayRead: ['website.filing', 'entity.province'],
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
    'none-yet': {
      en: 'The page shows no filing number, and the website has none yet.',
      'zh-CN': '网站尚无备案号，网页也没有显示。',
    },
    'too-early': {
      en: 'The page shows {number} though the filing of the website is not through.',
      'zh-CN': '网站备案尚未完成，网页却显示了 {number}。',
    },
    'another-number': {
      en: 'The page shows {number}, which is not that of the filing, {filed}.',
      'zh-CN': '网页显示的 {number} 与备案号 {filed} 不符。',
    },
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
  check({ 'website.footerHtml': html, 'website.filing': filing, 'entity.province': province }) {
    const shown = shownNumbers(html);
    const filed = filedNumber(filing?.number);
    const numbers = shown.flatMap(({ parsed, linked }) =>
      typeof parsed === 'string' || !counts(parsed, filed) ? [] : [{ ...parsed, linked }],
    );
    const [first] = numbers;
    if (filing?.status === 'none' || filing?.status === 'in-progress')
      return first === undefined ? pass({}, 'none-yet') : fail({ number: first.number }, 'too-early');
    const malformed = shown.find(({ parsed }) => typeof parsed === 'string');
    if (first === undefined)
      return malformed === undefined ? fail({}, 'no-number') : fail({ number: malformed.text }, 'malformed');
    const own = numbers.filter((each) => filed === undefined || entityNumber(each) === entityNumber(filed));
    const [ownFirst] = own;
    if (ownFirst === undefined)
      return fail({ number: first.number, filed: filed?.number ?? '' }, 'another-number');
    const wanted = wantedForm(filed?.province ?? province ?? ownFirst.province);
    const right = own.filter((each) => isWanted(each, wanted, filed));
    const best = right.find(({ linked }) => linked) ?? right[0];
    if (best !== undefined)
      return best.linked ? pass({ number: best.number }) : fail({ number: best.number }, 'not-linked');
    if (filed !== undefined && wanted === 'website' && isWebsiteNumber(ownFirst))
      return fail({ number: ownFirst.number, filed: filed.number }, 'another-number');
    return fail({ number: ownFirst.number }, `${wanted}-number-wanted`);
  },
});
