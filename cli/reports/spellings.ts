/** What was given in another spelling than it was judged in, line by line: where, as it was given, as it was read. */
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Language } from '../../lib/texts.ts';
import { pathOf } from '../documents/pointer.ts';
import { shownPlace } from '../failure.ts';
import { WORDS } from '../texts/report.ts';
import type { Judged } from './report.ts';

/** The lines; none where all was given as it is judged. */
export function spellingLines(
  { result: { spellings = [], spellingsOmitted = 0 }, placeAt }: Pick<Judged, 'result' | 'placeAt'>,
  language: Language,
): string[] {
  const lines = spellings.map(({ pointer, given, read }) => {
    const place = placeAt(pointer);
    const where = place === undefined ? pathOf(pointer).join('/') : shownPlace(place);
    return fill(WORDS.spelling, { where, given, read: shownId(read) }, language);
  });
  return spellingsOmitted === 0 ? lines : [...lines, fill(WORDS.more, { count: spellingsOmitted }, language)];
}
