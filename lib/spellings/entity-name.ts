/** What a name tells of who bears it, by how it ends: registers of names let nobody else end so. */

/** Names that say something in most cases, and nothing certain: banks of the state, what villages hold in common. */
const UNCERTAIN = /人民银行|(?:经济|股份|供销)合作社$|[餐歌舞展客茶宴音乐议]厅$/;
/** Bureaus that governments have everywhere, and their branches; others may be enterprises or institutes: 供电局, 水文局. */
const BUREAU =
  /(?:公安|国家安全|财政|教育|民政|税务|司法|审计|统计|信访|自然资源|生态环境|市场监督管理|市场监管|交通运输|农业农村|水利|水务|商务|文化和旅游|文化广电和?旅游|文化广电旅游体育|卫生健康|应急管理|医疗保障|退役军人事务|人力资源和社会保障|住房和(?:城乡)?建设|城市管理|城市管理和?综合(?:行政)?执法|发展和?改革|科学技术|工业和信息化|行政审批)局(?:.{1,10}分局)?$/;
/** In the order in which they are asked. */
const ENDS: readonly (readonly [RegExp, string])[] = [
  [/有限合伙$|个体工商户$/, 'enterprise'],
  [/(?:公司|集团|厂|合伙企业|独资企业|合作社|信用社|[商支分]行|银行|经营部|营业部|旅行社)$/, 'enterprise'],
  [/店$|超市$/, 'enterprise'],
  [/\b(?:co|company|corp|corporation|gmbh|inc|incorporated|limited|llc|ltd|plc)$/i, 'enterprise'],
  [/(?:协会|学会|商会|基金会|促进会|研究会|联谊会|校友会|慈善总?会)$/, 'social-organization'],
  [/(?:人民政府|街道办事处|人民法院|人民检察院|派出所|监狱|海关)$/, 'government'],
  [BUREAU, 'government'],
  [/(?:省|自治区|兵团)[^省区]{1,12}厅$|^中华人民共和国.{1,12}部$/, 'government'],
  [/^中(?:共|国共产党).{1,40}委员会$|(?:发展和改革|卫生健康|国有资产监督管理)委员会$/, 'government'],
  [/人民代表大会(?:常务委员会)?$|政治协商会议.{1,20}委员会$|纪律检查委员会$/, 'government'],
  [/(?:人民医院|卫生院|妇幼保健院|疾病预防控制中心|广播电视台|委党校)$/, 'public-institution'],
];
/** Ends of names of the state's institutes for the most part; private ones bear them as well. */
const MOSTLY_PUBLIC = /(?:大学|学院|学校|中学|小学|幼儿园|医院|图书馆|博物馆|研究院|研究所)$/;
/** Persons are called so too: 张学会, 李店. */
const SHORT = /^\p{Script=Han}{2,3}$/u;
/** As a person is called. */
const PERSON = /^\p{Script=Han}{2,4}$|^\p{Script=Han}+·\p{Script=Han}+$/u;

/** The kind of entity that a name tells; undefined where it tells none for certain. */
export function kindOfName(name: string): string | undefined {
  const plain = name.normalize('NFKC').trim().replace(/\.$/, '');
  if (UNCERTAIN.test(plain)) return undefined;
  const ended = (text: string) =>
    UNCERTAIN.test(text) || (SHORT.test(text) && !text.endsWith('公司'))
      ? undefined
      : ENDS.find(([end]) => end.test(text))?.[1];
  // What stands in brackets at the end is a form, or a place: 某某中心（有限合伙）.
  const [, before, inside] = /^([^(]+)\(([^()]*)\)$/.exec(plain) ?? [];
  if (before === undefined || inside === undefined) return ended(plain);
  return ended(inside) ?? ended(before.trimEnd());
}

/** The kind that a name most often has; to be asked, as it may be another one. Undefined where nothing speaks for one. */
export function likelyKindOfName(name: string): string | undefined {
  const kind = kindOfName(name);
  if (kind !== undefined || UNCERTAIN.test(name)) return kind;
  if (MOSTLY_PUBLIC.test(name)) return 'public-institution';
  return PERSON.test(name) && !/[会局部厅院所店厂社馆台委]$/.test(name) ? 'individual' : undefined;
}
