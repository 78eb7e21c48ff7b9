/** One row of a sheet as a request, with the cell of each fact. */

import { text } from '../../lib/evidence/json.ts';
import { asEntityKind } from '../../lib/evidence/sheet/cells.ts';
import { headingFor } from '../../lib/evidence/sheet/column-facts.ts';
import type { Columns } from '../../lib/evidence/sheet/columns.ts';
import { type ReadRow, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import type { Row } from '../../lib/evidence/sheet/rows.ts';
import type { Text } from '../../lib/texts.ts';
import type { Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import type { Members } from '../manifest/composed.ts';
import { flawsOf } from '../manifest/join-inventory.ts';

/** Tells what a row asks, or why it cannot be read; a row that says nothing has no flaws. */
export function requestReader(columns: Columns, file: string): (row: Row) => Asked {
  const read = rowReader(columns, file);
  return (row) => {
    const told = read(row);
    if (told.facts === undefined || told.faults.length > 0)
      return {
        kind: 'domain-check',
        title: file,
        body: {},
        placeAt: () => undefined,
        flaws: flawsOf(told, file),
      };
    const { kind, body } = requestOf(told.facts);
    return {
      kind,
      title: `${file}:${row.line}`,
      body,
      placeAt: (pointer) => placeOfFact(pointer, told, file),
      nameAt: (pointer) => nameOfFact(pointer, told, columns),
    };
  };
}

/** A row with an entity and a website or server is an application; one that names a domain alone is a domain's check. */
function requestOf(facts: RowFacts): { kind: 'assessment' | 'domain-check'; body: Members } {
  const { domain, website, server, filing } = facts;
  const entity = entityOf(facts);
  if (entity === undefined || (website === undefined && server === undefined))
    return { kind: 'domain-check', body: entity === undefined ? domain : { ...domain, entity } };
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
export function placeOfFact(pointer: string, row: ReadRow, file: string): Place {
  const column = columnOf(factAt(pointer), row);
  return { file, line: row.line, ...(column > 0 && { column }) };
}

/** What the sheet calls the fact that a pointer leads to: the heading of its column, or of the one that would say it. */
function nameOfFact(pointer: string, row: ReadRow, { headings, places }: Columns): Text | undefined {
  const fact = factAt(pointer);
  const place = fact === 'domain.name' ? places.get('domain') : columnOf(fact, row) - 1;
  const heading = headings[place ?? -1];
  return heading === undefined ? headingFor(fact) : { en: heading, 'zh-CN': heading };
}

/** The fact of a row that a pointer of its request leads to. */
function factAt(pointer: string): string {
  return pointer
    .replace(/^#\/websites\/\d+\/domains\/\d+/, 'domain')
    .replace(/^#\/routing\/\d+\/domain$/, 'domain/name')
    .replace(/^#\/(website|server)s\/\d+/, '$1')
    .replace(/^#\/routing\/\d+/, 'routing')
    .replace(/^#\/entity/, 'entity')
    .replace(/^#(?=\/|$)/, 'domain')
    .replaceAll('/', '.');
}

/** The column of a fact, from 1; NaN of one that no cell says. */
function columnOf(fact: string, { evidence: evidenceOf }: ReadRow): number {
  const evidence = evidenceOf();
  const found =
    evidence.find((each) => each.fact === fact) ?? evidence.find((each) => fact.startsWith(`${each.fact}.`));
  return Number(found?.address.split(':').at(-1));
}
