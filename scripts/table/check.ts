/**
 * `npm run table:check -- --endpoint URL`: whether a table service keeps what the store needs of it. Creates a scratch
 * table, runs the contract against it, prints which promises hold, removes it. Exit 0: all hold; 1: not; 2: usage.
 */
import { parseArgs } from 'node:util';
import { ulid } from 'ulid';
import { openTable } from '../../lib/table/dynamodb.ts';
import { LOCAL_CREDENTIALS } from '../local/table.ts';
import { CONTRACT } from './contract.ts';
import { inTurn } from './in-turn.ts';
import { createScratchTable, type ScratchTable, TableExists } from './scratch.ts';

const USAGE = `usage: npm run table:check -- --endpoint URL [--region NAME] [--table NAME] [--in-turn]

  --endpoint  the address of a DynamoDB-compatible service: DynamoDB, GeminiDB, ScyllaDB Alternator, a local one
  --region    what requests are signed for; AWS_REGION, or us-east-1, if not given
  --table     the name of the scratch table; a new one if not given. A table that exists is not touched
  --in-turn   one call at a time: for a stand-in that keeps no promise to callers at once, and is no table to trust

Credentials come from AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY; on this machine alone they may be left out.
They need CreateTable, DescribeTable, DeleteTable, and everything that the functions need, on the scratch table.`;
const CHECK_MS = 120_000;

const { endpoint, region, name, oneByOne } = options();
let scratch: ScratchTable | undefined;
let removal: Promise<boolean> | undefined;
let creating = true;
let stopped = false;
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
try {
  scratch = await createScratchTable(name, { endpoint, region });
} catch (error) {
  end(
    1,
    error instanceof TableExists ? `${name} exists already. It was not touched.` : creationFailed(error),
  );
}
creating = false;
if (stopped) await stop();
console.log(`Created ${name} at ${endpoint}`);
const open = openTable({ name, region, endpoint });
let failed = 0;
for (const { name: promise, run } of CONTRACT) {
  const started = performance.now();
  const table = open(CHECK_MS);
  const broken = await run(oneByOne ? inTurn(table) : table).then(() => undefined, messageOf);
  if (stopped) break;
  if (broken !== undefined) failed += 1;
  const ms = `${Math.round(performance.now() - started)} ms`.padStart(9);
  console.log(
    `${broken === undefined ? 'holds ' : 'BROKEN'} ${ms}  ${promise}${broken === undefined ? '' : `\n${broken}`}`,
  );
}
const removed = await removeScratch();
if (stopped) process.exit(1);
const asked = oneByOne ? ', one call at a time: of calls at once nothing was asked' : '';
console.log(`${CONTRACT.length - failed} of ${CONTRACT.length} promises hold${asked}.`);
process.exit(failed === 0 && removed ? 0 : 1);

function options() {
  const parsed = readArguments();
  const { endpoint, region, table, help, 'in-turn': oneByOne = false } = parsed.values;
  if (help) end(0, USAGE);
  if (endpoint === undefined || !URL.canParse(endpoint)) end(2, USAGE);
  if (table !== undefined && !/^[A-Za-z0-9_-]{3,255}$/.test(table))
    end(2, '--table: 3 to 255 letters, digits, _ or - (not every service takes a dot)');
  useCredentials(new URL(endpoint).hostname);
  return {
    endpoint,
    region: region ?? (process.env.AWS_REGION || 'us-east-1'),
    name: table ?? `icp-preflight-check-${ulid().toLowerCase()}`,
    oneByOne,
  };
}

function readArguments() {
  const text = { type: 'string' } as const;
  try {
    return parseArgs({
      options: {
        endpoint: text,
        region: text,
        table: text,
        'in-turn': { type: 'boolean' },
        help: { type: 'boolean', short: 'h' },
      },
    });
  } catch (error) {
    return end(2, `${messageOf(error)}\n\n${USAGE}`);
  }
}

/** A service on this machine takes any credentials; elsewhere they must be given. */
function useCredentials(host: string): void {
  if (process.env.AWS_ACCESS_KEY_ID && process.env.AWS_SECRET_ACCESS_KEY) return;
  if (!/^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(host))
    end(2, `Set AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.\n\n${USAGE}`);
  process.env.AWS_ACCESS_KEY_ID = LOCAL_CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = LOCAL_CREDENTIALS.secretAccessKey;
}

/** A table that is being created is removed once it is there. */
async function stop(): Promise<void> {
  stopped = true;
  if (creating) return;
  await removeScratch();
  process.exit(1);
}

/** Once, whoever asks; false if the table could not be removed. */
function removeScratch(): Promise<boolean> {
  removal ??= scratch === undefined ? Promise.resolve(true) : remove(scratch);
  return removal;
}

async function remove(table: ScratchTable): Promise<boolean> {
  try {
    await table.remove();
    console.log(`Removed ${table.name}`);
    return true;
  } catch (error) {
    console.error(`${table.name} could not be removed; remove it yourself. ${messageOf(error)}`);
    return false;
  }
}

function creationFailed(error: unknown): string {
  return `The scratch table could not be created: ${messageOf(error)}\nIf the service made it all the same, remove ${name} yourself.`;
}

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? ` (${error.cause.name}: ${error.cause.message})` : '';
  return `${error.name}: ${error.message}${cause}`;
}

function end(code: number, message: string): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}
