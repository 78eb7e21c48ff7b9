/** A request to redeem a code, and all that decides it: one read, and a second one of what the first leads to. */
import type { Evaluation } from '../findings/evaluate.ts';
import type { RequestKey } from '../store/idempotency.ts';
import { tagOf } from '../table/ids.ts';
import { codeKey, guessesKey, idempotencyKey, releaseKey, serverKey } from '../table/keys.ts';
import type { Item, Key, Table } from '../table/table.ts';
import type { Attempting } from './code-events.ts';
import { type Code, codeItemKey, codeOf } from './code-item.ts';
import { isUsableOn } from './eligibility.ts';
import { secondsToWait } from './guesses.ts';
import { type KeptKey, keptKeyOf } from './kept-answer.ts';
import { type ReleaseRecord, releaseOf } from './redemptions.ts';
import { serverOf, type TrackedServer } from './server-item.ts';
import { claimKeyOf, claimOf, type WebsiteClaim } from './website-claim.ts';

export type RedeemRequest = Attempting & {
  /** The code as `plainCode` gives it. */
  code: string;
  website: { domain: string; name: string | undefined };
  /** An idempotency key, and what was asked with it. */
  key: RequestKey | undefined;
  evaluation: Evaluation;
};

/** What the first read gives. */
type FirstRead = {
  code: Code | undefined;
  claim: WebsiteClaim | undefined;
  key: KeptKey | undefined;
  /** Seconds for which the tenant has to wait, after too many guesses. */
  waitSeconds: number | undefined;
};

/** What the second read gives, as far as the first leads to it. */
type SecondRead = {
  /** The server that made the code, if the code is free and was told that it cannot be used today. */
  server: TrackedServer | undefined;
  /** The code that the website claims, if the request's code is free and another one. */
  claimedCode: Code | undefined;
  /** The release of the redemption that the key has kept, if it does not live on the code. */
  keptRelease: ReleaseRecord | undefined;
};

/** What is this request's own: the token by which it knows what it made, and what it kept under its key. */
export type OwnWrites = { token: string; keptText?: string };

export type RedemptionFacts = FirstRead & SecondRead & { own: OwnWrites };

/** Reads all that decides a redemption: one call, or two. */
export async function readRedemption(
  table: Table,
  request: RedeemRequest,
  own: OwnWrites,
): Promise<RedemptionFacts> {
  const first = firstRead(await table.getAll(firstKeys(request)), request.now);
  const more = nextKeys(request, first);
  const next = more.length === 0 ? [] : await table.getAll(more);
  return { ...first, ...secondRead(next), own };
}

/** Whether the tenant may know of a code: all may, unless it was granted to another. */
export function isKnownTo(code: Code, tenant: string): boolean {
  return code.grantedTo === undefined || code.grantedTo === tenant;
}

function firstKeys({ tenant, code, website, key }: RedeemRequest): Key[] {
  const keys = [codeKey(code), claimKeyOf(tenant, website.domain), guessesKey(tenant)];
  return key === undefined ? keys : [...keys, idempotencyKey(tenant, key.key)];
}

function firstRead(items: readonly Item[], now: number): FirstRead {
  const of = new Map(items.map((item) => [item.sk, item]));
  const [code, claim] = [of.get('C'), of.get('W')];
  return {
    code: code && codeOf(code),
    claim: claim && claimOf(claim),
    key: keptKeyOf(of.get('I'), now),
    waitSeconds: secondsToWait(of.get('G'), now),
  };
}

function nextKeys({ tenant, evaluation }: RedeemRequest, { code, claim, key }: FirstRead): Key[] {
  const keys: Key[] = [];
  const kept = key?.answer?.kind === 'redeemed' ? key.answer.redemption.id : undefined;
  if (kept !== undefined && code?.redemption?.id !== kept) keys.push(releaseKey(tenant, kept));
  if (code === undefined || !isFree(code, tenant)) return keys;
  if (!isUsableOn(code.eligibility, evaluation.today))
    keys.push(serverKey(code.tenant, tagOf(code.serverId)));
  if (claim !== undefined && claim.codePk !== code.pk) keys.push(codeItemKey(claim.codePk));
  return keys;
}

function secondRead(items: readonly Item[]): SecondRead {
  const server = items.find(({ sk }) => sk === 'S');
  const claimedCode = items.find(({ sk }) => sk === 'C');
  const release = items.find(({ sk }) => String(sk).startsWith('R#'));
  return {
    server: server && serverOf(server),
    claimedCode: claimedCode && codeOf(claimedCode),
    keptRelease: release && releaseOf(release),
  };
}

function isFree(code: Code, tenant: string): boolean {
  return isKnownTo(code, tenant) && code.revoked === undefined && code.redemption === undefined;
}
