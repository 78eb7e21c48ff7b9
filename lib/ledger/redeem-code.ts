/**
 * Redeeming a code: read, decide, write. As a rule one read, the website's claim, the code: three calls, four with an
 * idempotency key. A write whose condition does not hold begins another attempt, with a fresh read.
 */
import type { Redemption } from '../shapes/redemption.ts';
import { isOfRequest } from '../store/idempotency.ts';
import { codeKey } from '../table/keys.ts';
import { ATTEMPTS, type Table } from '../table/table.ts';
import { nextEventId, noteRefusal } from './code-events.ts';
import type { Code } from './code-item.ts';
import { tellCode } from './codes.ts';
import { countGuess } from './guesses.ts';
import { type KeptAnswer, keepAnswer } from './kept-answer.ts';
import {
  type OwnWrites,
  type RedeemRequest,
  type RedemptionFacts,
  readRedemption,
} from './redemption-facts.ts';
import {
  type RedeemAnswer,
  type Redeemed,
  type RedemptionStep,
  type Refusal,
  redemptionStep,
  type TooMany,
} from './redemption-step.ts';
import { putEligibility } from './servers.ts';
import { fence, takeCode } from './take-code.ts';
import { claimKeyOf, claimWebsite, dropClaim } from './website-claim.ts';

/** Redeems a code for a website of the tenant, or tells why not. `busy`: others came between too often. */
export async function redeemCode(
  table: Table,
  request: RedeemRequest,
): Promise<RedeemAnswer | { kind: 'busy' }> {
  const own: OwnWrites = { token: request.newId(request.now) };
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const facts = await readRedemption(table, request, own);
    const answer = await apply(table, request, { facts, step: redemptionStep(request, facts) });
    if (answer !== undefined) return answer;
  }
  return { kind: 'busy' };
}

/** Whether a redemption would go through now. Changes nothing but the count of guesses, and keeps no key. */
export async function wouldRedeem(
  table: Table,
  request: RedeemRequest,
): Promise<{ kind: 'redeemable' } | Refusal | Exclude<RedeemAnswer, Redeemed>> {
  const { key, ...facts } = await readRedemption(table, request, { token: request.newId(request.now) });
  if (key !== undefined && !(request.key && isOfRequest(key.fingerprint, request.key)))
    return { kind: 'key-reused' };
  const step = outcome(request, { ...facts, key: undefined });
  switch (step.do) {
    case 'answer':
      return step.answer.kind === 'redeemed' ? { kind: 'redeemable' } : step.answer;
    case 'count-guess':
      return (await counted(table, request)) ?? step.refusal;
    case 'refuse':
      return step.refusal;
    case 'finish-claim':
      return { kind: 'refused', reason: 'website-already-verified', rule: 'code/unused' };
    default:
      return { kind: 'redeemable' };
  }
}

/** The step at which a redemption would end: a code that is to be told is taken for one that was told. */
function outcome(request: RedeemRequest, facts: RedemptionFacts): RedemptionStep {
  const step = redemptionStep(request, facts);
  if (step.do !== 'tell-code' || facts.code === undefined) return step;
  return redemptionStep(request, { ...facts, code: { ...facts.code, eligibility: step.eligibility } });
}

type Decided = { facts: RedemptionFacts; step: RedemptionStep };

/** Takes a step; the answer, or undefined if it needs another look. */
async function apply(
  table: Table,
  request: RedeemRequest,
  { facts, step }: Decided,
): Promise<RedeemAnswer | undefined> {
  switch (step.do) {
    case 'answer':
      return step.answer;
    case 'count-guess':
      return (await counted(table, request)) ?? refuse(table, request, { facts, answer: step.refusal });
    case 'refuse':
      return refuse(table, request, { facts, answer: step.refusal });
    case 'confirm':
      return confirm(table, request, { facts, answer: step.answer });
    case 'take':
      return take(table, request, { facts, step });
    case 'tell-code':
      return void (await tellUsable(table, facts, step));
    case 'finish-claim':
      return void (await takeCode(table, step.claim, eventNow(request, step.code)));
    case 'fence-claim':
      return void (await fence(table, step.claim.codePk, step.claim.redemptionId));
  }
}

async function confirm(
  table: Table,
  request: RedeemRequest,
  { facts, answer }: { facts: RedemptionFacts; answer: Redeemed },
): Promise<RedeemAnswer | undefined> {
  const kept = await keep(table, request, {
    facts,
    answer: redeemedBy(facts.own.token, answer.redemption),
  });
  return kept && { ...answer, ...kept };
}

async function counted(table: Table, { tenant, now, newId }: RedeemRequest): Promise<TooMany | undefined> {
  const seconds = await countGuess(table, tenant, { now, token: newId(now) });
  return seconds === undefined ? undefined : { kind: 'too-many-attempts', seconds };
}

/**
 * Refuses, and writes it into the code's history. A claim of this website on the code is nothing now: the code is
 * fenced against it, and it goes.
 */
async function refuse(
  table: Table,
  request: RedeemRequest,
  { facts, answer }: { facts: RedemptionFacts; answer: Refusal },
): Promise<RedeemAnswer | undefined> {
  const { code, claim } = facts;
  const { website } = request;
  if (code !== undefined && claim?.codePk === code.pk) {
    if (!(await fence(table, code.pk, claim.redemptionId))) return undefined;
    await dropClaim(table, claimKeyOf(request.tenant, website.domain), claim.redemptionId);
  }
  const kept = await keep(table, request, { facts, answer });
  if (kept === undefined) return undefined;
  const attempt = { ...request, action: 'redeem', reason: answer.reason, domain: website.domain } as const;
  await noteRefusal(table, { pk: codeKey(request.code).pk, code }, attempt);
  return { ...answer, ...kept };
}

/** Tells the code that it can be used, as its server says. */
async function tellUsable(
  table: Table,
  { code }: RedemptionFacts,
  { server, eligibility }: Extract<RedemptionStep, { do: 'tell-code' }>,
): Promise<void> {
  const written = await putEligibility(table, server, eligibility);
  const entry = written?.entries.find(({ id }) => id === code?.id);
  if (written !== undefined && entry !== undefined) await tellCode(table, written, entry);
}

/** Makes the redemption, unless somebody came between. */
async function take(
  table: Table,
  request: RedeemRequest,
  { facts, step }: { facts: RedemptionFacts; step: Extract<RedemptionStep, { do: 'take' }> },
): Promise<RedeemAnswer | undefined> {
  const { claim, redemption, code } = step;
  const kept = await keep(table, request, { facts, answer: redeemedBy(claim.made.by, redemption) });
  if (kept === undefined) return undefined;
  if (!step.placed && !(await claimWebsite(table, claim, step.replace))) return undefined;
  const taken = await takeCode(table, claim, eventNow(request, code));
  return taken ? { kind: 'redeemed', redemption, first: true, ...kept } : undefined;
}

function redeemedBy(by: string | undefined, redemption: Redemption): KeptAnswer {
  return { kind: 'redeemed', redemption, by };
}

/** What happens to the code now: its place in the history, and the day. */
function eventNow(request: RedeemRequest, code: Code) {
  return { eventId: nextEventId(code, request), today: request.evaluation.today };
}

/**
 * Keeps the answer under the request's key, if it has one. A redemption that the key has kept before must then never be
 * made, also not by another request with the key. Undefined if somebody came between; `replayed`: another request has
 * kept the same.
 */
async function keep(
  table: Table,
  request: RedeemRequest,
  { facts, answer }: { facts: RedemptionFacts; answer: KeptAnswer },
): Promise<{ replayed: boolean } | undefined> {
  const { tenant, key, now } = request;
  if (key === undefined) return { replayed: false };
  const { key: before, code, own } = facts;
  const kept = before?.answer?.kind === 'redeemed' ? before.answer.redemption.id : undefined;
  const other = kept !== undefined && (answer.kind === 'refused' || answer.redemption.id !== kept);
  if (other && code !== undefined && !(await fence(table, code.pk, kept))) return undefined;
  const text = JSON.stringify(answer);
  if (text === before?.text) return { replayed: own.keptText !== text };
  own.keptText = text;
  return (await keepAnswer(table, { tenant, key, now }, { before, text })) ? { replayed: false } : undefined;
}
