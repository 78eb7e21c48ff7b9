/** What each column of a list says: which fact, and how its cells are read. */

import type { Text } from '../../texts.ts';
import {
  asAddress,
  asBillingMode,
  asDate,
  asIanaId,
  asProvince,
  asRegistrar,
  asStatuses,
  asText,
  asYes,
  isTold,
  knownStatuses,
} from './cells.ts';
import { type Column, type Columns, usualHeading } from './columns.ts';
import { asEntityKind } from './entity-kind.ts';
import { asFilingStatus } from './filing-status.ts';

/** The fact that a column says. `read` takes its cells one after the other; undefined for one that says nothing, or that is not understood; null for one that says that there is none. */
export type ColumnFact = {
  column: Column;
  fact: string;
  /** Where the column stands, from 0. */
  place: number;
  read: (cell: string | undefined) => unknown;
};

/** In the order in which facts are told. */
const FACTS: readonly (readonly [Column, fact: string, read: (text: string) => unknown])[] = [
  ['registrar', 'domain.registrar', asRegistrar],
  ['registrarIanaId', 'domain.registrar', asIanaId],
  ['registrant', 'domain.registrant', asText],
  ['statuses', 'domain.statuses', asStatuses],
  ['anyStatus', 'domain.statuses', knownStatuses],
  ['realName', 'domain.realName', asYes],
  ['expiresOn', 'domain.expiresOn', asDate],
  ['resolves', 'domain.resolves', asYes],
  ['entityName', 'entity.name', asText],
  ['entityKind', 'entity.kind', asEntityKind],
  ['certificateNumber', 'entity.certificate', asText],
  ['province', 'entity.province', asProvince],
  ['websiteName', 'website.name', asText],
  ['serverId', 'server.id', asText],
  ['product', 'server.product', asText],
  ['region', 'server.region', asText],
  ['billingMode', 'server.billingMode', asBillingMode],
  ['serverStartsOn', 'server.subscription', asDate],
  ['serverExpiresOn', 'server.subscription', asDate],
  ['eip', 'server.eip', asAddress],
  ['filingNumber', 'routing.filing.number', asText],
  ['filingStatus', 'routing.filing.status', asFilingStatus],
];

/** What the columns of a list say, but for the one that names the domain. */
export function columnFactsOf({ places }: Columns): ColumnFact[] {
  return FACTS.flatMap(([column, fact, read]) => {
    const place = places.get(column);
    return place === undefined ? [] : [{ column, fact, place, read: remindedOf(read) }];
  });
}

/** How a column is headed that would say a fact, or what the fact is part of; undefined where none does. */
export function headingFor(fact: string): Text | undefined {
  const found = FACTS.find(([, said]) => fact === said || fact.startsWith(`${said}.`));
  return found && usualHeading(found[0]);
}

/** A reader that remembers the last cell: a column often says what it said in the row before. */
function remindedOf(read: (text: string) => unknown): ColumnFact['read'] {
  let last: string | undefined;
  let value: unknown;
  return (cell) => {
    if (cell !== last) {
      value = isTold(cell) ? read(cell) : undefined;
      last = cell;
    }
    return value;
  };
}
