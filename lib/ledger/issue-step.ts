/**
 * The next step of making a code, from its server as it was read: pure. `CHECKS` is the whole decision, in the order in
 * which it is made. The first check that has a step decides; where none has, an entry is added.
 */
import type { Evaluation } from '../findings/evaluate.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { CODES_PER_SERVER } from '../rules/code/within-quota.ts';
import { maskCode } from '../spellings/authorization-code.ts';
import { hashOfKey, isOfRequest, type RequestKey } from '../store/idempotency.ts';
import { idAfter, taggedId, tagOf } from '../table/ids.ts';
import type { Attempting } from './code-events.ts';
import { type Eligibility, isUsableOn } from './eligibility.ts';
import { type CodeEntry, entryAttribute, type HeldEntry, type TrackedServer } from './server-item.ts';
import { codeRefusals, eligibilityOf } from './usable-days.ts';
import { freePlace } from './void-entries.ts';

export type IssueRequest = Attempting & {
  serverId: string;
  code: string;
  origin: CodeEntry['origin'];
  grantedTo: string | undefined;
  note: string | undefined;
  /** An idempotency key, and what was asked with it. */
  key: RequestKey | undefined;
  evaluation: Evaluation;
};

/** What decides it. */
export type IssueFacts = {
  server: TrackedServer | undefined;
  /** Whether the codes that somebody recorded are known to be the server's own. */
  recordedAreOwn: boolean;
  /** Ids of the entries that this very request has tried to write. */
  tried: ReadonlySet<string>;
};

export type IssueRefusal =
  | { kind: 'not-found' | 'code-exists' | 'quota-exhausted' | 'key-reused' }
  | { kind: 'server-not-eligible'; rule: RuleId };

export type IssueStep =
  | { do: 'refuse'; refusal: IssueRefusal }
  /** The entry is there, and its code may be missing. `replayed`: another request wrote it. */
  | { do: 'complete'; server: TrackedServer; entry: HeldEntry; replayed: boolean }
  /** The server is full: entries of recorded codes that are another server's make room. */
  | { do: 'check-recorded'; server: TrackedServer }
  /** Its codes can be used, and the item does not say so. */
  | { do: 'put-eligibility'; server: TrackedServer; eligibility: Eligibility }
  | { do: 'add-entry'; entry: CodeEntry; attribute: string }
  | { do: 'take-place'; server: TrackedServer; place: HeldEntry; entry: CodeEntry; attribute: string };

type IssueCheck = (request: IssueRequest, server: TrackedServer, facts: IssueFacts) => IssueStep | undefined;

const CHECKS: readonly IssueCheck[] = [
  entryIsThere,
  serverIsNotTracked,
  recordedMayBeAlien,
  quotaIsUsedUp,
  serverIsNotEligible,
  eligibilityIsOutdated,
  serverIsFull,
];

/** What to do next. A step that is no answer is followed by another look. */
export function issueStep(request: IssueRequest, facts: IssueFacts): IssueStep {
  const { server } = facts;
  if (server === undefined) return refuse('not-found');
  for (const check of CHECKS) {
    const step = check(request, server, facts);
    if (step !== undefined) return step;
  }
  return addition(request, server.lastCode);
}

/** Adds an entry after the last one. Its condition asks all that matters, so it needs no look before it. */
export function addition(request: IssueRequest, lastCode: string | undefined): IssueStep {
  return { do: 'add-entry', ...newEntry(request, lastCode) };
}

/** Written under the same key before, or by this very request, whose answer was lost. */
function entryIsThere({ key }: IssueRequest, server: TrackedServer, { tried }: IssueFacts) {
  const entry = server.entries.find(({ attribute, id }) =>
    key === undefined ? tried.has(id) : attribute === entryAttribute({ keyHash: hashOfKey(key.key) }),
  );
  if (entry === undefined) return undefined;
  if (key !== undefined && !isOfRequest(entry.fingerprint, key)) return refuse('key-reused');
  return { do: 'complete', server, entry, replayed: !tried.has(entry.id) } as const;
}

function serverIsNotTracked(_: IssueRequest, { tracked }: TrackedServer) {
  return tracked ? undefined : refuse('not-found');
}

function recordedMayBeAlien(_: IssueRequest, server: TrackedServer, { recordedAreOwn }: IssueFacts) {
  return isFull(server) && !recordedAreOwn ? ({ do: 'check-recorded', server } as const) : undefined;
}

function quotaIsUsedUp(_: IssueRequest, server: TrackedServer) {
  const usedUp = isFull(server) && server.issued >= CODES_PER_SERVER && freePlace(server) === undefined;
  return usedUp ? refuse('quota-exhausted') : undefined;
}

function serverIsNotEligible({ evaluation }: IssueRequest, { facts }: TrackedServer) {
  const [refusal] = codeRefusals(facts, evaluation);
  return refusal && notEligible(refusal.rule);
}

function eligibilityIsOutdated({ evaluation }: IssueRequest, server: TrackedServer) {
  if (isUsableOn(server.eligibility, evaluation.today)) return undefined;
  return {
    do: 'put-eligibility',
    server,
    eligibility: eligibilityOf(server.facts, evaluation),
  } as const;
}

/** The place of a void entry is free; without one its other filings are used by websites that it verified directly. */
function serverIsFull(request: IssueRequest, server: TrackedServer) {
  if (!isFull(server)) return undefined;
  const place = freePlace(server);
  if (place === undefined) return notEligible('server/has-free-filing');
  return { do: 'take-place', server, place, ...newEntry(request, server.lastCode) } as const;
}

function isFull({ issued, codesLimit }: TrackedServer): boolean {
  return issued >= codesLimit;
}

function newEntry(request: IssueRequest, lastCode: string | undefined) {
  const { serverId, code, origin, grantedTo, note, key, now, newId } = request;
  const entry: CodeEntry = {
    // Slots are told by the order of ids.
    id: idAfter(lastCode, taggedId(newId(now), tagOf(serverId))),
    code,
    mask: maskCode(code),
    origin,
    issuedAt: new Date(now).toISOString(),
    ...(grantedTo === undefined ? {} : { grantedTo }),
    ...(note === undefined ? {} : { note }),
    ...(key === undefined ? {} : { fingerprint: key.fingerprint }),
  };
  const attribute = entryAttribute(key === undefined ? entry : { keyHash: hashOfKey(key.key) });
  return { entry, attribute };
}

function refuse(kind: Exclude<IssueRefusal['kind'], 'server-not-eligible'>) {
  return { do: 'refuse', refusal: { kind } } as const;
}

function notEligible(rule: RuleId) {
  return { do: 'refuse', refusal: { kind: 'server-not-eligible', rule } } as const;
}
