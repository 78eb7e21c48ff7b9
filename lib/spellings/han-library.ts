/** Chinese characters, in function bundles in a file of their own: see `idna-library.ts`. */
import * as characters from './han-characters.ts';

export function hanLibrary(): typeof characters {
  return characters;
}
