import type { Data } from '../rules/define-rule.ts';
import type { Language, Text } from '../texts.ts';
import { valueText } from './value-texts.ts';

/** A text with its `{placeholders}` filled; one without a value is shown as `…`. */
export function fill(text: Text, data: Data, language: Language): string {
  const template = text[language];
  if (!template.includes('{')) return template;
  return template.replace(/\{(\w+)\}/g, (_, name: string) => shown(data[name], language));
}

function shown(value: Data[string] | undefined, language: Language): string {
  if (value === undefined || value === null) return '…';
  if (typeof value !== 'object') return valueText(String(value), language);
  return value.map((each) => valueText(each, language)).join(language === 'en' ? ', ' : '、');
}
