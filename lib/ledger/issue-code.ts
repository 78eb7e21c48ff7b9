/**
 * Making a code: one write to the server's item, under the condition that it is tracked, has a code left and can use
 * it today; then the code's own item. Two calls. Only where the first write does not hold is the server read.
 */

import { bindKey } from '../store/idempotency.ts';
import { tagOf } from '../table/ids.ts';
import { serverKey } from '../table/keys.ts';
import { ATTEMPTS, absent, all, any, compare, compareAttributes, type Table } from '../table/table.ts';
import { noteRefusal } from './code-events.ts';
import { ensureCode } from './codes.ts';
import { usableOn } from './eligibility.ts';
import { countGuess } from './guesses.ts';
import {
  addition,
  type IssueFacts,
  type IssueRefusal,
  type IssueRequest,
  type IssueStep,
  issueStep,
} from './issue-step.ts';
import {
  type CodeEntry,
  entryText,
  getServer,
  type HeldEntry,
  serverOf,
  type TrackedServer,
} from './server-item.ts';
import { putEligibility } from './servers.ts';
import { takeBack, takeBackAliens, takePlace } from './void-entries.ts';

type Issued = { kind: 'issued'; serverId: string; entry: HeldEntry; replayed: boolean };

type IssueAnswer =
  | Issued
  | IssueRefusal
  | { kind: 'too-many-attempts'; seconds: number }
  /** Others came between too often. */
  | { kind: 'busy' };

/** Makes a code, or records one; a repeat with the same key gets the code that the first one made. */
export async function issueCode(table: Table, request: IssueRequest): Promise<IssueAnswer> {
  const bound = await bindKey(table, request);
  if (bound === 'conflict') return { kind: 'key-reused' };
  // What was made for the key before is looked for first: a repeat is no guess.
  const before = bound === 'repeat' ? await getServer(table, request.tenant, request.serverId) : undefined;
  const first = before && issueStep(request, { server: before, recordedAreOwn: false, tried: new Set() });
  if (first?.do !== 'complete' && request.origin === 'recorded') {
    const { tenant, now, newId } = request;
    const seconds = await countGuess(table, tenant, { now, token: newId(now) });
    if (seconds !== undefined) return { kind: 'too-many-attempts', seconds };
  }
  return pursue(table, request, first ?? addition(request, undefined));
}

/** Takes one step after the other, with a look between where it needs one, until there is an answer. */
async function pursue(table: Table, request: IssueRequest, first: IssueStep): Promise<IssueAnswer> {
  const { tenant, serverId } = request;
  const tried = new Set<string>();
  let step = first;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    if ('attribute' in step) tried.add(step.entry.id);
    const applied = await apply(table, request, step);
    if ('kind' in applied) return applied;
    const { server = await getServer(table, tenant, serverId), recordedAreOwn = false } = applied;
    step = issueStep(request, { server, recordedAreOwn, tried });
  }
  return { kind: 'busy' };
}

/** What a step has shown, where it needs no look to go on from. */
type Shown = Partial<Pick<IssueFacts, 'server' | 'recordedAreOwn'>>;

/** Takes a step: the answer, or what it has shown. */
async function apply(
  table: Table,
  request: IssueRequest,
  step: IssueStep,
): Promise<Issued | IssueRefusal | Shown> {
  switch (step.do) {
    case 'refuse':
      return step.refusal;
    case 'complete':
      return complete(table, request, { ...step, id: step.entry.id });
    case 'check-recorded':
      return (await takeBackAliens(table, step.server)) ? {} : { server: step.server, recordedAreOwn: true };
    case 'put-eligibility':
      return { server: await putEligibility(table, step.server, step.eligibility) };
    case 'add-entry':
      return added(table, request, { step, server: await addEntry(table, request, step) });
    case 'take-place':
      return added(table, request, { step, server: await takePlace(table, step, request.evaluation.today) });
  }
}

/** What comes after the first write, if its condition held. */
async function added(
  table: Table,
  request: IssueRequest,
  { step, server }: { step: { entry: CodeEntry }; server: TrackedServer | undefined },
): Promise<Issued | IssueRefusal | Shown> {
  if (server === undefined) return {};
  return complete(table, request, { server, id: step.entry.id, replayed: false });
}

async function addEntry(
  table: Table,
  { tenant, serverId, evaluation }: IssueRequest,
  { entry, attribute }: Extract<IssueStep, { do: 'add-entry' }>,
): Promise<TrackedServer | undefined> {
  const item = await table.update(
    serverKey(tenant, tagOf(serverId)),
    {
      set: { [attribute]: entryText(entry), lastCode: entry.id },
      add: { issued: 1 },
      // Whoever is about to stop tracking has not closed this code.
      remove: ['closing'],
    },
    all(
      absent(attribute),
      compareAttributes('issued', '<', 'codesLimit'),
      any(absent('lastCode'), compare('lastCode', '<', entry.id)),
      usableOn(evaluation.today),
    ),
  );
  return item && serverOf(item);
}

/**
 * The second write. A recorded code that belongs to another entry is none of this server: its history tells that it was
 * tried, and the entry is taken back.
 */
async function complete(
  table: Table,
  request: IssueRequest,
  { server, id, replayed }: { server: TrackedServer; id: string; replayed: boolean },
): Promise<Issued | IssueRefusal> {
  const entry = server.entries.find((each) => each.id === id);
  if (entry === undefined) throw new Error('the entry that was written is not there');
  if (entry.void === true) return { kind: 'code-exists' };
  const code = await ensureCode(table, server, entry);
  if (code.id === id) return { kind: 'issued', serverId: server.id, entry, replayed };
  const reason = 'code-exists';
  await noteRefusal(table, { pk: code.pk, code }, { ...request, action: 'issue', reason });
  await takeBack(table, server, entry);
  return { kind: reason };
}
