/** The kind of an entity, in the words of business registers, of the filing system of MIIT and of people. */
import { lettersOf } from '../../letters.ts';
import { remembered } from '../../spellings/remembered.ts';

/**
 * Words that no pattern knows. What registers them tells their kind, as it does with credit codes (GB 32100-2015): the
 * civil affairs register religious groups, charities and what is no enterprise, the market supervision cooperatives.
 * Not here: kinds of MIIT's that are none of ours, such as law firms, hospitals, the army and notaries.
 */
const WORDS: { readonly [kind: string]: string } = {
  individual: '自然人 公民 居民',
  enterprise:
    '国企 央企 民企 私企 外企 外资 合资 中外合资 外商独资 个人独资 个人独资企业 合作社 农民专业合作社 农业合作社 有限责任 股份有限 soe wfoe llc ltd corporation corporate business sole-proprietorship',
  government: '行政单位',
  'social-organization':
    '社会组织 民间组织 社会服务机构 民非 群众性团体组织 群众团体 群团 群团组织 人民团体 工会 宗教团体 协会 行业协会 商会 行业协会商会 学会 慈善组织 association foundation charity trade-union',
};

const PATTERNS: readonly [RegExp, string][] = [
  // The name of a company may hold any word: 某某个人护理有限公司.
  [/(?:公司|独资企业)$/, 'enterprise'],
  [/个人|individual|person/i, 'individual'],
  [/事业/, 'public-institution'],
  [/public.?institution/i, 'public-institution'],
  [/政府|机关|government/i, 'government'],
  [/社会团体|社团|基金会|民办非企业|private.non.?enterprise|social/i, 'social-organization'],
  [/企业|公司|个体|enterprise|company/i, 'enterprise'],
];
/** What a pattern would take for a kind that it is not; 民办非企业 is one. */
const DENIED =
  /(?<!民办)(?:非|不是)(?:个人|企业|(?:股份)?(?:有限)?(?:责任)?公司)|(?<!private )\b(?:non|not)[- ]?(?:an? )?(?:individual|person|enterprise|company|government|public.institution)|(?:legal|juridical).?persons?/gi;
const NO_KIND = /^(?:非|不是|non?\b|not\b)/i;
const REMARK = /[(（][^)）]*[)）]?/g;

const byWord = new Map<string, string>();
for (const [kind, words] of Object.entries(WORDS))
  for (const word of words.split(' ')) byWord.set(lettersOf(word), kind);

/** The kind of an entity by the words for it, or by its name where that tells; undefined where no kind is certain. */
export const asEntityKind = remembered((text: string): string | undefined => {
  const whole = text.normalize('NFKC');
  const bare = whole.replace(REMARK, '').trim();
  const kind = byWord.get(lettersOf(bare.toLowerCase()));
  if (kind !== undefined) return kind;
  const claimed = bare.replace(DENIED, '').trim();
  if (NO_KIND.test(claimed) && !claimed.endsWith('公司')) return undefined;
  const given = whole.replace(DENIED, '');
  return PATTERNS.find(([words], place) => words.test(place === 0 ? claimed : given))?.[1];
});
