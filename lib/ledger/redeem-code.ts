/**
 * Redeeming a code: one read of all that decides it, the website's claim, the code. Three calls, four with an
 * idempotency key. A write whose condition does not hold begins another attempt, with a fresh read.
 */

import { ATTEMPTS, type Table } from '../table/table.ts';
import { noteRefusal } from './code-events.ts';
import {
  type Decided,
  decide,
  type Go,
  look,
  type Redeemed,
  type RedeemRequest,
  type Refused,
  type Seen,
} from './decide-redemption.ts';
import { type KeptAnswer, keepAnswer } from './redemption-key.ts';
import { claimKeyOf, claimWebsite, dropClaim, fence, findRedemption, takeCode } from './redemptions.ts';

export type RedeemAnswer =
  | Redeemed
  | (Refused & { replayed: boolean })
  | { kind: 'key-reused' }
  | { kind: 'too-many-attempts'; seconds: number }
  /** Others came between too often. */
  | { kind: 'busy' };

/** Redeems a code for a website of the tenant, or tells why not. */
export async function redeemCode(table: Table, request: RedeemRequest): Promise<RedeemAnswer> {
  let kept: string | undefined;
  let tried: string | undefined;
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const seen = await look(table, request);
    if (seen.blocked !== undefined) return { kind: 'too-many-attempts', seconds: seen.blocked };
    const before = await answerBefore(table, request, seen);
    if (before !== undefined)
      return { ...before, ...('replayed' in before && { replayed: kept !== seen.kept?.text }) };
    const step = await decide(table, request, seen, false);
    if (step.kind === 'again') continue;
    if (step.kind === 'too-many-attempts') return step;
    if (step.kind === 'refused' && !(await refuse(table, request, { seen, step }))) continue;
    if (request.key !== undefined) {
      const answer = answerOf(step);
      if (!(await withdraw(table, seen, answer))) continue;
      kept = JSON.stringify(answer);
      const change = { before: seen.kept, answer };
      if (kept !== seen.kept?.text && !(await keepAnswer(table, { ...request, ...request.key }, change)))
        continue;
    }
    if (step.kind === 'refused') return { ...step, replayed: false };
    // Its own write, whose answer was lost and which the client sent again, or which another request finished.
    if (step.kind === 'redeemed') return { ...step, first: step.redemption.id === tried };
    tried = step.redemption.id;
    if (await make(table, request, step))
      return { kind: 'redeemed', redemption: step.redemption, first: true, replayed: false };
  }
  return { kind: 'busy' };
}

/** Whether a redemption would go through now. Changes nothing but the count of wrong codes. */
export async function wouldRedeem(
  table: Table,
  request: RedeemRequest,
): Promise<{ kind: 'redeemable' } | Refused | { kind: 'too-many-attempts'; seconds: number }> {
  const seen = await look(table, request);
  if (seen.blocked !== undefined) return { kind: 'too-many-attempts', seconds: seen.blocked };
  const step = await decide(table, request, seen, true);
  return step.kind === 'refused' || step.kind === 'too-many-attempts' ? step : { kind: 'redeemable' };
}

/** The answer that the same key got before, if what it says has come true. */
async function answerBefore(
  table: Table,
  { tenant, key }: RedeemRequest,
  { kept, code }: Seen,
): Promise<Redeemed | (Refused & { replayed: true }) | { kind: 'key-reused' } | undefined> {
  if (key === undefined || kept === undefined) return undefined;
  const { answer } = kept;
  if (kept.fingerprint !== key.fingerprint || answer === undefined) return { kind: 'key-reused' };
  if (answer.kind === 'refused') return { ...answer, codePk: code?.pk, replayed: true };
  const found = await findRedemption(table, tenant, answer.redemption.id);
  return found.kind === 'none' ? undefined : { ...answer, replayed: true };
}

/** Claims the website, then takes the code. False if another write came between. */
async function make(
  table: Table,
  { tenant, website, evaluation }: RedeemRequest,
  { claim, instead }: Go,
): Promise<boolean> {
  const key = claimKeyOf(tenant, website.domain);
  if (instead !== null && !(await claimWebsite(table, key, { claim, instead }))) return false;
  return takeCode(table, claim, evaluation.today);
}

/**
 * A key that has kept another redemption gets another answer: what it has kept must never be made, also not by another
 * request with the same key. False if the code has taken it meanwhile.
 */
async function withdraw(table: Table, { kept, code }: Seen, answer: KeptAnswer): Promise<boolean> {
  if (kept?.answer?.kind !== 'redeemed' || code === undefined) return true;
  const { id } = kept.answer.redemption;
  if (answer.kind === 'redeemed' && answer.redemption.id === id) return true;
  return fence(table, code.pk, id);
}

/**
 * Writes a refusal into the code's history. A claim of this website on the code is nothing now: the code is fenced
 * against it, and it goes. False if the code has taken it meanwhile.
 */
async function refuse(
  table: Table,
  { tenant, website, now, newId }: RedeemRequest,
  { seen: { claim }, step }: { seen: Seen; step: Refused },
): Promise<boolean> {
  const { codePk, reason } = step;
  if (codePk === undefined) return true;
  const { domain } = website;
  if (claim?.codePk === codePk) {
    if (!(await fence(table, codePk, claim.redemptionId))) return false;
    await dropClaim(table, claimKeyOf(tenant, domain), claim.redemptionId);
  }
  const event = { id: newId(now), at: new Date(now).toISOString(), tenant, domain, reason };
  await noteRefusal(table, codePk, { ...event, action: 'redeem', outcome: 'refused' });
  return true;
}

function answerOf(step: Decided): KeptAnswer {
  if (step.kind === 'refused') return { kind: 'refused', reason: step.reason, rule: step.rule };
  return { kind: 'redeemed', redemption: step.redemption, first: step.kind === 'go' };
}
