import { LANGUAGES, type Language } from '../texts.ts';

const DEFAULT: Language = LANGUAGES[0];

/** The language that `Accept-Language` prefers among those we speak; the first of them if it names none. RFC 9110, 12.5.4. */
export function languageOf(acceptLanguage: string | undefined): Language {
  let best: { language: Language; quality: number } = { language: DEFAULT, quality: 0 };
  for (const part of (acceptLanguage ?? '').toLowerCase().split(',').slice(0, 50)) {
    const [range = '', ...parameters] = part.split(';').map((each) => each.trim());
    const quality = qualityOf(parameters);
    const language = range === '*' ? DEFAULT : LANGUAGES.find((each) => primary(each) === primary(range));
    if (language !== undefined && quality > best.quality) best = { language, quality };
  }
  return best.language;
}

/** The language of a tag without region and script: a reader of `zh-TW` reads `zh-CN` rather than English. */
function primary(tag: string): string {
  return tag.split('-')[0] ?? tag;
}

function qualityOf(parameters: readonly string[]): number {
  const given = parameters.find((parameter) => parameter.startsWith('q='));
  const quality = given === undefined ? 1 : Number(given.slice(2));
  return quality >= 0 && quality <= 1 ? quality : 0;
}
