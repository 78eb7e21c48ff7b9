/** Rows of a sheet, put into an application: its websites with their domains, servers, and where filings stand. */
import { member, text } from '../../lib/evidence/json.ts';
import { type ReadRow, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { openList } from '../sheet/read-sheet.ts';
import { placeOfFact } from '../sheet/row-request.ts';
import type { World } from '../world.ts';
import { addOrComplete, type Composed, hasId, listIn } from './composed.ts';
import { flawsOf } from './join-inventory.ts';

/** Joins every row that can be read; the others are told. */
export async function joinSheet(composed: Composed, file: string, world: World): Promise<void> {
  const sheet = await openList(file, world);
  const read = rowReader(sheet.columns, file);
  for (const row of sheet.rows()) {
    if (row.line <= sheet.columns.line) continue;
    const told = read(row);
    if (told.facts === undefined || told.faults.length > 0) composed.flaws.push(...flawsOf(told, file));
    else joinRow(composed, told, told.facts, file);
  }
}

function joinRow(composed: Composed, read: ReadRow, facts: RowFacts, file: string): void {
  const { domain, website, server, filing } = facts;
  const placeOf = (fact: string) => placeOfFact(`#/${fact}`, read, file);
  if (server !== undefined)
    addOrComplete(composed, 'servers', {
      item: server,
      is: (stated) => hasId(stated, text(server.id) ?? ''),
      placeAt: (name) => placeOf(`servers/0/${name}`),
    });
  if (filing?.status !== undefined)
    addOrComplete(composed, 'routing', {
      item: { domain: domain.name, filing },
      is: (stated) => member(stated, 'domain') === domain.name,
      placeAt: (name) => placeOf(`routing/0/${name}`),
    });
  const sites = listIn(composed.body, 'websites');
  const at = `#/websites/${sites.length}`;
  sites.push({ name: website?.name ?? domain.name, domains: [domain] });
  composed.places.set(at, placeOf('websites/0'));
  for (const name of Object.keys(domain))
    composed.places.set(`${at}/domains/0/${name}`, placeOf(`websites/0/domains/0/${name}`));
}
