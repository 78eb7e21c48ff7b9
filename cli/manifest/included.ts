/** Files that complete an application: those that it includes, and those that the command line adds. */
import { isAbsolute, join } from 'node:path';
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import { Failure, type Flaw, type Place, toldWhere } from '../failure.ts';
import { READING } from '../texts/reading.ts';

/** A file, and where a manifest names it; nowhere if the command line does. */
export type Included = { file: string; place?: Place };
export type IncludeKind = 'terraform' | 'sheet';
type PlaceAt = (pointer: string) => Place;

const KINDS: readonly string[] = ['terraform', 'sheet'] satisfies IncludeKind[];

/** What would be left out without a word. */
export function includeFlaws(include: unknown, placeAt: PlaceAt): Flaw[] {
  if (include === undefined || include === null) return [];
  if (!Array.isArray(include)) return [{ text: READING.notAList, place: placeAt('#/include') }];
  return include.flatMap((each: unknown, index) =>
    isInclude(each) ? [] : [{ text: READING.notAnInclude, place: placeAt(`#/include/${index}`) }],
  );
}

/** Whether it names one file, of a kind that is known. */
function isInclude(include: unknown): boolean {
  const [kind = '', ...others] = isObject(include) ? Object.keys(include) : [];
  return KINDS.includes(kind) && others.length === 0 && text(member(include, kind)) !== undefined;
}

/** The files of a kind that are included; their names are those of a folder. */
export function includedOf(
  kind: IncludeKind,
  include: unknown,
  folder: string,
  placeAt: PlaceAt,
): Included[] {
  return list(include).flatMap((each, index) => {
    const file = isInclude(each) ? text(member(each, kind)) : undefined;
    if (file === undefined) return [];
    const path = isAbsolute(file) ? file : join(folder, file);
    return [{ file: path, place: placeAt(`#/include/${index}/${kind}`) }];
  });
}

/** Reads a file. What cannot be read is told where the manifest names it; throws what the command line names. */
export async function readIncluded<T>(
  { place }: Included,
  read: () => Promise<T>,
): Promise<{ value: T } | { flaws: readonly Flaw[] }> {
  try {
    return { value: await read() };
  } catch (error) {
    if (place === undefined || !(error instanceof Failure)) throw error;
    return { flaws: error.flaws.map((flaw) => toldWhere(flaw, place)) };
  }
}
