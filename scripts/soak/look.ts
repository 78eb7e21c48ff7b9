/** The end of a soak: everything that a tenant can list and read, page by page. */
import { createHash } from 'node:crypto';
import type { Chance } from '../../drill/chance.ts';
import type { Client } from './client.ts';
import type { Found, FoundCode, FoundRedemption, Told } from './promises.ts';

/** Results that are read again one by one, of a tenant: the lists have all of them. */
const READ_AGAIN = 300;

/** Looks at all that a tenant has. */
export async function lookAtAll(client: Client, told: Told, chance: Chance): Promise<Found> {
  const [results, servers, domains] = [
    await idsIn(client, '/v1/results', 'id'),
    await idsIn(client, '/v1/servers', 'id'),
    await idsIn(client, '/v1/domains', 'id'),
  ];
  const codes: FoundCode[] = [];
  for (const serverId of servers) codes.push(...(await codesOf(client, serverId)));
  const redemptions = new Map<string, FoundRedemption>();
  for (const id of told.redemptions.keys()) {
    const { status, body } = await client.insist({ kind: 'check at the end', path: `/v1/redemptions/${id}` });
    if (status === 200)
      redemptions.set(id, { id, codeId: body.codeId, domain: body.website.domain, status: body.status });
  }
  return { results, servers, domains, codes, redemptions, read: await readAgain(client, told, chance) };
}

async function idsIn(client: Client, path: string, member: string): Promise<Set<string>> {
  const ids = new Set<string>();
  for (let cursor = ''; ; ) {
    const page = await client.insist({ kind: 'check at the end', path: `${path}?limit=100${cursor}` });
    if (page.status !== 200) throw new Error(`${path}: expected 200, found ${page.status}: ${page.text}`);
    for (const item of page.body.items) ids.add(item[member]);
    if (page.body.nextCursor === null) return ids;
    cursor = `&cursor=${encodeURIComponent(page.body.nextCursor)}`;
  }
}

async function codesOf(client: Client, serverId: string): Promise<FoundCode[]> {
  const path = `/v1/servers/${serverId}/authorization-codes`;
  const { body } = await client.insist({ kind: 'check at the end', path });
  type Shown = { id: string; status: string; website?: { domain: string } };
  return body.items.map(({ id, status, website }: Shown) => ({
    id,
    serverId,
    status,
    domain: website?.domain,
  }));
}

async function readAgain(client: Client, told: Told, chance: Chance): Promise<Found['read']> {
  const ids = [...told.results.keys()];
  const chosen = ids.length <= READ_AGAIN ? ids : Array.from({ length: READ_AGAIN }, () => chance.oneOf(ids));
  const read = new Map<string, string | undefined>();
  for (const id of chosen) {
    const { status, text } = await client.insist({ kind: 'check at the end', path: `/v1/results/${id}` });
    read.set(id, status === 200 ? digest(text) : undefined);
  }
  return read;
}

/** What is kept of a text to know it again. */
export function digest(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}
