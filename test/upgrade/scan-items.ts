/** Every item of a table as it is, in the order of their keys. */
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';

/** All items; bytes as base64. */
export async function scanItems(endpoint: string): Promise<Record<string, unknown>[]> {
  const client = clientFor(endpoint);
  const items: Record<string, AttributeValue>[] = [];
  for (let from: Record<string, AttributeValue> | undefined; ; ) {
    const page = await client.send(
      new ScanCommand({ TableName: LOCAL_TABLE, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
    if (from === undefined) break;
  }
  client.destroy();
  const keyOf = ({ pk, sk }: Record<string, AttributeValue>) => `${pk?.S}\n${sk?.S}`;
  return items
    .sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1))
    .map((item) => Object.fromEntries(Object.entries(item).map(([name, value]) => [name, plain(value)])));
}

function plain(value: AttributeValue): unknown {
  return value.B === undefined ? value : { B: Buffer.from(value.B).toString('base64') };
}
