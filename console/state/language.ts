/** The language of the page: as it was chosen on this device, else the first of the browser's that the page speaks. */
import { LANGUAGES, type Language } from '../../lib/texts.ts';
import { keep, kept } from './kept.ts';
import { observable } from './observable.ts';

const NAME = 'language';

export const language = observable<Language>(firstLanguage());

/** Changes the language of everything, and keeps the choice. */
export function chooseLanguage(chosen: Language): void {
  keep(NAME, chosen);
  language.set(chosen);
}

language.subscribe(tellDocument);
tellDocument();

function tellDocument(): void {
  document.documentElement.lang = language.get();
}

function firstLanguage(): Language {
  const chosen = kept(NAME);
  const known = LANGUAGES.find((each) => each === chosen);
  if (known !== undefined) return known;
  const wanted = navigator.languages.map((tag) => tag.toLowerCase().split('-')[0]);
  const first = wanted.find((tag) => tag === 'zh' || tag === 'en');
  return first === 'zh' ? 'zh-CN' : 'en';
}
