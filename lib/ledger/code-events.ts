/**
 * The history of a code: every attempt, refused ones too. What succeeded last is in the code's item, written with the
 * deed itself; what was refused, and what a release pushes out of the item, are items of their own in its partition.
 */
import type { CodeEvent } from '../shapes/code.ts';
import { eventItem, LEDGER_VERSION, storedEvent } from '../shapes/ledger-items.ts';
import { codeEventKey } from '../table/keys.ts';
import { readPage } from '../table/pages.ts';
import type { Item, Table } from '../table/table.ts';
import { type Code, codeOf } from './code-item.ts';

/** Writes down an attempt that was refused: one write. */
export async function noteRefusal(table: Table, codePartition: string, event: CodeEvent): Promise<void> {
  await table.put(itemOf(codePartition, event));
}

/** The items that a release makes of the events which it pushes out of the code's own item. */
export function eventsPushedOut(code: Code): Item[] {
  return eventsOf(code)
    .filter(({ action }) => action === 'redeem' || action === 'release')
    .map((event) => itemOf(code.pk, event));
}

/** A page of a code's history, newest first, before the event `before`. Two events have the same id if they are one. */
export async function codeHistory(
  table: Table,
  code: Code,
  { before, limit }: { before: string | undefined; limit: number },
): Promise<{ items: CodeEvent[]; more: boolean }> {
  const { items } = await readPage(table, {
    partition: code.pk,
    order: 'descending',
    after: codeEventKey(code.pk, before ?? '~').sk,
    limit: limit + 1,
  });
  const stored = items.filter(({ sk }) => String(sk).startsWith('E#')).map(eventOf);
  // The code as it is in the same page, if the page goes that far; else as it was read before.
  const present = items.filter(({ sk }) => sk === 'C').map(codeOf)[0] ?? code;
  const own = eventsOf(present).filter(({ id }) => before === undefined || id < before);
  const all = [...new Map([...stored, ...own].map((event) => [event.id, event])).values()];
  const newest = all.sort((one, other) => (one.id < other.id ? 1 : -1));
  return { items: newest.slice(0, limit), more: newest.length > limit };
}

/** What a code's item tells of its own history. */
function eventsOf({ id, issuedAt, tenant, redemption, release, revoked }: Code): CodeEvent[] {
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

function itemOf(codePartition: string, event: CodeEvent): Item {
  return { ...codeEventKey(codePartition, event.id), v: LEDGER_VERSION, event: JSON.stringify(event) };
}

function eventOf(item: Item): CodeEvent {
  return storedEvent.parse(JSON.parse(eventItem.parse(item).event));
}
