/** One row of a sheet as a request, with the cell of each fact. */

import { text } from '../../lib/evidence/json.ts';
import { asEntityKind } from '../../lib/evidence/sheet/cells.ts';
import type { Columns } from '../../lib/evidence/sheet/columns.ts';
import { type ReadRow, type RowFacts, readRow } from '../../lib/evidence/sheet/read-list.ts';
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import type { Flaw, Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import type { Members } from '../manifest/composed.ts';
import { flawsOf } from '../manifest/join-inventory.ts';

/** What a row asks, or why it cannot be read; a row that says nothing has no flaws. */
export function askedOfRow(row: Row, columns: Columns, file: string): Asked | { flaws: Flaw[] } {
  const read = readRow(row, columns, file);
  if (read.facts === undefined || read.faults.length > 0) return { flaws: flawsOf(read, file) };
  const { kind, body } = requestOf(read.facts);
  return {
    kind,
    title: `${file}:${row.line}`,
    body,
    placeAt: (pointer) => placeOfFact(pointer, read, file),
  };
}

/** A row with an entity and a website or server is an application; one that names a domain alone is a domain's check. */
function requestOf(facts: RowFacts): { kind: 'assessment' | 'domain-check'; body: Members } {
  const { domain, website, server, filing } = facts;
  const entity = entityOf(facts);
  if (entity === undefined || (website === undefined && server === undefined))
    return { kind: 'domain-check', body: { ...domain, ...(entity && { entity }) } };
  const routing = filing?.status === undefined ? undefined : [{ domain: domain.name, filing }];
  return {
    kind: 'assessment',
    body: {
      entity,
      websites: [{ name: website?.name ?? domain.name, domains: [domain] }],
      servers: server === undefined ? [] : [server],
      ...(routing && { routing }),
    },
  };
}

/** An entity whose kind neither a column nor its name tells is left out: a guess would be judged. */
function entityOf({ entity }: RowFacts): Members | undefined {
  if (entity === undefined) return undefined;
  const kind = entity.kind ?? asEntityKind(text(entity.name) ?? '');
  return kind === undefined ? undefined : { ...entity, kind };
}

/** The cell of the fact that a pointer leads to; of what no cell says, the row. */
export function placeOfFact(pointer: string, { line, evidence }: ReadRow, file: string): Place {
  const fact = pointer
    .replace(/^#\/websites\/\d+\/domains\/\d+/, 'domain')
    .replace(/^#\/(website|server)s\/\d+/, '$1')
    .replace(/^#\/routing\/\d+/, 'routing')
    .replace(/^#\/entity/, 'entity')
    .replace(/^#(?=\/|$)/, 'domain')
    .replaceAll('/', '.');
  const found =
    evidence.find((each) => each.fact === fact) ?? evidence.find((each) => fact.startsWith(`${each.fact}.`));
  const column = Number(found?.address.split(':').at(-1));
  return { file, line, ...(column > 0 && { column }) };
}
