/** One row of a sheet as a request, with the cell of each fact. */

import { text } from '../../lib/evidence/json.ts';
import { asEntityKind } from '../../lib/evidence/sheet/entity-kind.ts';
import { type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import type { Text } from '../../lib/texts.ts';
import type { Asked, AskedRow } from '../judge/check.ts';
import type { Members } from '../manifest/composed.ts';
import { SHEET_TEXTS } from '../texts/sheet.ts';
import { flawsInSheet, originOfFact, statingByColumns } from './places.ts';
import type { Sheet } from './read-sheet.ts';

/** What is wrong with cells whose texts of requests speak of members, or of fewer spellings than a sheet may have. */
const TOLD: { readonly [key: string]: Text } = {
  'subscription-order': SHEET_TEXTS.termOrder,
  province: SHEET_TEXTS.province,
};

const tellAs: Asked['tellAs'] = ({ key }) => TOLD[key] && { text: TOLD[key] };

/** Tells what a row asks, or why it cannot be read; a row that says nothing has no flaws. */
export function requestReader(sheet: Pick<Sheet, 'file' | 'columns'>): (row: AskedRow) => Asked {
  const { file, columns } = sheet;
  const read = rowReader(columns, file);
  const stating = statingByColumns(columns);
  return (row) => {
    const told = read(row);
    if (told.facts === undefined || told.faults.length > 0)
      return {
        kind: 'domain-check',
        title: file,
        body: {},
        placeAt: () => undefined,
        flaws: flawsInSheet(told, file),
        row,
      };
    const { kind, body } = requestOf(told.facts);
    return {
      kind,
      title: `${file}:${row.line}`,
      body,
      stating,
      placeAt: (pointer) => originOfFact(pointer, told, sheet).place,
      nameAt: (pointer) => originOfFact(pointer, told, sheet).name,
      tellAs,
      row,
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
      websites: [{ ...website, domains: [domain] }],
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
