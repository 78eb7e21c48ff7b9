/** A table that is given the time that a machine with busy cores takes, whatever a request has left. */
import type { Config } from '../lib/config.ts';
import { openTable } from '../lib/table/dynamodb.ts';
import type { Table } from '../lib/table/table.ts';

const DEADLINE_MS = 60_000;

/** As `openTable`, but that each request has a minute for all its calls. */
export function openPatientTable(table: Config['table']): () => Table {
  const open = openTable(table);
  return () => open(DEADLINE_MS);
}
