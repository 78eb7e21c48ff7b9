/**
 * What a request to redeem a code comes to, from one read of all that decides it: refused, there already, or to be made.
 * A claim of another redemption that is found on the way is finished, or fenced off.
 */

import { decodeTime } from 'ulid';
import type { Day } from '../calendar.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { codeKey, idempotencyKey, taggedId, tagOf, wrongCodesKey } from '../table/keys.ts';
import type { Table } from '../table/table.ts';
import { codeRefusals } from '../tracking/code-usability.ts';
import { isUsableOn } from './code-use.ts';
import { type Code, codeOf, getCode, tellCode } from './codes.ts';
import { type KeptKey, keptKeyOf, type RefusalReason } from './redemption-key.ts';
import {
  type Claim,
  canTake,
  claimKeyOf,
  claimOf,
  fence,
  highestFence,
  isAboveFence,
  type Redemption,
  redemptionOn,
  takeCode,
} from './redemptions.ts';
import { getServer, refreshUse } from './servers.ts';
import { blockedSeconds, countWrongCode } from './wrong-codes.ts';

export type RedeemRequest = {
  tenant: string;
  /** The code as `plainCode` gives it. */
  code: string;
  website: { domain: string; name: string | undefined };
  /** An idempotency key, and what was asked with it. */
  key: { key: string; fingerprint: string } | undefined;
  /** Milliseconds since the epoch. */
  now: number;
  newId: (at: number) => string;
  evaluation: Evaluation;
};

/** A refusal names its rule; `codePk` if there is a code in whose history it belongs. */
export type Refused = { kind: 'refused'; reason: RefusalReason; rule: string; codePk: string | undefined };

/** `first`: this request made it; else it was there. `replayed`: as an earlier request with the same key was answered. */
export type Redeemed = { kind: 'redeemed'; redemption: Redemption; first: boolean; replayed: boolean };

/** All that decides a redemption, read in one call. */
export type Seen = {
  code: Code | undefined;
  claim: Claim | undefined;
  kept: KeptKey | undefined;
  blocked: number | undefined;
};

/** What to do: make a redemption, in place of the claim `instead`; undefined: there is none, null: it is claimed. */
export type Go = { kind: 'go'; claim: Claim; redemption: Redemption; instead: string | undefined | null };
export type Decided = Go | Redeemed | Refused;
export type Step = Decided | { kind: 'again' } | { kind: 'too-many-attempts'; seconds: number };

/** Reads all that decides a redemption: one call. */
export async function look(table: Table, { tenant, code, website, key, now }: RedeemRequest): Promise<Seen> {
  const keys = [codeKey(code), claimKeyOf(tenant, website.domain), wrongCodesKey(tenant)];
  if (key !== undefined) keys.push(idempotencyKey(tenant, key.key));
  const items = new Map((await table.getAll(keys)).map((item) => [item.sk, item]));
  const [codeItem, claim] = [items.get('C'), items.get('W')];
  return {
    code: codeItem && codeOf(codeItem),
    claim: claim && claimOf(claim),
    kept: keptKeyOf(items.get('I'), now),
    blocked: blockedSeconds(items.get('G'), now),
  };
}

/**
 * Decides. `dryRun` changes nothing but the count of wrong codes; else what is half done is finished, and what a code
 * was told too long ago is told anew.
 */
export async function decide(
  table: Table,
  request: RedeemRequest,
  seen: Seen,
  dryRun: boolean,
): Promise<Step> {
  const { tenant, website, evaluation } = request;
  const { code, claim } = seen;
  if (code === undefined || (code.grantedTo !== undefined && code.grantedTo !== tenant))
    return wrongCode(table, request, code);
  if (code.revoked !== undefined) return refused('code-revoked', code);
  const live = code.redemption;
  if (live !== undefined) {
    if (live.tenant !== tenant || live.domain !== website.domain)
      return refused('code-already-redeemed', code);
    return { kind: 'redeemed', redemption: redemptionOn(code, live), first: false, replayed: false };
  }
  if (!isUsableOn(code.use, evaluation.today)) {
    const outcome = await askServer(table, request, code, dryRun);
    if (outcome !== undefined) return outcome;
  }
  if (claim !== undefined && claim.codePk !== code.pk) {
    const fate = await finish(table, claim, { today: evaluation.today, dryRun });
    if (fate === 'again') return { kind: 'again' };
    if (fate === 'redeemed') return refused('website-already-verified', code);
  }
  return go(request, seen, code);
}

/**
 * What a website's claim on another code comes to. One that can still become a redemption is made one: whoever began
 * it may have died, or be about to. One that cannot is nothing: the code is fenced against it.
 */
async function finish(
  table: Table,
  claim: Claim,
  { today, dryRun }: { today: Day; dryRun: boolean },
): Promise<'redeemed' | 'nothing' | 'again'> {
  const { redemptionId, codePk } = claim;
  const holder = await getCode(table, codePk);
  if (holder?.redemption?.id === redemptionId) return 'redeemed';
  const possible = holder !== undefined && canTake(holder, redemptionId, today);
  if (dryRun) return possible ? 'redeemed' : 'nothing';
  if (possible) return (await takeCode(table, claim, today)) ? 'redeemed' : 'again';
  return (await fence(table, codePk, redemptionId)) ? 'nothing' : 'again';
}

/** The redemption to make: the one that the website claims already, or that the key has kept, unless it is fenced. */
function go(request: RedeemRequest, { claim, kept }: Seen, code: Code): Go {
  const claimed = claim?.codePk === code.pk && isAboveFence(code, claim.redemptionId) ? claim : undefined;
  const next = claimed ?? newClaim(request, kept, code);
  const { redemptionId: id, made } = next;
  return {
    kind: 'go',
    claim: next,
    redemption: redemptionOn(code, { id, ...made, name: made.name, filing: undefined }),
    instead: claimed === undefined ? claim?.redemptionId : null,
  };
}

function newClaim(
  { tenant, website, now, newId }: RedeemRequest,
  kept: KeptKey | undefined,
  code: Code,
): Claim {
  const { domain, name } = website;
  const promised =
    kept?.answer?.kind === 'redeemed' && isAboveFence(code, kept.answer.redemption.id)
      ? kept.answer.redemption
      : undefined;
  const idAt = (at: number) => taggedId(newId(at), tagOf(domain));
  const fresh = idAt(now);
  // Where a clock is behind the one that fenced the code, the millisecond after it.
  const free = isAboveFence(code, fresh) ? fresh : idAt(decodeTime(highestFence(code) ?? fresh) + 1);
  return {
    redemptionId: promised?.id ?? free,
    codePk: code.pk,
    made: {
      eventId: newId(now),
      tenant,
      domain,
      ...(name === undefined ? {} : { name }),
      redeemedAt: promised?.redeemedAt ?? new Date(now).toISOString(),
    },
  };
}

/**
 * The code was told that it cannot be used today. Its server knows: if it can, by its facts and the rules of today,
 * the code is told so, and the next attempt sees it.
 */
async function askServer(
  table: Table,
  { evaluation }: RedeemRequest,
  code: Code,
  dryRun: boolean,
): Promise<Refused | { kind: 'again' } | undefined> {
  const server = await getServer(table, code.tenant, code.serverId);
  if (server === undefined || !server.tracked || codeRefusals(server.facts, evaluation).length > 0)
    return refused('server-not-eligible', code);
  if (dryRun) return undefined;
  const refreshed = await refreshUse(table, server, evaluation);
  const entry = refreshed?.entries.find(({ id }) => id === code.id);
  if (refreshed !== undefined && entry !== undefined) await tellCode(table, refreshed, entry);
  return { kind: 'again' };
}

async function wrongCode(
  table: Table,
  { tenant, now }: RedeemRequest,
  code: Code | undefined,
): Promise<Refused | { kind: 'too-many-attempts'; seconds: number }> {
  const seconds = await countWrongCode(table, tenant, now);
  if (seconds !== undefined) return { kind: 'too-many-attempts', seconds };
  return { kind: 'refused', reason: 'code-not-found', rule: RULES['code-not-found'], codePk: code?.pk };
}

const RULES: { readonly [R in RefusalReason]: RuleId } = {
  'code-not-found': 'code/server-generates-codes',
  'code-revoked': 'code/unused',
  'code-already-redeemed': 'code/unused',
  'website-already-verified': 'code/unused',
  'server-not-eligible': 'code/server-eligible',
};

function refused(reason: RefusalReason, { pk }: Code): Refused {
  return { kind: 'refused', reason, rule: RULES[reason], codePk: pk };
}
