/** Rows of a sheet, put into an application: its websites with their domains, servers, and where filings stand. */
import { member } from '../../lib/evidence/json.ts';
import { type ReadRow, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import type { Flaw } from '../failure.ts';
import { flawsInSheet, notesOn, originOfFact } from '../sheet/places.ts';
import { openList, type Sheet } from '../sheet/read-sheet.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import type { Applicant } from './applicant.ts';
import { addOrComplete, type Composed, type Members, placesIn, serverKey } from './composed.ts';
import { domainOf, hostOf } from './domains.ts';
import { joinWebsite, type StatedWebsites, websitesIn } from './join-website.ts';

/** What rows of a sheet are joined with: what was there before them, by domain or id. */
type Joining = {
  sheet: Sheet;
  websites: StatedWebsites;
  servers: Map<string, number>;
  routings: Map<string, number>;
};

/** Joins every row of the applicant, or of nobody, that can be read; the others are told. */
export async function joinSheet(
  composed: Composed,
  file: string,
  applicant: Applicant,
  world: World,
): Promise<void> {
  const sheet = await openList(file, world);
  const joining = joiningOf(composed, sheet);
  composed.notes.push(...notesOn(sheet));
  const read = rowReader(sheet.columns, file);
  const flaws: Flaw[] = [];
  const others: number[] = [];
  for (const row of sheet.rows()) {
    if (row.line <= sheet.columns.line) continue;
    const told = read(row);
    if (applicant.isAnother(told.facts?.entity?.name)) others.push(row.line);
    else if (told.facts === undefined || told.faults.length > 0) flaws.push(...flawsInSheet(told, file));
    else joinRow(composed, told, told.facts, joining);
  }
  composed.flaws.push(...firstFlaws(flaws, file));
  if (others.length > 0) composed.notes.push(leftOut(others, applicant, file));
}

/** Lines that are named of rows that are left out. */
const MOST_LINES = 10;

function leftOut(lines: readonly number[], { name }: Applicant, file: string): Flaw {
  const named = lines.slice(0, MOST_LINES).map(String);
  const text = lines.length > MOST_LINES ? READING.moreOfOthers : READING.ofOthers;
  return { text, values: { count: lines.length, name, lines: named }, place: { file } };
}

function joiningOf(composed: Composed, sheet: Sheet): Joining {
  const websites = websitesIn(composed);
  const servers = placesIn(composed, 'servers', serverKey);
  return { sheet, websites, servers, routings: placesIn(composed, 'routing', routingKey) };
}

function routingKey(routing: unknown): string {
  const domain = member(routing, 'domain');
  return hostOf(domain) ?? domainOf(domain);
}

function joinRow(
  composed: Composed,
  read: ReadRow,
  { domain, website, server, filing }: RowFacts,
  { sheet, websites, servers, routings }: Joining,
): void {
  const originOf = (at: string) => originOfFact(`#${at}`, read, sheet);
  const join = (name: 'servers' | 'routing', item: Members, [places, key]: [Map<string, number>, string]) => {
    const at = places.get(key) ?? -1;
    const joined = { item, at, originOf: (below: string) => originOf(`/${name}/0${below}`) };
    places.set(key, addOrComplete(composed, name, joined));
  };
  if (server !== undefined) join('servers', server, [servers, serverKey(server)]);
  const routing = { domain: domain.name, filing };
  if (filing?.status !== undefined) join('routing', routing, [routings, routingKey(routing)]);
  joinWebsite(composed, websites, { domain, website, originOf });
}
