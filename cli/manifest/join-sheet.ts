/** Rows of a sheet, put into an application: its websites with their domains, servers, and where filings stand. */
import { list, member, text } from '../../lib/evidence/json.ts';
import { type ReadRow, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import type { Flaw } from '../failure.ts';
import { flawsInSheet, notesOn, originOfFact } from '../sheet/places.ts';
import { openList, type Sheet } from '../sheet/read-sheet.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import type { Applicant } from './applicant.ts';
import { addOrComplete, type Composed, hasId } from './composed.ts';
import { domainOf, hostOf } from './domains.ts';
import { joinWebsite, type StatedWebsites, websitesIn } from './join-website.ts';

/** What rows of a sheet are joined with: what was there before them, by domain. */
type Joining = { sheet: Sheet; websites: StatedWebsites; routings: Map<string, number> };

/** Joins every row of the applicant, or of nobody, that can be read; the others are told. */
export async function joinSheet(
  composed: Composed,
  file: string,
  applicant: Applicant,
  world: World,
): Promise<void> {
  const sheet = await openList(file, world);
  const joining = { sheet, websites: websitesIn(composed), routings: routingsIn(composed) };
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

function routingsIn({ body }: Composed): Map<string, number> {
  return new Map(list(body.routing).map((each, place) => [routingKey(member(each, 'domain')), place]));
}

function routingKey(domain: unknown): string {
  return hostOf(domain) ?? domainOf(domain);
}

function joinRow(
  composed: Composed,
  read: ReadRow,
  { domain, website, server, filing }: RowFacts,
  { sheet, websites, routings }: Joining,
): void {
  const originOf = (at: string) => originOfFact(`#${at}`, read, sheet);
  if (server !== undefined)
    addOrComplete(composed, 'servers', {
      item: server,
      at: list(composed.body.servers).findIndex((stated) => hasId(stated, text(server.id) ?? '')),
      originOf: (below) => originOf(`/servers/0${below}`),
    });
  const key = routingKey(domain.name);
  if (filing?.status !== undefined) {
    const index = addOrComplete(composed, 'routing', {
      item: { domain: domain.name, filing },
      at: routings.get(key) ?? -1,
      originOf: (below) => originOf(`/routing/0${below}`),
    });
    routings.set(key, index);
  }
  joinWebsite(composed, websites, { domain, website, originOf });
}
