/** A list of domains or websites out of a sheet. */
import type { ChosenSheet } from '../../lib/evidence/sheet/chosen-sheet.ts';
import { unreadColumns } from '../../lib/evidence/sheet/columns.ts';
import { decode } from '../../lib/evidence/sheet/decode.ts';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import { formOf, type RowFacts, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { csvRows } from '../../lib/evidence/sheet/rows.ts';
import { UnreadArchive } from '../../lib/evidence/sheet/unzip.ts';
import { xlsxSheet } from '../../lib/evidence/sheet/xlsx.ts';
import { loadLibrariesFor } from './libraries.ts';
import { NOTHING } from './nothing.ts';
import type { Body, Read, Tasks } from './tasks.ts';
import { toldFault } from './told-fault.ts';

/** Reads the rows of CSV in any usual encoding, or of the sheet of an XLSX file that is a list. A row that cannot be read is told; the others are taken. undefined: it has no headings that are known. */
export async function readSheet({
  name,
  bytes,
  language,
}: Tasks['read']['asked']): Promise<Read | undefined> {
  const refused = (reason: string, values = {}) => ({
    ...NOTHING,
    faults: [toldFault({ reason, values }, language)],
  });
  const sheet = await sheetIn(bytes).catch((error: unknown) => ({ error }));
  if ('error' in sheet)
    return sheet.error instanceof UnreadArchive
      ? refused(`xlsx-${sheet.error.reason}`)
      : refused('not-xlsx', { reason: String(sheet.error) });
  const { rows, leftOut } = sheet;
  await loadLibrariesFor(rows.map(({ cells }) => cells.join(' ')).join('\n'));
  const known = formOf(rows);
  if (known === undefined) return undefined;
  if (known.form !== 'list') return refused('not-a-list');
  const taken = rows.filter(({ line }) => line > known.columns.line).map(rowReader(known.columns, name));
  return {
    ...NOTHING,
    as: 'sheet',
    ...joined(taken.flatMap(({ facts }) => facts ?? [])),
    evidence: taken.flatMap(({ evidence }) => evidence()),
    faults: [...leftOut, ...unreadColumns(known.columns), ...taken.flatMap(({ faults }) => faults)].map(
      (fault) => toldFault(fault, language),
    ),
  };
}

async function sheetIn(bytes: Uint8Array): Promise<ChosenSheet> {
  return isXlsx(bytes) ? xlsxSheet(bytes, 'list') : { rows: csvRows(decode(bytes)?.text ?? ''), leftOut: [] };
}

/** Rows as parts of an application. The first entity that is named is the applicant's. */
function joined(
  rows: readonly RowFacts[],
): Pick<Read, 'domains' | 'websites' | 'servers' | 'routing' | 'entity'> {
  const entity = rows.find((row) => row.entity !== undefined)?.entity;
  const servers = new Map(
    rows.flatMap(({ server }): [string, Body][] =>
      server === undefined ? [] : [[String(server.id), server]],
    ),
  );
  return {
    domains: rows.filter(({ website }) => website === undefined).map(({ domain }) => domain),
    websites: rows.flatMap(({ website, domain }) =>
      website === undefined ? [] : [{ ...website, domains: [domain] }],
    ),
    servers: [...servers.values()],
    routing: rows.flatMap(({ filing, domain }) =>
      filing?.status === undefined ? [] : [{ domain: domain.name, filing }],
    ),
    ...(entity !== undefined && { entity }),
  };
}
