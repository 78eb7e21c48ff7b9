/**
 * The history of a code: every deed, and the refused attempts of late. What was done last is in the code's item, written
 * with the deed itself, and so are the refused attempts; what a release pushes out of the item are items of their own
 * in its partition.
 */

import { eventItem, LEDGER_VERSION } from '../records/ledger-items.ts';
import type { CodeEvent } from '../shapes/code.ts';
import { endAfter, type Retention } from '../store/retention.ts';
import { idAfter } from '../table/ids.ts';
import { codeEventKey } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import { type Item, present, type Table } from '../table/table.ts';
import { type Code, codeItemKey, codeOf, type RefusedAttempt, refusedAttribute } from './code-item.ts';

/** So many refused attempts of one code are kept. */
export const REFUSED_KEPT = 50;

/** Who tries something, and when: milliseconds since the epoch. `resultDays`: for how long a refused attempt is told. */
export type Attempting = { tenant: string; newId: (at: number) => string } & Retention;

/**
 * An id for what happens to a code now: it sorts after all that has happened to it, also where a clock is behind the one
 * that noted the last of it.
 */
export function nextEventId(
  code: Code | undefined,
  { now, newId }: Pick<Attempting, 'now' | 'newId'>,
): string {
  const ids = code === undefined ? [] : eventsOf(code).map(({ id }) => id);
  return idAfter(ids.sort().at(-1), newId(now));
}

/**
 * Writes down an attempt that was refused: one call. Where there is no such code the same call writes nothing, so that
 * a code which the tenant may not know costs what one costs that nobody made.
 */
export async function noteRefusal(
  table: Table,
  { pk, code }: { pk: string; code: Code | undefined },
  attempt: Attempting & Pick<RefusedAttempt, 'action' | 'reason' | 'domain'>,
): Promise<void> {
  const { tenant, now, action, reason, domain } = attempt;
  const refused = { at: new Date(now).toISOString(), tenant, action, reason, ...(domain && { domain }) };
  const attribute = refusedAttribute(nextEventId(code, attempt));
  await table.update(
    codeItemKey(pk),
    {
      set: { [attribute]: JSON.stringify(refused) },
      remove: code === undefined ? [] : goneBy(attempt, code.refused).map(({ id }) => refusedAttribute(id)),
      quiet: true,
    },
    present('codeId'),
  );
}

/**
 * What has to go for one more: what is too old, and the oldest of the tenant that has most, so that nobody pushes out
 * what others tried.
 */
function goneBy(retention: Retention, refused: readonly RefusedAttempt[]): RefusedAttempt[] {
  const gone = refused.filter((attempt) => !isTold(attempt, retention));
  const left = refused
    .filter((attempt) => isTold(attempt, retention))
    .sort((one, other) => (one.id < other.id ? -1 : 1));
  while (left.length >= REFUSED_KEPT) {
    const most = tenantWithMost(left);
    gone.push(
      ...left.splice(
        left.findIndex(({ tenant }) => tenant === most),
        1,
      ),
    );
  }
  return gone;
}

function isTold({ at }: RefusedAttempt, { now, resultDays }: Retention): boolean {
  return endAfter(Date.parse(at), resultDays) * 1000 > now;
}

function tenantWithMost(refused: readonly RefusedAttempt[]): string | undefined {
  const counts = new Map<string, number>();
  for (const { tenant } of refused) counts.set(tenant, (counts.get(tenant) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0];
}

/** The items that a release makes of the events which it pushes out of the code's own item. */
export function eventsPushedOut(code: Code): Item[] {
  return deedsOf(code)
    .filter(({ action }) => action === 'redeem' || action === 'release')
    .map((event) => ({
      ...codeEventKey(code.pk, event.id),
      v: LEDGER_VERSION,
      event: JSON.stringify(event),
    }));
}

/**
 * A page of a code's history, newest first, before the event `before`. Two events have the same id if they are one.
 * `reader`: the owner of the code, or the tenant that it was granted to.
 */
export async function codeHistory(
  table: Table,
  code: Code,
  asked: { reader: string; before: string | undefined; limit: number } & Retention,
): Promise<{ items: CodeEvent[]; more: boolean }> {
  const { reader, before, limit } = asked;
  const { items } = await readPage(table, {
    partition: code.pk,
    order: 'descending',
    after: codeEventKey(code.pk, before ?? '~').sk,
    limit: limit + 1,
  });
  const stored = items.filter(({ sk }) => String(sk).startsWith('E#')).map(eventOf);
  // The code as it is in the same page, if the page goes that far; else as it was read before.
  const present = items.filter(({ sk }) => sk === 'C').map(codeOf)[0] ?? code;
  const refused = present.refused.filter((attempt) => isTold(attempt, asked));
  const own = eventsOf({ ...present, refused }).filter(({ id }) => before === undefined || id < before);
  const all = [...new Map([...stored, ...own].map((event) => [event.id, event])).values()];
  const newest = all.sort((one, other) => (one.id < other.id ? 1 : -1));
  return {
    items: newest.slice(0, limit).map((event) => asToldTo(reader, event, code)),
    more: newest.length > limit,
  };
}

/** Of others than itself and the owner, a reader to whom the code was granted learns neither who they are nor for what. */
function asToldTo(reader: string, event: CodeEvent, { tenant: owner }: Code): CodeEvent {
  if (reader === owner || event.tenant === owner || event.tenant === reader) return event;
  const { tenant: _, domain: __, ...told } = event;
  return told;
}

/** What a code's item tells of its own history. */
function eventsOf(code: Code): CodeEvent[] {
  return [...deedsOf(code), ...code.refused.map((attempt) => ({ ...attempt, outcome: 'refused' as const }))];
}

function deedsOf({ id, issuedAt, tenant, redemption, release, revoked }: Code): CodeEvent[] {
  const first = `${id.slice(0, 10)}${'0'.repeat(16)}`;
  const events: CodeEvent[] = [{ id: first, at: issuedAt, tenant, action: 'issue', outcome: 'done' }];
  if (release !== undefined) {
    const { id: eventId, tenant: who, domain, at } = release;
    events.push({ id: eventId, at, tenant: who, action: 'release', outcome: 'done', domain });
  }
  if (redemption !== undefined) {
    const { eventId, tenant: who, domain, redeemedAt, filing } = redemption;
    events.push({ id: eventId, at: redeemedAt, tenant: who, action: 'redeem', outcome: 'done', domain });
    if (filing !== undefined)
      events.push({
        id: filing.id,
        at: filing.filedAt,
        tenant: who,
        action: 'file',
        outcome: 'done',
        domain,
      });
  }
  if (revoked !== undefined)
    events.push({ id: revoked.id, at: revoked.at, tenant, action: 'revoke', outcome: 'done' });
  return events;
}

function eventOf(item: Item): CodeEvent {
  return eventItem.parse(item).event;
}
