import type { Data } from '../shapes/finding.ts';
import type { Language, Text } from '../texts.ts';
import { valueText } from './value-texts.ts';

/** Between the values of a list; a list of values that hold commas themselves takes another sign. */
const SEPARATORS = { en: { short: ', ', long: '; ' }, 'zh-CN': { short: '、', long: '；' } } as const;

/** A text with its `{placeholders}` filled; one without a value is shown as `…`. */
export function fill(text: Text, data: Data, language: Language): string {
  const template = text[language];
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shown(data[name], language));
}

function shown(value: Data[string] | undefined, language: Language): string {
  if (value === undefined || value === null) return '…';
  if (typeof value !== 'object') return valueText(String(value), language);
  const texts = value.map((each) => valueText(each, language));
  return texts.join(SEPARATORS[language][texts.some((text) => /[,、]/.test(text)) ? 'long' : 'short']);
}
