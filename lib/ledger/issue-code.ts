/**
 * Making a code: one write to the server's item, under the condition that it is tracked, has a code left and can use
 * it today; then the code's own item. Two calls; what is refused is read once more to tell why.
 */

import { decodeTime } from 'ulid';
import type { Evaluation } from '../findings/evaluate.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { CODES_PER_SERVER } from '../rules/code/within-quota.ts';
import { serverKey, taggedId, tagOf } from '../table/keys.ts';
import { ATTEMPTS, absent, all, any, compare, compareAttributes, type Table } from '../table/table.ts';
import { codeRefusals } from '../tracking/code-usability.ts';
import { isUsableOn, usableOn } from './code-use.ts';
import { ensureCode } from './codes.ts';
import {
  type CodeEntry,
  entryAttribute,
  entryText,
  getServer,
  type HeldEntry,
  refreshUse,
  serverOf,
  type TrackedServer,
} from './servers.ts';
import { freePlace, settle, takeBack, takePlace } from './void-entries.ts';

export type IssueRequest = {
  tenant: string;
  serverId: string;
  code: string;
  origin: CodeEntry['origin'];
  grantedTo: string | undefined;
  note: string | undefined;
  /** Hash of the idempotency key, and what was asked with it. */
  key: { hash: string; fingerprint: string } | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  newId: (at: number) => string;
  evaluation: Evaluation;
};

export type Issued =
  | { kind: 'issued'; serverId: string; entry: HeldEntry; replayed: boolean }
  | { kind: 'not-found' | 'code-exists' | 'quota-exhausted' | 'key-reused' }
  | { kind: 'server-not-eligible'; rule: RuleId };

/** Makes a code, or records one; a repeat with the same key gets the code that the first one made. */
export async function issueCode(table: Table, request: IssueRequest): Promise<Issued | { kind: 'busy' }> {
  let after: string | undefined;
  const tried = new Set<string>();
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const entry = newEntry(request, after);
    tried.add(entry.id);
    const server = await addEntry(table, request, entry);
    if (server !== undefined) return completed(table, server, entry, false);
    const found = await getServer(table, request.tenant, request.serverId);
    const answer = await explain(table, request, { found, entry, tried });
    if (answer !== undefined) return answer;
    after = found?.lastCode;
  }
  return { kind: 'busy' };
}

function newEntry(request: IssueRequest, after: string | undefined): CodeEntry {
  const { code, origin, grantedTo, note, key, now } = request;
  return {
    id: idAfter(request, after),
    code,
    origin,
    issuedAt: new Date(now).toISOString(),
    ...(grantedTo === undefined ? {} : { grantedTo }),
    ...(note === undefined ? {} : { note }),
    ...(key === undefined ? {} : { fingerprint: key.fingerprint }),
  };
}

/** An id of now, or of the millisecond after the last one where a clock is behind: slots are told by the order of ids. */
function idAfter({ serverId, now, newId }: IssueRequest, after: string | undefined): string {
  const tag = tagOf(serverId);
  const id = taggedId(newId(now), tag);
  return after === undefined || after < id ? id : taggedId(newId(decodeTime(after) + 1), tag);
}

async function addEntry(
  table: Table,
  request: IssueRequest,
  entry: CodeEntry,
): Promise<TrackedServer | undefined> {
  const { tenant, serverId, evaluation } = request;
  const attribute = attributeFor(request, entry);
  const item = await table.update(
    serverKey(tenant, tagOf(serverId)),
    { set: { [attribute]: entryText(entry), lastCode: entry.id }, add: { issued: 1 } },
    all(
      absent(attribute),
      compareAttributes('issued', '<', 'codesLimit'),
      any(absent('lastCode'), compare('lastCode', '<', entry.id)),
      usableOn(evaluation.today),
    ),
  );
  return item && serverOf(item);
}

function attributeFor({ key }: IssueRequest, { id }: CodeEntry): string {
  return entryAttribute(key === undefined ? { id } : { keyHash: key.hash });
}

/** Why no entry was made: the answer, or undefined if it is worth another attempt. */
async function explain(
  table: Table,
  request: IssueRequest,
  { found, entry, tried }: { found: TrackedServer | undefined; entry: CodeEntry; tried: ReadonlySet<string> },
): Promise<Issued | undefined> {
  const { key, evaluation } = request;
  if (found === undefined) return { kind: 'not-found' };
  const held = found.entries.find(({ attribute, id }) =>
    // Its own write may have taken effect, and its answer been lost.
    key === undefined ? tried.has(id) : attribute === entryAttribute({ keyHash: key.hash }),
  );
  if (held !== undefined) {
    if (key !== undefined && held.fingerprint !== key.fingerprint) return { kind: 'key-reused' };
    return completed(table, found, held, !tried.has(held.id));
  }
  if (!found.tracked) return { kind: 'not-found' };
  const full = found.issued >= found.codesLimit;
  if (full && (await settle(table, found))) return undefined;
  const place = full ? freePlace(found) : undefined;
  if (full && place === undefined && found.issued >= CODES_PER_SERVER) return { kind: 'quota-exhausted' };
  const [refusal] = codeRefusals(found.facts, evaluation);
  if (refusal !== undefined) return { kind: 'server-not-eligible', rule: refusal.rule };
  if (!isUsableOn(found.use, evaluation.today)) {
    await refreshUse(table, found, evaluation);
    return undefined;
  }
  if (!full) return undefined;
  if (place === undefined) return { kind: 'server-not-eligible', rule: 'server/has-free-filing' };
  const attribute = attributeFor(request, entry);
  const server = await takePlace(table, { place, attribute, entry, today: evaluation.today });
  return server && completed(table, server, entry, false);
}

/** The second write. A recorded code that belongs to another entry is none of this server: its entry is taken back. */
async function completed(
  table: Table,
  server: TrackedServer,
  { id }: CodeEntry,
  replayed: boolean,
): Promise<Issued> {
  const entry = server.entries.find((each) => each.id === id);
  if (entry === undefined) throw new Error('the entry that was written is not there');
  if (entry.void === true) return { kind: 'code-exists' };
  const code = await ensureCode(table, server, entry);
  if (code !== undefined) return { kind: 'issued', serverId: server.id, entry, replayed };
  await takeBack(table, server, entry);
  return { kind: 'code-exists' };
}
