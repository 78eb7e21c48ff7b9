/**
 * Every key of the table. A tenant's name has no `#`, so no key of one tenant is a key of another.
 * Results and idempotency keys spread over the key space: the id, or a hash, is in the partition key.
 */
import { createHash } from 'node:crypto';
import type { ResultKind } from '../parse/results-query.ts';
import type { IndexName, Key } from './table.ts';

export function resultKey(tenant: string, id: string): Key {
  return { pk: `T#${tenant}#R#${id}`, sk: 'R' };
}

/** A caller's idempotency key is hashed: it may be anything, and long. */
export function idempotencyKey(tenant: string, key: string): Key {
  return { pk: `T#${tenant}#I#${createHash('sha256').update(key).digest('base64url')}`, sk: 'I' };
}

/** The index partition that lists a tenant's results of a kind, and of one subject if given: by id, which sorts by time. */
export function resultsPartition(
  tenant: string,
  kind: ResultKind,
  subject: string | undefined,
): { index: IndexName; partition: string } {
  return subject === undefined
    ? { index: 'gsi1', partition: `T#${tenant}#${kind}` }
    : { index: 'gsi2', partition: `T#${tenant}#${kind}#${hashed(subject)}` };
}

/** A subject may be longer than a key and holds names; in a key it is hashed. */
function hashed(subject: string): string {
  return createHash('sha256').update(subject).digest('base64url');
}
