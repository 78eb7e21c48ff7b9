import type { Language } from '../texts.ts';

/** The language that `Accept-Language` prefers among those we speak; English if it names none. RFC 9110, 12.5.4. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: 'en', quality: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',').slice(0, 50)) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim());
    const quality = qualityOf(parameters);
    const language = /^zh(-|$)/.test(range) ? 'zh-CN' : /^(en(-|$)|\*$)/.test(range) ? 'en' : undefined;
    if (language !== undefined && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
