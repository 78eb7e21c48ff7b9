/**
 * Stands before a table and refuses what GeminiDB's DynamoDB-compatible API documents as missing, or nobody should
 * ask of a table: transactions, backups, scans, dots in names, `size()`, `if_not_exists()`, arithmetic. Notes it too.
 * It cuts the pages of queries as DynamoDB does, at 1 MB: dynalite does not count what an index copies.
 */
import { openTableProxy } from './table-proxy.ts';

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

const PAGE_BYTES = 1024 * 1024;

/** `seen`: the operations on items that passed. `faults`: what was refused. `pageBytes`: where pages are cut. */
export async function openDialectGuard(endpoint: string, { pageBytes = PAGE_BYTES } = {}) {
  const seen = new Set<string>();
  const faults: string[] = [];
  const proxy = await openTableProxy(endpoint, async ({ operation, body, perform }) => {
    const found = faultsOf(operation, body);
    if (found.length > 0) {
      faults.push(...found);
      const type = 'com.amazonaws.dynamodb.v20120810#ValidationException';
      const text = JSON.stringify({ __type: type, message: found.join('; ') });
      return { status: 400, headers: { 'content-type': 'application/x-amz-json-1.0' }, text };
    }
    if (OPERATIONS.includes(operation))
      seen.add(operation + (body.ConditionExpression === undefined ? '' : ' under a condition'));
    const answer = await perform();
    return operation === 'Query'
      ? { ...answer, text: cutPage(answer.text, body.IndexName, pageBytes) }
      : answer;
  });
  return { seen, faults, ...proxy };
}

type AnsweredPage = { Items?: Record<string, unknown>[]; Count?: number; LastEvaluatedKey?: unknown };

/** The answer of a query, with the items that fit, and where to go on. */
function cutPage(text: string, index: unknown, pageBytes: number): string {
  const page: AnsweredPage = JSON.parse(text);
  const { Items = [] } = page;
  let bytes = 0;
  const kept = Items.filter((item) => {
    const fits = bytes < pageBytes;
    bytes += JSON.stringify(item).length;
    return fits;
  });
  const last = kept.at(-1);
  if (last === undefined || kept.length === Items.length) return text;
  const names = ['pk', 'sk', ...(index === undefined ? [] : [`${index}pk`, `${index}sk`])];
  const LastEvaluatedKey = Object.fromEntries(names.map((name) => [name, last[name]]));
  return JSON.stringify({ ...page, Items: kept, Count: kept.length, LastEvaluatedKey });
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
