import { indexed } from './indexed.ts';
import places from './place-names.json' with { type: 'json' };

/** A prefecture by its province (ISO 3166-2). `isWord`: its short name is a word too, or that of another place. */
type PlaceOfProvince = { province: string; isWord: boolean };

/** What stands behind a short name that is told from others by it: 中山市, 红河州. */
const KIND_AT_END = /(?<=..)[市州]$/;

const byName = indexed<string, PlaceOfProvince>(() => [
  ...entriesOf(places.wordsToo, true),
  ...entriesOf(places.prefectures, false),
]);
let names: string[] | undefined;

/** The short names of provinces and prefectures; not all of the smaller places are known. */
export function knownPlaceNames(): readonly string[] {
  names ??= [...places.provinces, ...Object.values(places.prefectures).flat()];
  return names;
}

/** A prefecture by its short name; undefined if no list names it. */
export function prefectureNamed(name: string): PlaceOfProvince | undefined {
  return byName(name);
}

function entriesOf(
  lists: { readonly [province: string]: readonly string[] },
  isWord: boolean,
): (readonly [string, PlaceOfProvince])[] {
  return Object.entries(lists).flatMap(([province, all]) =>
    all
      .flatMap((name) => [name, name.replace(KIND_AT_END, '')])
      .map((name) => [name, { province, isWord }] as const),
  );
}
