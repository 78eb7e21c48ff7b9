/** Exports a tenant: every item of it as a line of JSON, with the tenant's part in codes of others. */
import { appendFileSync, existsSync, truncateSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { Item, Value } from '../../lib/table/table.ts';
import { type Progress, scanPage } from './scan.ts';
import { isOwn, parsedOf, partsOf, tracesOf } from './traces.ts';

/** `bytes` of the file belong to what was counted: what is behind them is written again. */
export type ExportCounts = { scanned: number; exported: number; bytes: number };
export const NOTHING_EXPORTED: ExportCounts = { scanned: 0, exported: 0, bytes: 0 };

export type Export = {
  client: DynamoDBClient;
  tableName: string;
  tenant: string;
  file: string;
  onPage: (progress: Progress<ExportCounts>) => void;
};

/** Secrets of webhooks and hashes of keys open doors and tell nothing of anybody. */
const SECRET = /"(secret|oldSecret|keyHash)":"[^"]*"/g;

/** Writes what is left to write. */
export async function exportTenant(asked: Export, from: Progress<ExportCounts>): Promise<ExportCounts> {
  let { after, counts } = from;
  if (existsSync(asked.file)) truncateSync(asked.file, counts.bytes);
  do {
    const page = await scanPage(asked.client, { table: asked.tableName, after });
    const lines = page.items.flatMap((item) => lineOf(item, asked.tenant));
    const text = lines.map((line) => `${line}\n`).join('');
    appendFileSync(asked.file, text, { mode: 0o600 });
    after = page.after;
    counts = {
      scanned: counts.scanned + page.items.length,
      exported: counts.exported + lines.length,
      bytes: counts.bytes + Buffer.byteLength(text),
    };
    asked.onPage({ pass: 1, after, counts });
  } while (after !== undefined);
  return counts;
}

function lineOf(item: Item, tenant: string): string[] {
  if (isOwn(item, tenant) || item.tenant === tenant) return [withoutSecrets(readable(item))];
  if (tracesOf(item, tenant).length === 0) return [];
  return [withoutSecrets({ partOf: 'an item of another tenant', ...partsOf(item, tenant) })];
}

function readable(item: Item): Record<string, unknown> {
  return Object.fromEntries(Object.entries(item).map(([name, value]) => [name, readableValue(value)]));
}

function readableValue(value: Value): unknown {
  if (value instanceof Uint8Array) return JSON.parse(brotliDecompressSync(value).toString());
  return parsedOf(value) ?? value;
}

function withoutSecrets(line: Record<string, unknown>): string {
  return JSON.stringify(line).replace(SECRET, '"$1":"(left out)"');
}
