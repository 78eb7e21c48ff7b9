/** Dates and times in Chinese words, in figures instead. */

const HAN = /[\u4e00-\u9fff]/;
const FIGURES = '零一二三四五六七八九';
const IN_WORDS =
  /^([〇零一二三四五六七八九]{4})年([一二三四五六七八九十]{1,3})月([一二三四五六七八九十]{1,3})[日号]/;
const DATE = /^(\d{4})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*[日号]\s*/;
const WEEKDAY = /[\s,(]{0,3}(?:星期|礼拜|周)[一二三四五六日天]\)?\s?/;
const TIME = /(\d{1,2})[时点](\d{1,2})分(?:(\d{1,2})秒)?/;
const HALF = /(上午|早上|凌晨|中午|下午|晚上)\s?(\d{1,2})(:\d{2}(?::\d{2})?)/;

/** A text with its date, its time and the half of its day in figures, without its weekday: `2027年9月30号 下午11:59` is `2027-9-30 11:59 pm`. */
export function dateInFigures(text: string): string {
  if (!HAN.test(text)) return text;
  return text
    .replace(IN_WORDS, (_, year: string, month: string, day: string) =>
      [...year]
        .map(figure)
        .join('')
        .concat('-', String(number(month)), '-', String(number(day)), ' '),
    )
    .replace(DATE, '$1-$2-$3 ')
    .replace(WEEKDAY, ' ')
    .replace(TIME, (_, hour: string, minute: string, second = '') =>
      [hour, minute, second].flatMap((each) => (each === '' ? [] : [each.padStart(2, '0')])).join(':'),
    )
    .replace(HALF, onTwelveHours)
    .trim();
}

function figure(word: string): number {
  return Math.max(0, FIGURES.indexOf(word));
}

/** A number below a hundred: 九, 十, 十二, 三十, 三十一. */
function number(words: string): number {
  const [tens, ones] = words.split('十');
  if (ones === undefined) return words.length === 1 ? figure(words) : Number.NaN;
  return (tens === '' ? 1 : figure(tens ?? '')) * 10 + figure(ones);
}

/** A time with the half of its day behind it; one that is told by 24 hours, as it stands: 下午15:00. What may be either stays. */
function onTwelveHours(given: string, half: string, hours: string, minutes: string): string {
  const hour = Number(hours);
  if (half === '晚上' && (hour === 12 || hour < 5)) return given;
  const isLate = half === '下午' || half === '晚上' || (half === '中午' && hour !== 11);
  if (hour > 12) return isLate ? `${hours}${minutes}` : given;
  return hour === 0 ? `${isLate ? 12 : 0}${minutes}` : `${hours}${minutes} ${isLate ? 'pm' : 'am'}`;
}
