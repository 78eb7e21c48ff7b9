/** What a tenant tracks, as lists: the next to lapse first. */
import * as z from 'zod/mini';
import { partsOfTrackedSortKey, type TrackedKind, trackedPartition } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import type { Item, Table } from '../table/table.ts';
import type { Standing } from '../tracking/tracking.ts';

type TrackedQuery = {
  kind: TrackedKind;
  status: Standing['status'] | undefined;
  after: string | undefined;
  limit: number;
};

/** A page of what a tenant tracks, the next to lapse first: one query, and one read of all items as they are now. */
export async function listTracked(
  table: Table,
  tenant: string,
  { kind, status, after, limit }: TrackedQuery,
): Promise<{ items: Item[]; next: string | undefined }> {
  const { index, partition } = trackedPartition(tenant, kind, status);
  const rows = await readPage(table, { index, partition, order: 'ascending', after, limit });
  const page = rows.items.map((row) => listed.parse(row));
  const found = new Map(
    (await table.getAll(page.map(({ pk, sk }) => ({ pk, sk })))).map((item) => [item.pk, item]),
  );
  const items = page.flatMap(({ pk }) => {
    const item = found.get(pk);
    return item?.tracked === 1 && (status === undefined || item.status === status) ? [item] : [];
  });
  return { items, next: rows.next };
}

/** What of a kind expires on or after a day, at most so many, the next first: one query, of keys alone. */
export async function expiriesOf(
  table: Table,
  tenant: string,
  { kind, from, limit }: { kind: TrackedKind; from: string; limit: number },
): Promise<{ id: string; expiresOn: string }[]> {
  const { index, partition } = trackedPartition(tenant, kind, undefined);
  const { items } = await readPage(table, { index, partition, order: 'ascending', after: from, limit });
  return items.flatMap((row) => {
    const { id, expiresOn } = partsOfTrackedSortKey(listed.parse(row).gsi1sk ?? '');
    return expiresOn === undefined ? [] : [{ id, expiresOn }];
  });
}

const listed = z.object({ pk: z.string(), sk: z.string(), gsi1sk: z.optional(z.string()) });
