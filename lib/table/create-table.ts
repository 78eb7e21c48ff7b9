/** Makes the one table with its keys and indexes, where nothing else does: on AWS a deployment makes it. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  DescribeTimeToLiveCommand,
  type DynamoDBClient,
  type KeySchemaElement,
  ResourceInUseException,
  type TableDescription,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import schema from './table-schema.json' with { type: 'json' };

/** Keys and indexes of the table, whatever it is called. An import of JSON forgets which texts it holds: it is parsed again. */
export const TABLE_SCHEMA: CreateTableCommandInput = JSON.parse(JSON.stringify(schema));

const ASKED_AGAIN_MS = 20;

/**
 * Creates the table if there is none of that name; whether there was none. It takes requests then. Throws where one of that
 * name is there that has other keys or indexes.
 */
export async function createTable(client: DynamoDBClient, TableName: string): Promise<boolean> {
  const created = await client.send(new CreateTableCommand({ ...TABLE_SCHEMA, TableName })).then(
    () => true,
    (error) => {
      if (error instanceof ResourceInUseException) return false;
      throw error;
    },
  );
  for (;;) {
    const { Table } = await client.send(new DescribeTableCommand({ TableName }));
    if (Table?.TableStatus === 'ACTIVE') {
      refuseOther(TableName, Table);
      return created;
    }
    await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_MS));
  }
}

function refuseOther(name: string, { KeySchema, GlobalSecondaryIndexes = [] }: TableDescription): void {
  const lacking = (TABLE_SCHEMA.GlobalSecondaryIndexes ?? [])
    .filter((wanted) => {
      const found = GlobalSecondaryIndexes.find(({ IndexName }) => IndexName === wanted.IndexName);
      return keysOf(found?.KeySchema) !== keysOf(wanted.KeySchema);
    })
    .map(({ IndexName }) => `index ${IndexName}`);
  if (keysOf(KeySchema) !== keysOf(TABLE_SCHEMA.KeySchema)) lacking.unshift('keys');
  if (lacking.length > 0)
    throw new Error(
      `TABLE_NAME: the table ${name} is another one, it lacks ${lacking.join(', ')} of this service's: name one that is not there yet, or remove it.`,
    );
}

function keysOf(keys: readonly KeySchemaElement[] = []): string {
  return keys
    .map(({ AttributeName, KeyType }) => `${KeyType} ${AttributeName}`)
    .sort()
    .join();
}

const ENDS_AT = 'expiresAt';

/**
 * Lets the table remove what has ended; `unknown` where the service knows no expiry: what has ended is kept then, and not
 * shown. Throws where it knows one, and it could not be set.
 */
export async function enableTimeToLive(
  client: DynamoDBClient,
  TableName: string,
): Promise<'enabled' | 'unknown'> {
  try {
    const TimeToLiveSpecification = { AttributeName: ENDS_AT, Enabled: true };
    await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
    return 'enabled';
  } catch (error) {
    // DynamoDB refuses to enable what is enabled.
    if (await expires(client, TableName)) return 'enabled';
    if (error instanceof Error && error.name === 'UnknownOperationException') return 'unknown';
    throw error;
  }
}

async function expires(client: DynamoDBClient, TableName: string): Promise<boolean> {
  try {
    const { TimeToLiveDescription } = await client.send(new DescribeTimeToLiveCommand({ TableName }));
    const { AttributeName, TimeToLiveStatus = '' } = TimeToLiveDescription ?? {};
    return AttributeName === ENDS_AT && ['ENABLED', 'ENABLING'].includes(TimeToLiveStatus);
  } catch {
    return false;
  }
}
