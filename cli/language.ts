import { LANGUAGES, type Language } from '../lib/texts.ts';
import type { World } from './world.ts';

/** The language of `--lang`, else of `LC_ALL` or `LANG`: Chinese of any region, otherwise English. */
export function languageFor(args: readonly string[], env: World['env']): Language {
  const at = args.findLastIndex((arg) => arg === '--lang' || arg.startsWith('--lang='));
  const given = at < 0 ? undefined : (args[at]?.split('=')[1] ?? args[at + 1]);
  const wanted = given ?? (env.LC_ALL || env.LANG) ?? '';
  return /^zh/i.test(wanted) ? LANGUAGES[1] : LANGUAGES[0];
}
