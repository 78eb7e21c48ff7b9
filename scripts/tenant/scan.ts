/** Every item of a table, page by page, from where an earlier run was left. */
import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { type AttributeValue, type DynamoDBClient, ScanCommand } from '@aws-sdk/client-dynamodb';
import { itemOf } from '../../lib/table/expression.ts';
import type { Item } from '../../lib/table/table.ts';

/** How far a run has come: `after` is where the table said to go on, `counts` what was done so far. */
export type Progress<C> = { pass: number; after: Record<string, AttributeValue> | undefined; counts: C };

/** Keeps how far a command has come in a file, so that it goes on there if it was ended. */
export function progressFile<C>(file: string, fresh: C) {
  return {
    read(): Progress<C> {
      if (!existsSync(file)) return { pass: 1, after: undefined, counts: fresh };
      return JSON.parse(readFileSync(file, 'utf8'));
    },
    write(progress: Progress<C>): void {
      writeFileSync(`${file}.new`, JSON.stringify(progress), { mode: 0o600 });
      renameSync(`${file}.new`, file);
    },
    remove: () => rmSync(file, { force: true }),
  };
}

export type Scanned = { items: Item[]; after: Record<string, AttributeValue> | undefined };

/** A page of all items. A scan reads the whole table: it is for scripts that nobody waits for. */
export async function scanPage(
  client: DynamoDBClient,
  { table, after }: { table: string; after: Record<string, AttributeValue> | undefined },
): Promise<Scanned> {
  const command = new ScanCommand({
    TableName: table,
    ConsistentRead: true,
    ...(after === undefined ? {} : { ExclusiveStartKey: after }),
  });
  const { Items = [], LastEvaluatedKey } = await client.send(command);
  return { items: Items.map(itemOf), after: LastEvaluatedKey };
}
