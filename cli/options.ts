/** Options that every check takes. */
import { isDayOrInstant } from '../lib/spellings/instant.ts';
import { LANGUAGES, type Text } from '../lib/texts.ts';
import { STREAM } from './documents/read-file.ts';
import type { Given } from './given.ts';
import type { Options } from './option.ts';
import { FORMATS } from './reports/reporters.ts';
import { FAIL_ON, type FailOn } from './reports/verdicts.ts';
import { USE } from './texts/use.ts';

/** What every command takes. */
export const PLAIN_OPTIONS: Options = {
  lang: {
    type: 'string',
    value: 'zh-CN|en',
    help: { en: 'Language; default: LC_ALL, LANG', 'zh-CN': '语言；默认取自 LC_ALL、LANG' },
    choices: LANGUAGES,
  },
  quiet: {
    type: 'boolean',
    short: 'q',
    help: { en: 'No progress and no hints', 'zh-CN': '不显示进度与提示' },
  },
  help: { type: 'boolean', short: 'h', help: { en: 'This help', 'zh-CN': '显示本帮助' } },
};

/** What every command takes that judges. */
export const CHECK_OPTIONS: Options = {
  format: {
    type: 'string',
    short: 'f',
    choices: FORMATS,
    help: {
      en: 'Form of the report; default: table on a terminal, otherwise json',
      'zh-CN': '报告形式；终端上默认 table，否则为 json',
    },
  },
  'as-of': {
    type: 'string',
    value: 'DATE',
    help: { en: 'Judge as of another day', 'zh-CN': '以指定日期判断' },
    faultOf: (value) => (isDayOrInstant(value) ? undefined : USE.asOf),
  },
  'fail-on': {
    type: 'string',
    choices: FAIL_ON,
    help: { en: 'What makes exit status 1; default: not-ready', 'zh-CN': '何种结果返回 1；默认 not-ready' },
  },
  'look-up': {
    type: 'boolean',
    help: {
      en: 'Look up missing facts at registries, resolvers and pages',
      'zh-CN': '向注册局、解析服务器与网页查询缺少的事实',
    },
  },
  service: {
    type: 'string',
    value: 'URL',
    help: {
      en: 'Send to a running service instead, with the token in ICP_TOKEN',
      'zh-CN': '改为发送到运行中的服务，令牌取自 ICP_TOKEN',
    },
    faultOf: faultOfService,
  },
  state: {
    type: 'string',
    value: 'FILE',
    help: {
      en: 'With --service: keep answers here, and go on from them after a break',
      'zh-CN': '与 --service 合用：在此保存应答，中断后从此继续',
    },
    faultOf: (value) => (value === STREAM ? USE.noStream : undefined),
  },
  ...PLAIN_OPTIONS,
};

/** A path is kept; what would be left out is refused. */
function faultOfService(value: string): Text | undefined {
  if (!URL.canParse(value)) return USE.url;
  const { protocol, username, password } = new URL(value);
  if (protocol !== 'http:' && protocol !== 'https:') return USE.url;
  return /[?#]/.test(value) || username !== '' || password !== '' ? USE.plainUrl : undefined;
}

/** What makes exit status 1. */
export function failOnIn(given: Given): FailOn {
  return FAIL_ON.find((each) => each === given.text('fail-on')) ?? FAIL_ON[0];
}
