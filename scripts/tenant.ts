/**
 * `npm run tenant -- export|erase --tenant NAME`: everything of a tenant as lines of JSON, or the end of it. Both read
 * the whole table, say how far they are, and go on where they were if they were ended.
 */
import { parseArgs } from 'node:util';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { openTable } from '../lib/table/dynamodb.ts';
import { dataDirOf } from './local/environment.ts';
import {
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  LOCAL_TABLE,
  openEmbeddedTable,
  runningTable,
} from './local/table.ts';
import { endWith } from './local/words.ts';
import { type EraseCounts, eraseTenant, NOTHING_ERASED } from './tenant/erase.ts';
import { type ExportCounts, exportTenant, NOTHING_EXPORTED } from './tenant/export.ts';
import { type Progress, progressFile } from './tenant/scan.ts';

const USAGE = `usage: npm run tenant -- export --tenant NAME [--out FILE] [--table NAME --endpoint URL --region NAME]
       npm run tenant -- erase --tenant NAME --yes [--table NAME --endpoint URL --region NAME]

  --table     a deployed table, with credentials from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY that may Scan, Query,
              GetItem, UpdateItem and DeleteItem; without it, the table of this machine (DATA_DIR)
  --endpoint  where it is not DynamoDB itself
  --out       the file to write, NAME.jsonl if not given
  --yes       erase cannot be undone: revoke the tenant's tokens first, and export before

How far it has come is kept in tenant-export-NAME.json or tenant-erase-NAME.json beside; run it again to go on.`;
const CALL_MS = 24 * 3_600_000;
const TOLD_EVERY = 10_000;

const { command, tenant, out, yes, ...place } = options();
const own = place.table === undefined ? await localTable() : undefined;
const tableName = place.table ?? LOCAL_TABLE;
const endpoint = place.endpoint ?? own?.endpoint;
const region = place.region ?? (own === undefined ? process.env.AWS_REGION || 'us-east-1' : LOCAL_REGION);
const client = new DynamoDBClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
const done = command === 'export' ? await runExport() : await runErase();
client.destroy();
await own?.close();
process.exit(done ? 0 : 1);

async function runExport(): Promise<boolean> {
  const kept = progressFile<ExportCounts>(`tenant-export-${tenant}.json`, NOTHING_EXPORTED);
  const onPage = told(
    kept.write,
    ({ scanned, exported }) => `${scanned} items read, ${exported} of ${tenant}`,
  );
  const counts = await exportTenant({ client, tableName, tenant, file: out, onPage }, kept.read());
  kept.remove();
  console.log(`${counts.exported} items of ${tenant} are in ${out}, of ${counts.scanned} that were read.`);
  return true;
}

async function runErase(): Promise<boolean> {
  const kept = progressFile<EraseCounts>(`tenant-erase-${tenant}.json`, NOTHING_ERASED);
  const table = openTable({ name: tableName, region, endpoint })(CALL_MS);
  let last = NOTHING_ERASED;
  const onPage = told(
    (progress: Progress<EraseCounts>) => {
      last = progress.counts;
      kept.write(progress);
    },
    ({ scanned, deleted, cleaned }) =>
      `${scanned} items read, ${deleted} deleted, ${cleaned} cleaned of ${tenant}`,
  );
  const isGone = await eraseTenant({ client, tableName, table, tenant, onPage }, kept.read());
  const did = `${last.deleted} items were deleted; ${last.cleaned} of others' codes and records were cleaned of its name and domains.`;
  if (isGone) {
    kept.remove();
    console.log(`Nothing of ${tenant} is left: a last pass over the whole table found nothing. ${did}`);
  } else
    console.error(`Something of ${tenant} is written still. Revoke its tokens, then run this again. ${did}`);
  return isGone;
}

/** Writes how far it is after every page, and says so from time to time. */
function told<C extends { scanned: number }>(
  write: (progress: Progress<C>) => void,
  words: (counts: C) => string,
) {
  let at = 0;
  return (progress: Progress<C>) => {
    write(progress);
    if (progress.counts.scanned < at + TOLD_EVERY) return;
    at = progress.counts.scanned;
    console.error(`pass ${progress.pass}: ${words(progress.counts)}`);
  };
}

async function localTable(): Promise<{ endpoint: string; close: () => Promise<void> }> {
  process.env.AWS_ACCESS_KEY_ID = LOCAL_CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = LOCAL_CREDENTIALS.secretAccessKey;
  const dataDir = dataDirOf(process.env);
  const running = await runningTable(dataDir);
  if (running !== undefined) return { endpoint: running, close: async () => undefined };
  return openEmbeddedTable(dataDir).catch(endWith(dataDir));
}

function options() {
  const text = { type: 'string' } as const;
  const read = () =>
    parseArgs({
      allowPositionals: true,
      options: {
        ...{ tenant: text, out: text, table: text, endpoint: text, region: text },
        yes: { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  const { values, positionals } = attempt(read);
  const [command, ...others] = positionals;
  if (values.help) end(0, USAGE);
  if ((command !== 'export' && command !== 'erase') || others.length > 0) return end(2, USAGE);
  const { tenant } = values;
  if (tenant === undefined || !/^[a-z0-9][a-z0-9-]{0,62}$/.test(tenant)) return end(2, USAGE);
  if (command === 'erase' && values.yes !== true)
    return end(2, `Erasing ${tenant} cannot be undone. Add --yes if that is what you want.\n\n${USAGE}`);
  return { ...values, command, tenant, out: values.out ?? `${tenant}.jsonl` } as const;
}

function attempt<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    return end(2, `${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function end(code: number, message: string): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}
