/** `create-table`: makes the table where no deployment does, and says what it could not make. */
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Config } from '../lib/config.ts';
import { createTable, enableTimeToLive } from '../lib/table/create-table.ts';

type Told = { log: (entry: Record<string, unknown>) => void; err: (sentence: string) => void };

/**
 * The exit code: 0 where the table is there and the service works on it. Without expiry it does: that is 1 only where the table
 * knows one, and it could not be set. Throws where there is no table.
 */
export async function makeTable(
  { name, region, endpoint }: Config['table'],
  { log, err }: Told,
): Promise<number> {
  const client = new DynamoDBClient({ region, ...(endpoint === undefined ? {} : { endpoint }) });
  try {
    const created = await createTable(client, name).catch(refuseService);
    const expiry = await enableTimeToLive(client, name).catch(wordsOf);
    log({ function: 'create-table', table: name, created, expires: expiry === 'enabled' });
    if (expiry === 'enabled') return 0;
    err(expiry === 'unknown' ? `create-table: ${NO_EXPIRY}` : `create-table: ${notSet(expiry)}`);
    return expiry === 'unknown' ? 0 : 1;
  } finally {
    client.destroy();
  }
}

/** What the service, or the way to it, refuses is told with the settings that lead there. */
function refuseService(error: unknown): never {
  if (!(error instanceof Error && '$metadata' in error)) throw error;
  throw new Error(
    `create-table: the table could not be made (${wordsOf(error)}): look at TABLE_ENDPOINT, AWS_REGION, AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY.`,
  );
}

const KEPT = 'The service works: what has ended is not shown, but stays in the table and takes room.';
const NO_EXPIRY = `this table service knows no expiry (TTL). ${KEPT} Have something remove items whose expiresAt, in seconds, has passed.`;

function notSet(reason: string): string {
  return `the table is there, but its expiry (TTL) could not be set: ${reason}. ${KEPT} Let these keys do UpdateTimeToLive and DescribeTimeToLive and run it again, or set the expiry to the attribute expiresAt by hand.`;
}

function wordsOf(error: unknown): string {
  return error instanceof Error ? `${error.name}: ${error.message}` : String(error);
}
