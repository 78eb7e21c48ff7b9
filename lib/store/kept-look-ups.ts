/** The answer of look-ups that an idempotency key keeps: a repeat is told the same, whatever registries say by then. */
import { brotliCompressSync, brotliDecompressSync, constants } from 'node:zlib';
import { keyItem } from '../records/ledger-items.ts';
import { idempotencyKey } from '../table/keys.ts';
import { absent, all, compare, type Item, type Table } from '../table/table.ts';
import { isOfRequest, type RequestKey } from './idempotency.ts';

type TenantKey = { tenant: string; key: RequestKey };

/** An item of the table is 400 KB at most. Pages whose footers cannot be compressed are looked up again by a repeat. */
const KEPT_BYTES = 350_000;
/** What is unpacked is bounded by what was packed: twenty footers, twice each. */
const UNPACKED_BYTES = 16 * 1024 * 1024;

/** The body of the answer that a key has kept; undefined if it keeps none, or is another request's. One read. */
export async function keptLookUps(table: Table, { tenant, key }: TenantKey): Promise<string | undefined> {
  return bodyOf(await table.get(idempotencyKey(tenant, key.key)), key);
}

/**
 * Keeps the body of an answer under a key that is bound to its request: one write, and one read if another did so first.
 * The body that is kept in the end: its own, or that of whoever was faster.
 */
export async function keepLookUps(table: Table, { tenant, key }: TenantKey, body: string): Promise<string> {
  const found = brotliCompressSync(body, { params: { [constants.BROTLI_PARAM_QUALITY]: 4 } });
  if (found.length > KEPT_BYTES) return body;
  const where = idempotencyKey(tenant, key.key);
  const isOurs = all(compare('fingerprint', '=', key.fingerprint), absent('found'));
  const kept = await table.update(where, { set: { found }, quiet: true }, isOurs);
  return kept === undefined ? (bodyOf(await table.get(where), key) ?? body) : body;
}

function bodyOf(item: Item | undefined, key: RequestKey): string | undefined {
  if (item === undefined) return undefined;
  const { fingerprint, found } = keyItem.parse(item);
  if (found === undefined || !isOfRequest(fingerprint, key)) return undefined;
  return brotliDecompressSync(found, { maxOutputLength: UNPACKED_BYTES }).toString();
}
