/**
 * Stands before a table and refuses what GeminiDB's DynamoDB-compatible API documents as missing, or nobody should
 * ask of a table: transactions, backups, scans, dots in names, `size()`, `if_not_exists()`, arithmetic. Notes it too.
 */
import { once } from 'node:events';
import { createServer, request as forward, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

const OPERATIONS = [
  'GetItem',
  'PutItem',
  'UpdateItem',
  'DeleteItem',
  'Query',
  'BatchGetItem',
  'BatchWriteItem',
];
const DEFINITIONS = ['CreateTable', 'DescribeTable', 'DeleteTable'];
const FUNCTIONS = ['attribute_exists', 'attribute_not_exists', 'attribute_type', 'begins_with', 'contains'];
const EXPRESSIONS = ['ConditionExpression', 'UpdateExpression', 'KeyConditionExpression', 'FilterExpression'];

export type DialectGuard = Awaited<ReturnType<typeof openDialectGuard>>;

/** `seen`: the operations on items that passed. `faults`: what was refused. */
export async function openDialectGuard(endpoint: string) {
  const seen = new Set<string>();
  const faults: string[] = [];
  const target = new URL(endpoint);
  const server = createServer(async (incoming, outgoing) => {
    const bytes = await buffer(incoming);
    const operation = operationOf(incoming);
    const body = JSON.parse(bytes.toString());
    const found = faultsOf(operation, body);
    if (found.length > 0) {
      faults.push(...found);
      const refusal = {
        __type: 'com.amazonaws.dynamodb.v20120810#ValidationException',
        message: found.join('; '),
      };
      outgoing.writeHead(400, { 'content-type': 'application/x-amz-json-1.0' }).end(JSON.stringify(refusal));
      return;
    }
    if (OPERATIONS.includes(operation))
      seen.add(operation + (body.ConditionExpression === undefined ? '' : ' under a condition'));
    const passed = forward(
      { host: target.hostname, port: target.port, method: 'POST', path: '/', headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    passed.end(bytes);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    seen,
    faults,
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function operationOf({ headers }: IncomingMessage): string {
  return String(headers['x-amz-target']).split('.')[1] ?? '';
}

function faultsOf(operation: string, body: Record<string, unknown>): string[] {
  const faults: string[] = [];
  if (![...OPERATIONS, ...DEFINITIONS].includes(operation)) faults.push(`no operation ${operation}`);
  for (const expression of EXPRESSIONS.flatMap((name) =>
    body[name] === undefined ? [] : [String(body[name])],
  )) {
    const functions = [...expression.matchAll(/([a-z_]+)\s*\(/g)].map(([, name = '']) => name);
    if (functions.some((name) => !FUNCTIONS.includes(name)) || /[+]|\bIN\b|\bBETWEEN\b/.test(expression))
      faults.push(`no such expression: ${expression}`);
  }
  if (body.FilterExpression !== undefined) faults.push('no filter: read what you ask for');
  if (/\./.test(`${body.TableName ?? ''}${body.IndexName ?? ''}`)) faults.push('no dot in a name');
  return faults;
}
