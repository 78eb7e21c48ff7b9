/**
 * Entries of recorded codes that turn out to belong to another server. Nothing may be used up by them: the last one is
 * taken back; one with others after it becomes void, and its place is free for the next code when all others are taken.
 */
import type { Day } from '../calendar.ts';
import { absent, all, compare, present, type Table } from '../table/table.ts';
import { ensureCode } from './codes.ts';
import { usableOn } from './eligibility.ts';
import {
  type CodeEntry,
  entryText,
  type HeldEntry,
  keyOf,
  ownEntries,
  serverOf,
  type TrackedServer,
} from './server-item.ts';

/** A void entry whose place no other has taken; undefined if there is none. */
export function freePlace(server: TrackedServer): HeldEntry | undefined {
  return server.entries.find((entry) => entry.void === true && entry.takenBy === undefined);
}

/**
 * Puts an entry in the place of a void one, and calls off whoever is about to stop tracking, as every new code does.
 * Undefined if somebody else was quicker, or the server is no longer fit.
 */
export async function takePlace(
  table: Table,
  taken: { server: TrackedServer; place: HeldEntry; attribute: string; entry: CodeEntry },
  today: Day,
): Promise<TrackedServer | undefined> {
  const { server, place, attribute, entry } = taken;
  const set = {
    [attribute]: entryText({ ...entry, inPlaceOf: place.attribute }),
    [place.attribute]: entryText({ ...place, takenBy: attribute }),
  };
  const free = all(absent(attribute), compare(place.attribute, '=', entryText(place)));
  const update = { set, remove: ['closing'] };
  const item = await table.update(keyOf(server), update, all(free, usableOn(today)));
  return item && serverOf(item);
}

/**
 * Takes back what somebody recorded and is a code of another server. True if there was such an entry. Generated codes
 * are nobody else's, and are not looked at.
 */
export async function takeBackAliens(table: Table, server: TrackedServer): Promise<boolean> {
  const recorded = ownEntries(server).filter(({ origin }) => origin === 'recorded');
  const codes = await Promise.all(recorded.map((entry) => ensureCode(table, server, entry)));
  const alien = recorded.filter(({ id }, index) => codes[index]?.id !== id);
  for (const entry of alien.reverse()) await takeBack(table, server, entry);
  return alien.length > 0;
}

/** Removes an entry: one in the place of another, or the last one. One with others after it stays, void. */
export async function takeBack(table: Table, server: TrackedServer, entry: HeldEntry): Promise<void> {
  const { attribute } = entry;
  const place = server.entries.find((each) => each.attribute === entry.inPlaceOf);
  if (place !== undefined) {
    const set = { [place.attribute]: entryText({ ...place, takenBy: undefined }) };
    await table.update(keyOf(server), { set, remove: [attribute] }, present(attribute));
    return;
  }
  const removed = await table.update(
    keyOf(server),
    { add: { issued: -1 }, remove: [attribute] },
    all(present(attribute), compare('lastCode', '=', entry.id)),
  );
  if (removed !== undefined) return;
  const set = { [attribute]: entryText({ ...entry, void: true }) };
  await table.update(keyOf(server), { set }, compare(attribute, '=', entryText(entry)));
}
