/** Authorization codes as text: how they are spelled, and how they are made. */
import { lettersOf } from '../letters.ts';

/** No I, L, O, U, 0 and 1: nothing that is taken for something else, and no words. */
const ALPHABET = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const CHARACTERS = 20;
const GROUP = 4;
/** Bytes below this fall evenly on the alphabet. */
const EVEN_BELOW = 256 - (256 % ALPHABET.length);

/** The least letters and digits of a code that somebody else made. */
export const CODE_MIN_CHARACTERS = 4;

/** A code without what spelling varies: its letters and digits, in upper case. */
export function plainCode(code: string): string {
  return lettersOf(code.normalize('NFKC').toUpperCase());
}

/**
 * An authorization code as it may be shown: its last four characters, if there are more than eight. Whatever is given is
 * taken for a code: a mask is kept where it was made, and never made of a mask.
 */
export function maskCode(code: string): string {
  const characters = [...plainCode(code)];
  return `****${characters.length > 8 ? characters.slice(-4).join('') : ''}`;
}

/** Whether text is spelled like a code that the service makes. */
export function isSpelledLikeOurs(text: string): boolean {
  const characters = [...plainCode(text)];
  return characters.length === CHARACTERS && characters.every((each) => ALPHABET.includes(each));
}

/**
 * Whether a name that a request gave may be a code: then nothing repeats it. A code of the console is any four letters and
 * digits; a name of letters alone, in words as members have them, is taken for a name.
 */
export function mayBeCode(name: string): boolean {
  if (plainCode(name).length < CODE_MIN_CHARACTERS) return false;
  return /\p{N}|\p{Lu}{2}|[^\p{L}_$]/u.test(name) || isSpelledLikeOurs(name);
}

/**
 * A new code of 20 characters in groups of four, 98 bits. `random` gives bytes of a cryptographic generator;
 * those that would favour some letters are thrown away.
 */
export function generateCode(random: (bytes: number) => Uint8Array): string {
  let characters = '';
  while (characters.length < CHARACTERS) {
    for (const byte of random(CHARACTERS)) {
      if (byte < EVEN_BELOW && characters.length < CHARACTERS)
        characters += ALPHABET.charAt(byte % ALPHABET.length);
    }
  }
  return characters.replace(new RegExp(`.{${GROUP}}(?=.)`, 'g'), '$&-');
}
