/** What single cells of a sheet say; undefined where they say nothing that is understood. */
import { isDay } from '../../calendar.ts';
import { domainStatus } from '../../policy/domain-statuses.ts';
import { provinceId } from '../../spellings/province.ts';
import { remembered } from '../../spellings/remembered.ts';

/** What people write where they have nothing to tell: blank in every column. */
const NOT_TOLD =
  /^(?:[-‐-―−﹘﹣－─━_＿/／\\＼.…]+|#?n\/a|null|nil|unknown|tbd|未知|未填写?|不详|不清楚|不适用|待定|待补充?|待填写?|待确认)$/i;

/** Whether a cell says anything: it is neither blank nor a word for nothing. */
export function isTold(cell: string | undefined): cell is string {
  return cell !== undefined && cell !== '' && !NOT_TOLD.test(cell);
}

/** What people write where there is none: blank in a column whose reader does not take it for a value. */
export const NONE = /^(?:无|暂无|没有|空|none)$/i;

/** Text as it stands. */
export function asText(text: string): string | undefined {
  return NONE.test(text) ? undefined : text;
}

const IANA_ID = /^(?:iana[\s:#-]{0,3})?(?:(?:id|编号)[\s:#-]{0,3})?(\d{1,7})$/i;

/** The number that IANA gave a registrar, alone or with its name before it: `IANA ID 1599`. */
export function asIanaId(text: string): number | undefined {
  const digits = IANA_ID.exec(text.normalize('NFKC'))?.[1];
  return digits === undefined ? undefined : Number(digits);
}

/** What says that a server has no public address. */
const NO_ADDRESS =
  /^(?:(?:暂?无|没有?|(?:尚|还)?未|不)(?:绑定?|分配|配置|购买|开通|申请|设置)?(?:弹性|公网|外网){0,2}(?:ip地址|e?ip|地址)?|否|none|no|(?:not|un)(?:bound|assigned|allocated)|no(?:eip|publicip))$/i;

/** A public address as it stands; null where the cell says that there is none. */
export function asAddress(text: string): string | null | undefined {
  return NO_ADDRESS.test(text.normalize('NFKC').replace(/\s+/g, '')) ? null : asText(text.normalize('NFKC'));
}

/** A registrar by its number, or by its name. */
export function asRegistrar(text: string): number | string | undefined {
  return asIanaId(text) ?? asText(text);
}

/** The province by any of its names; what is none is left to the schema of requests. */
export function asProvince(text: string): string | undefined {
  return provinceId(text) ?? asText(text);
}

const YES =
  /^(?:是的?|有|对|y|yes|true|1|[√✓✔☑]|on|ok|verified|approved|valid(?:ated)?|passed|success(?:ful)?|succeed(?:ed)?|enabled|active|completed?|done)$/i;
/** Of what something was done, and how it went. */
const DONE =
  /^(?:域名|企业|个人|持有者|信息|身份|已经?|实名制?|认证|验证|核验|审核|审批|校验|解析|接入|启用|开启|开通|激活|生效|使用|运行|上线|正常|通过|完成|成功|中)+$/;
const WENT_WELL = /已|通过|完成|成功|正常|生效|启用|开启|中/;
const NO = /^(?:n|no|false|0|off|[×✗✘x])$/i;
/** What was refused or has ended: a status that begins with 已 may be that. */
const REFUSED =
  /未|没|不|否|失败|驳回|拒|退回|打回|退件|过期|到期|逾期|取消|撤|注销|吊销|停|禁|暂|关闭|冻结|失效|作废|终止|删除|释放|下线|下架|屏蔽|封/;
const BEGUN = /^待|^等待|提交|申请|受理|上传|(?:审核|审批|认证|实名|核验|验证|处理|办理|进行)中/;
const NOT_DONE =
  /\b(?:not\b|under\b|unverified|unapproved|unresolved|inactive|invalid|incomplete|reject|refus|denied|fail|expire|cancel|disable|suspend|paus|stop\b|stopped|freez|revoked|terminated|closed|frozen|withdrawn|pending|processing|submitted|in.progress)/i;
const NOT_NEEDED = /无需|无须|不需|不必|不涉及|not (?:needed|required)/i;
const REMARK = /[(（][^)）]*[)）]?/g;

/** Yes or no, in the words that exports use; a remark in brackets may say that what was done is no more. */
export const asYes = remembered((text: string): boolean | undefined => {
  if (NOT_NEEDED.test(text)) return undefined;
  if ([NO, NONE, REFUSED, BEGUN, NOT_DONE].some((words) => words.test(text))) return false;
  const said = text.replace(REMARK, '').trim();
  return YES.test(said) || (DONE.test(said) && WENT_WELL.test(said)) || undefined;
});

/** Days that a sheet program counts from 1899-12-30, for the years 2000 to 2100. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
/** A figure, or a year in Chinese figures: the text may be a date. */
const IN_FIGURES = /\d|^[〇零一二三四五六七八九]{4}年/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** What says that it ends on the date, and in how many days that is: `至2027-09-30`, `2027-09-30（还有300天）`, `… 到期`. */
const ENDS_ON =
  /^(?:有效期)?(?:截?至|截止[到至]?|到)[\s:]{0,3}(?=\d)|\s?(?:到期|截止|止)$|\s?\((?:还有|还剩|剩余?)?\s?\d{1,5}\s?天(?:后?到期)?\)$/g;

/** A date as people and programs write it; what only the schema of requests can read is left to it. */
export const asDate = remembered((given: string): string | undefined => {
  const narrow = given.normalize('NFKC');
  const text = /[到至止天]/.test(narrow) ? narrow.replace(ENDS_ON, '') : narrow;
  const serial = SERIAL.exec(text)?.[1];
  if (serial !== undefined && Number(serial) >= 36_526 && Number(serial) < 73_416)
    return new Date(SERIAL_ZERO + Number(serial) * 86_400_000).toISOString().slice(0, 10);
  const [, year, month, day] =
    /^(\d{4})\s*[/.年-]\s*(\d{1,2})\s*[/.月-]\s*(\d{1,2})\s*[日号]?$/.exec(text) ?? [];
  if (year === undefined) return IN_FIGURES.test(text) ? (text === narrow ? given : text) : undefined;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
});

/** Statuses, one or several in a cell. */
export function asStatuses(text: string): string[] | undefined {
  const all = text
    .split(/[,，;；、|\n]+/)
    .map((each) => each.trim())
    .filter((each) => isTold(each) && !NONE.test(each));
  return all.length > 0 ? all : undefined;
}

/** A column that is headed by "status" alone may speak of anything: only what a list of statuses knows is taken. */
export function knownStatuses(text: string): string[] | undefined {
  const all = asStatuses(text);
  return all?.every((each) => domainStatus(each) !== undefined) ? all : undefined;
}

const FOR_A_TERM =
  /包(?:周期|[年季月]|\s*[\d一二两三四五六七八九十半]+\s*(?:年|个?月))|预付|按[年季月]|[年月]付|yearly|monthly|annual|subscription|pre.?pa(?:id|y)/i;
const BY_USE =
  /按需|按量|按(?:小?时|[天日秒]|使用|实际)|后付|竞价|pay.?(?:per.?use|as.?you.?go)|on.?demand|post.?pa(?:id|y)|hourly|spot/i;

/** Bought for a term, or paid by use; neither where a text speaks of both, or says what it is not. */
export function asBillingMode(text: string): string | undefined {
  const [term, use] = [FOR_A_TERM.test(text), BY_USE.test(text)];
  if (term === use || /[非不]/.test(text)) return undefined;
  return term ? 'yearly-monthly' : 'pay-per-use';
}
