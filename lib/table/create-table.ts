/** Makes the one table with its keys and indexes, where nothing else does: on AWS a deployment makes it. */
import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  ResourceInUseException,
  UpdateTimeToLiveCommand,
} from '@aws-sdk/client-dynamodb';
import schema from './table-schema.json' with { type: 'json' };

/** Keys and indexes of the table, whatever it is called. An import of JSON forgets which texts it holds: it is parsed again. */
export const TABLE_SCHEMA: CreateTableCommandInput = JSON.parse(JSON.stringify(schema));

const ASKED_AGAIN_MS = 20;

/** Creates the table if there is none of that name; whether there was none. It takes requests then. */
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
    if (Table?.TableStatus === 'ACTIVE') return created;
    await new Promise((resolve) => setTimeout(resolve, ASKED_AGAIN_MS));
  }
}

/** Lets the table remove what has ended. Throws where it cannot: what has ended is kept then, and not shown. */
export async function enableTimeToLive(client: DynamoDBClient, TableName: string): Promise<void> {
  const TimeToLiveSpecification = { AttributeName: 'expiresAt', Enabled: true };
  await client.send(new UpdateTimeToLiveCommand({ TableName, TimeToLiveSpecification }));
}
