/** The records of a DNS export. */
import type { ReadFault } from '../evidence.ts';
import type { FoundRecord } from '../inventory/inventory.ts';
import { asYes } from './cells.ts';
import type { Column, Columns } from './columns.ts';
import type { Row } from './rows.ts';

const RECORD_TYPES: { readonly [type: string]: FoundRecord['type'] } = {
  A: 'A',
  AAAA: 'AAAA',
  CNAME: 'CNAME',
};

/** Columns that say whether a record is live: of an export what is headed by "status" alone speaks of its records. */
const STATES: readonly Column[] = ['recordState', 'anyStatus', 'statuses', 'resolves'];

/** The records of one row of a DNS export; `zone` completes hosts such as `@` and `www`. Records of other types say nothing of where a site is. */
export function readRecords(
  { line, cells }: Row,
  { places }: Columns,
  zone: string | undefined,
): { records: FoundRecord[]; faults: ReadFault[] } {
  const cell = (column: Column) => cells[places.get(column) ?? -1] ?? '';
  const type = RECORD_TYPES[cell('recordType').toUpperCase()];
  const isPaused = STATES.some((column) => asYes(cell(column)) === false);
  if (type === undefined || isPaused) return { records: [], faults: [] };
  const host = hostOf(cell('recordHost'), zone);
  if (host === undefined)
    return {
      records: [],
      faults: [{ reason: 'zone-unknown', line, column: (places.get('recordHost') ?? 0) + 1 }],
    };
  const values = cell('recordValue')
    .split(/[\s,;]+/)
    .filter((value) => value !== '');
  return {
    records: values.map((value) => ({ host, type, value: value.replace(/\.$/, ''), place: `${line}` })),
    faults: [],
  };
}

/** A host is whole if it ends in a dot, or in the zone; else it is below the zone. */
function hostOf(given: string, zone: string | undefined): string | undefined {
  const host = given.toLowerCase();
  if (host.endsWith('.')) return host.slice(0, -1);
  if (zone === undefined) return undefined;
  if (host === '' || host === '@' || host === zone) return zone;
  return host.endsWith(`.${zone}`) ? host : `${host}.${zone}`;
}
