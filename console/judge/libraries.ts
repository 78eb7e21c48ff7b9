/**
 * Libraries that few requests need, which the rules ask for when they need them, and at once: they are loaded before a
 * request is judged that may.
 */

import type * as han from '../../lib/spellings/han-characters.ts';
import type * as idna from './node/idna.ts';

type Libraries = { idna: typeof idna; han: typeof han };

const loaded: Partial<Libraries> = {};

/** The library of names in all scripts. */
export function idnaLibrary(): Libraries['idna'] {
  return present(loaded.idna);
}

/** The tables of Chinese characters. */
export function hanLibrary(): Libraries['han'] {
  return present(loaded.han);
}

/** Loads what a text may need: characters beyond ASCII in it may stand in a name that is compared, or in a host. */
export async function loadLibrariesFor(text: string): Promise<void> {
  const isWide = /[^\p{ASCII}]/u.test(text);
  if (isWide) loaded.han ??= await import('../../lib/spellings/han-characters.ts');
  if (isWide || /xn--/i.test(text)) loaded.idna ??= await import('./node/idna.ts');
}

function present<T>(library: T | undefined): T {
  if (library === undefined) throw new Error('a library was asked for that has not been loaded');
  return library;
}
