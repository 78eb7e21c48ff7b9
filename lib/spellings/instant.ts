import { isDay } from '../calendar.ts';

/** Whether text is a day that exists, or an instant of RFC 3339 on such a day. */
export function isDayOrInstant(value: string): boolean {
  if (isDay(value)) return true;
  return (
    /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:\d{2})$/.test(value) &&
    isDay(value.slice(0, 10)) &&
    !Number.isNaN(Date.parse(value))
  );
}
