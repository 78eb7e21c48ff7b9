/** What is said of sheets, and the columns that are added to them. */
import { WORDS } from '../../lib/policy/enumerations.ts';
import { listed } from '../../lib/respond/fill.ts';
import type { Language, Text } from '../../lib/texts.ts';
import { INVENTORY } from './inventory.ts';

export const SHEET_COLUMNS = {
  verdict: { en: 'verdict', 'zh-CN': '结论' },
  reasons: { en: 'reasons', 'zh-CN': '原因' },
  fix: { en: 'fix', 'zh-CN': '办法' },
  readyOn: { en: 'ready on', 'zh-CN': '可就绪日期' },
} satisfies { [column: string]: Text };

export const SHEET_TEXTS = {
  overwrites: {
    en: 'this is the input itself; name another file',
    'zh-CN': '这就是输入文件本身；请指定另一个文件',
  },
  notCsv: {
    en: 'a judged sheet is CSV; name a file that ends in .csv',
    'zh-CN': '判断结果表为 CSV；请指定以 .csv 结尾的文件',
  },
  noFolder: { en: 'the folder does not exist', 'zh-CN': '文件夹不存在' },
  notAllowed: { en: 'the file cannot be written: permission denied', 'zh-CN': '无法写入文件：没有写入权限' },
  full: { en: 'the disk is full', 'zh-CN': '磁盘已满' },
  notWritten: { en: 'the file cannot be written ({code})', 'zh-CN': '无法写入文件（{code}）' },
  written: { en: 'wrote {file}', 'zh-CN': '已写入 {file}' },
  replaced: {
    en: 'wrote {file}, in place of the file that was there',
    'zh-CN': '已写入 {file}，替换了原有的文件',
  },
  unwritten: {
    en: 'no judged sheet is written: name one with --out FILE, or write it to standard output with --out -',
    'zh-CN': '未写出判断结果表：请用 --out 文件 指定，或用 --out - 写到标准输出',
  },
  column: { en: 'the column "{heading}"', 'zh-CN': '“{heading}”列' },
  termOrder: { en: 'the last day is earlier than the first', 'zh-CN': '到期日早于开通日' },
  province: {
    en: 'expected one province, by its name or code, such as 广东 or CN-GD',
    'zh-CN': '应为一个省份的名称或代码，例如广东或 CN-GD',
  },
  notRead: { en: 'NOT READ', 'zh-CN': '未能读取' },
  progress: { en: '{done} judged, {percent} %', 'zh-CN': '已判断 {done} 行，{percent} %' },
} satisfies { [name: string]: Text };

const YES_OR_NO = { en: 'yes, no', 'zh-CN': '是、否' };
const A_DATE = { en: 'an existing date such as 2027-09-30', 'zh-CN': '存在的日期，例如 2027-09-30' };

/** What a cell may say, by what its column holds. */
const EXPECTED: { readonly [column: string]: Text } = {
  entityKind: oneOf(WORDS['entity-kind']),
  filingStatus: oneOf(WORDS['filing-status']),
  billingMode: { en: 'yearly/monthly, pay-per-use', 'zh-CN': '包年/包月、按需计费' },
  realName: YES_OR_NO,
  resolves: YES_OR_NO,
  expiresOn: A_DATE,
  serverStartsOn: A_DATE,
  serverExpiresOn: A_DATE,
  anyStatus: { en: 'statuses such as ok, clientHold', 'zh-CN': '域名状态，例如正常、clientHold' },
  registrarIanaId: { en: 'a number such as 1599', 'zh-CN': '编号，例如 1599' },
};

/** That a cell was not understood, and what it may say, by what its column holds. */
export const NOT_UNDERSTOOD: { readonly [column: string]: Text } = Object.fromEntries(
  Object.entries(EXPECTED).map(([column, expected]) => {
    const { en, 'zh-CN': chinese } = INVENTORY['not-understood'];
    return [
      column,
      { en: `${en}; expected: ${expected.en}`, 'zh-CN': `${chinese}，应为：${expected['zh-CN']}` },
    ];
  }),
);

function oneOf(words: { readonly [value: string]: Text }): Text {
  const inLanguage = (language: Language) => {
    const texts = Object.values(words).map((word) => word[language]);
    return listed(texts, language);
  };
  return { en: inLanguage('en'), 'zh-CN': inLanguage('zh-CN') };
}
