/** Reads all that a tenant can read: every list to its end, and each thing in it by itself. */
import type { Exchanged } from './recording.ts';

/** `open`: without a token. */
export type Read = (path: string, open?: true) => Promise<Exchanged>;

const KINDS = ['domain-check', 'server-check', 'routing-advice', 'assessment', 'allocation'];

/** The answers to every GET that leads anywhere. */
export async function readEverything(read: Read): Promise<Exchanged[]> {
  const all: Exchanged[] = [];
  const one = async (path: string, open?: true) => {
    const exchanged = await read(path, open);
    all.push(exchanged);
    return exchanged;
  };
  /** All items of a list, by their member `name`. */
  const idsOf = async (list: string, name: string) => {
    const ids: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const path: string = `${list}${cursor === '' ? '' : `?cursor=${encodeURIComponent(cursor)}`}`;
      const { status, answer } = await one(path);
      if (status !== 200) throw new Error(`${path}: ${status}`);
      ids.push(...answer.items.map((item: Record<string, string>) => item[name]));
      cursor = answer.nextCursor ?? null;
    }
    return ids;
  };
  for (const kind of KINDS) await one(`/v1/results?kind=${kind}&limit=100`);
  for (const id of await idsOf('/v1/results', 'id')) {
    await one(`/v1/results/${id}`);
    await one(`/v1/results/${id}/replay`);
  }
  await one('/v1/impact?limit=100');
  for (const name of await idsOf('/v1/domains', 'id')) await one(`/v1/domains/${encodeURIComponent(name)}`);
  for (const id of await idsOf('/v1/servers', 'id')) {
    await one(`/v1/servers/${id}`);
    await one(`/v1/servers/${id}/authorization-codes`);
    for (const code of await idsOf(`/v1/servers/${id}/authorization-codes`, 'id')) {
      await one(`/v1/authorization-codes/${code}`);
      await one(`/v1/authorization-codes/${code}/events`);
    }
  }
  for (const name of await idsOf('/v1/filings', 'domain')) await one(`/v1/filings/${name}`);
  for (const id of await idsOf('/v1/webhooks', 'id')) await one(`/v1/webhooks/${id}`);
  for (const id of await idsOf('/v1/calendar-feeds', 'id')) await one(`/v1/calendar-feeds/${id}`);
  return all;
}
