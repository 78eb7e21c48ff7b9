/** Chinese characters, in function bundles in a file of their own: see `idna-library.ts`. */
import * as characters from './han-characters.ts';

/** The tables of Chinese characters, loaded when a name first needs them. */
export function hanLibrary(): typeof characters {
  return characters;
}
