/** Rows of a sheet, put into an application: its websites with their domains, servers, and where filings stand. */
import { member, text } from '../../lib/evidence/json.ts';
import { type ReadRow, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import type { Flaw } from '../failure.ts';
import { flawsInSheet, notesOn, originOfFact } from '../sheet/places.ts';
import { openList, type Sheet } from '../sheet/read-sheet.ts';
import type { World } from '../world.ts';
import { addOrComplete, type Composed, hasId, listIn } from './composed.ts';

/** Joins every row that can be read; the others are told. */
export async function joinSheet(composed: Composed, file: string, world: World): Promise<void> {
  const sheet = await openList(file, world);
  composed.notes.push(...notesOn(sheet));
  const read = rowReader(sheet.columns, file);
  const flaws: Flaw[] = [];
  for (const row of sheet.rows()) {
    if (row.line <= sheet.columns.line) continue;
    const told = read(row);
    if (told.facts === undefined || told.faults.length > 0) flaws.push(...flawsInSheet(told, file));
    else joinRow(composed, told, told.facts, sheet);
  }
  composed.flaws.push(...firstFlaws(flaws, file));
}

function joinRow(composed: Composed, read: ReadRow, facts: RowFacts, sheet: Sheet): void {
  const { domain, website, server, filing } = facts;
  const originOf = (at: string) => (below: string) => originOfFact(`#/${at}${below}`, read, sheet);
  if (server !== undefined)
    addOrComplete(composed, 'servers', {
      item: server,
      is: (stated) => hasId(stated, text(server.id) ?? ''),
      originOf: originOf('servers/0'),
    });
  if (filing?.status !== undefined)
    addOrComplete(composed, 'routing', {
      item: { domain: domain.name, filing },
      is: (stated) => member(stated, 'domain') === domain.name,
      originOf: originOf('routing/0'),
    });
  const sites = listIn(composed.body, 'websites');
  composed.origins.set(`#/websites/${sites.length}`, originOf('websites/0'));
  sites.push({ ...website, domains: [domain] });
}
