/** What single cells of a sheet say; undefined where they say nothing that is understood. */
import { isDay } from '../../calendar.ts';
import { domainStatus } from '../../policy/domain-statuses.ts';

/** What people write where there is nothing to write. */
export const BLANK = /^(?:-+|—+|\/|无|n\/?a|null|none)$/i;

/** Text as it stands. */
export function asText(text: string): string | undefined {
  return text;
}

/** A number of up to seven digits. */
export function asWhole(text: string): number | undefined {
  return /^\d{1,7}$/.test(text) ? Number(text) : undefined;
}

/** Yes or no, in the words that exports use. */
export function asYes(text: string): boolean | undefined {
  if (/^(?:是|y|yes|true|1|已.{0,8}|通过|成功|正常|verified|ok|succeed(?:ed)?)$/i.test(text)) return true;
  if (/^(?:否|n|no|false|0|未.{0,8}|没有|不.{0,8}|失败|审核中|认证中|unverified|pending|failed)$/i.test(text))
    return false;
  return undefined;
}

/** Days that a sheet program counts from 1899-12-30, for the years 2000 to 2100. */
const SERIAL = /^(\d{5})(?:\.\d+)?$/;
const SERIAL_ZERO = Date.UTC(1899, 11, 30);

/** A date as people and programs write it; what only the schema of requests can read is left to it. */
export function asDate(text: string): string | undefined {
  const serial = SERIAL.exec(text)?.[1];
  if (serial !== undefined && Number(serial) >= 36_526 && Number(serial) < 73_416)
    return new Date(SERIAL_ZERO + Number(serial) * 86_400_000).toISOString().slice(0, 10);
  const [, year, month, day] = /^(\d{4})\s*[/.年-]\s*(\d{1,2})\s*[/.月-]\s*(\d{1,2})\s*日?$/.exec(text) ?? [];
  if (year === undefined) return /\d/.test(text) ? text : undefined;
  const iso = `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
  return isDay(iso) ? iso : undefined;
}

/** Statuses, one or several in a cell. */
export function asStatuses(text: string): string[] | undefined {
  const all = text
    .split(/[,，;；、|\n]+/)
    .map((each) => each.trim())
    .filter((each) => each !== '');
  return all.length > 0 ? all : undefined;
}

/** A column that is headed by "status" alone may speak of anything: only what a list of statuses knows is taken. */
export function knownStatuses(text: string): string[] | undefined {
  const all = asStatuses(text);
  return all?.every((each) => domainStatus(each) !== undefined) ? all : undefined;
}

const ENTITY_KINDS: readonly [RegExp, string][] = [
  [/个人|individual|person/i, 'individual'],
  [/事业/, 'public-institution'],
  [/public.?institution/i, 'public-institution'],
  [/政府|机关|government/i, 'government'],
  [/社会团体|社团|基金会|民办非企业|social/i, 'social-organization'],
  [/企业|公司|个体|enterprise|company/i, 'enterprise'],
];

/** The kind of an entity by the words for it. */
export function asEntityKind(text: string): string | undefined {
  return ENTITY_KINDS.find(([words]) => words.test(text))?.[1];
}

/** Bought for a term, or paid by use. */
export function asBillingMode(text: string): string | undefined {
  if (/包年|包月|年付|月付|yearly|monthly|pre.?paid/i.test(text)) return 'yearly-monthly';
  if (/按需|按量|竞价|pay.?per.?use|post.?paid|spot/i.test(text)) return 'pay-per-use';
  return undefined;
}

/** Where a filing stands. */
export function asFilingStatus(text: string): string | undefined {
  if (/备案中|审核中|进行中|in.?progress/i.test(text)) return 'in-progress';
  if (/^(?:未备案|无|否|no|none|没有)/i.test(text)) return 'none';
  if (/其他|他处|别处|elsewhere/i.test(text)) return 'filed-elsewhere';
  return /^(?:已备案|是|yes|filed|已通过)/i.test(text) ? 'filed' : undefined;
}
