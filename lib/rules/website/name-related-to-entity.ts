import { wordsOf } from '../../letters.ts';
import { REJECTIONS } from '../../policy/sources.ts';
import { withoutPlaceNames } from '../../policy/website-names.ts';
import { plainName } from '../../spellings/same-name.ts';
import { defineRule, fail, pass } from '../define-rule.ts';

const UNITS = ['enterprise', 'public-institution', 'social-organization'];
/** Words of legal names that many units share. */
const SHARED =
  /有限责任公司|股份有限公司|有限公司|公司|集团|股份|控股|科技|网络|信息|技术|电子|商务|商贸|贸易|实业|发展|文化|传媒|服务|管理|咨询|中心|协会|co\.?,?ltd\.?|inc\.?/g;

export default defineRule({
  id: 'website/name-related-to-entity',
  subject: 'website',
  constraints: ['website-name'],
  severity: 'warning',
  source: REJECTIONS,
  when: { needs: ['entity.kind'], applies: (facts) => UNITS.includes(facts['entity.kind']) },
  needs: ['website.name', 'entity.name'],
  title: {
    en: "The website name is related to the organization's name",
    'zh-CN': '网站名称与单位名称有关联',
  },
  fix: {
    en: 'Use the full or short name of the organization, or attach a trademark certificate or a statement that explains the relationship. The reviewer has the final say.',
    'zh-CN': '请使用单位全称或简称，或附商标注册证或关联说明；以审核人员判断为准。',
  },
  messages: {
    pass: { en: 'Both names contain “{shared}”.', 'zh-CN': '两个名称都含“{shared}”。' },
    undistinctive: {
      en: "The organization's name has no distinctive part to compare.",
      'zh-CN': '单位名称没有可比较的特有部分。',
    },
    fail: {
      en: '“{name}” has nothing in common with “{legalName}” except generic words.',
      'zh-CN': '“{name}”与“{legalName}”除通用词外没有共同部分。',
    },
  },
  check({ 'website.name': name, 'entity.name': legalName }) {
    const own = pairsOf(legalName);
    if (own.length === 0) return pass({}, 'undistinctive');
    const shared = sharedPair(own, name) ?? sharedPair(own, plainName(name));
    return shared === undefined ? fail({ name, legalName }) : pass({ shared });
  },
});

function sharedPair(pairs: readonly string[], name: string): string | undefined {
  return pairs.find((pair) => name.includes(pair));
}

/** The pairs of the legal name that was asked for last: all websites of an application ask for the same. */
let last: { legalName: string; pairs: readonly string[] } = { legalName: '', pairs: [] };

function pairsOf(legalName: string): readonly string[] {
  if (last.legalName !== legalName) last = { legalName, pairs: listPairs(legalName) };
  return last.pairs;
}

/** Two neighbouring characters each of what is left of a legal name without places and shared words. */
function listPairs(legalName: string): string[] {
  return wordsOf(withoutPlaceNames(plainName(legalName)).replace(SHARED, ' ')).flatMap((part) => {
    const characters = [...part];
    return characters.slice(1).map((character, index) => `${characters[index]}${character}`);
  });
}
