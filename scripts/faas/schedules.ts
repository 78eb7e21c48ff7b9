/**
 * A schedule of serverless.yml in the words of other providers. `cron(…)` is in UTC here, theirs may be in the time of a
 * region; a rate avoids the question.
 */
import type { Schedule } from './bindings.ts';

/** Huawei Cloud TIMER: a rate, or seconds before the fields of cron. */
export function huaweiSchedule(schedule: Schedule): { scheduleType: 'Rate' | 'Cron'; schedule: string } {
  if ('cron' in schedule) return { scheduleType: 'Cron', schedule: `0 ${fieldsOf(schedule.cron).join(' ')}` };
  const { count, unit } = rateOf(schedule.rate);
  return { scheduleType: 'Rate', schedule: `${count}${unit[0]}` };
}

/** Alibaba Cloud timer, UTC. */
export function aliyunSchedule(schedule: Schedule): string {
  if ('cron' in schedule) return `0 ${withoutQuestionMarks(fieldsOf(schedule.cron)).join(' ')}`;
  const { count, unit } = rateOf(schedule.rate);
  return unit === 'day' ? `@every ${count * 24}h` : `@every ${count}${unit[0]}`;
}

/** Azure Functions timer, UTC: seconds before the fields of cron. */
export function azureSchedule(schedule: Schedule): string {
  if ('cron' in schedule) return `0 ${withoutQuestionMarks(fieldsOf(schedule.cron)).join(' ')}`;
  const { count, unit } = rateOf(schedule.rate);
  if (unit === 'minute') return `0 */${count} * * * *`;
  return unit === 'hour' ? `0 0 */${count} * * *` : `0 0 0 */${count} * *`;
}

/** Tencent Cloud timer, UTC+8: seconds before the fields of cron, a year after them. */
export function tencentSchedule(schedule: Schedule): string {
  return `${azureSchedule(schedule)} *`;
}

/** `count` is such that the unit repeats evenly: cron cannot say "every 45 minutes". */
function rateOf(rate: string): { count: number; unit: 'minute' | 'hour' | 'day' } {
  const [, count = '', unit] = /^(\d+) (minute|hour|day)s?$/.exec(rate) ?? [];
  const whole = { minute: 60, hour: 24, day: 1 };
  if (unit !== 'minute' && unit !== 'hour' && unit !== 'day')
    throw new Error(`rate: expected minutes, hours or days, found ${rate}`);
  if (Number(count) < 1 || whole[unit] % Number(count) !== 0)
    throw new Error(`rate: expected a part of ${unit === 'minute' ? 'an hour' : 'a day'}, found ${rate}`);
  return { count: Number(count), unit };
}

/** Minute, hour, day, month, day of the week; the year of EventBridge must be any. */
function fieldsOf(cron: string): string[] {
  const [year, ...fields] = cron.trim().split(/\s+/).reverse();
  if (fields.length !== 5 || year !== '*')
    throw new Error(`cron: expected five fields and a year of *, found ${cron}`);
  return fields.reverse();
}

function withoutQuestionMarks(fields: readonly string[]): string[] {
  return fields.map((field) => (field === '?' ? '*' : field));
}
