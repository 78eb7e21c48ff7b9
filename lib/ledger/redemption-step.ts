/**
 * The next step of a redemption, from what was read: pure. `CHECKS` is the whole decision, in the order in which it is
 * made. The first check that has a step decides; where none has, the code is taken.
 */
import type { RuleId } from '../rules/catalogue.ts';
import type { Redemption, RefusalReason } from '../shapes/redemption.ts';
import { isOfRequest } from '../store/idempotency.ts';
import { idAfter, taggedId, tagOf } from '../table/ids.ts';
import type { Code } from './code-item.ts';
import { type Eligibility, isUsableOn } from './eligibility.ts';
import { isKnownTo, type RedeemRequest, type RedemptionFacts } from './redemption-facts.ts';
import { redemptionOn } from './redemptions.ts';
import type { TrackedServer } from './server-item.ts';
import { canTake, highestFence, isAboveFence } from './take-code.ts';
import { codeRefusals, eligibilityOf } from './usable-days.ts';
import type { WebsiteClaim } from './website-claim.ts';

export type Refusal = { kind: 'refused'; reason: RefusalReason; rule: RuleId };
/** `first`: this request made it; else it was there. */
export type Redeemed = { kind: 'redeemed'; redemption: Redemption; first: boolean };

export type TooMany = { kind: 'too-many-attempts'; seconds: number };

export type RedeemAnswer =
  /** `replayed`: as another request with the same key was answered. */
  ((Redeemed | Refusal) & { replayed: boolean }) | { kind: 'key-reused' } | TooMany;

export type RedemptionStep =
  /** Nothing is to be written. */
  | { do: 'answer'; answer: RedeemAnswer }
  | { do: 'count-guess'; refusal: Refusal }
  | { do: 'refuse'; refusal: Refusal }
  /** The redemption is there. */
  | { do: 'confirm'; answer: Redeemed }
  /** The code can be used, and was not told so. */
  | { do: 'tell-code'; server: TrackedServer; eligibility: Eligibility }
  /** The website's claim on another code: make it a redemption, or see to it that it never becomes one. */
  | { do: 'finish-claim'; claim: WebsiteClaim; code: Code }
  | { do: 'fence-claim'; claim: WebsiteClaim }
  /** `placed`: the website has this claim already; else it takes the place of `replace`, if there is one. */
  | ({ do: 'take'; code: Code; claim: WebsiteClaim; redemption: Redemption } & (
      | { placed: true }
      | { placed: false; replace: WebsiteClaim | undefined }
    ));

type RedemptionCheck = (request: RedeemRequest, facts: RedemptionFacts) => RedemptionStep | undefined;

const CHECKS: readonly RedemptionCheck[] = [
  keyIsOfAnotherRequest,
  keyWasAnswered,
  websiteHasTheCode,
  tenantMustWait,
  codeIsUnknown,
  codeIsRevoked,
  codeIsRedeemed,
  codeIsOutOfUse,
  websiteClaimsAnotherCode,
];

/** What to do next. A step that is no answer is followed by another look. */
export function redemptionStep(request: RedeemRequest, facts: RedemptionFacts): RedemptionStep {
  for (const check of CHECKS) {
    const step = check(request, facts);
    if (step !== undefined) return step;
  }
  return taking(request, facts);
}

function keyIsOfAnotherRequest(request: RedeemRequest, { key }: RedemptionFacts) {
  const other = key !== undefined && request.key !== undefined && !isOfRequest(key.fingerprint, request.key);
  return other ? ({ do: 'answer', answer: { kind: 'key-reused' } } as const) : undefined;
}

/** A redemption that was kept is an answer once it has come true, also if it was released since. */
function keyWasAnswered(_: RedeemRequest, { key, code, keptRelease, own }: RedemptionFacts) {
  const answer = key?.answer;
  if (key === undefined || answer === undefined) return undefined;
  const replayed = key.text !== own.keptText;
  if (answer.kind === 'refused') return { do: 'answer', answer: { ...answer, replayed } } as const;
  const { redemption, by, first } = answer;
  const made = code?.redemption?.id === redemption.id ? code.redemption : keptRelease;
  if (made === undefined) return undefined;
  const told = { kind: 'redeemed', redemption, first: first ?? made.by === by, replayed } as const;
  return { do: 'answer', answer: told } as const;
}

/** What has been made is answered, also while the tenant has to wait. */
function websiteHasTheCode({ tenant, website }: RedeemRequest, { code, own }: RedemptionFacts) {
  const live = code?.redemption;
  if (code === undefined || live?.tenant !== tenant || live.domain !== website.domain) return undefined;
  const first = live.by === own.token;
  return {
    do: 'confirm',
    answer: { kind: 'redeemed', redemption: redemptionOn(code, live), first },
  } as const;
}

function tenantMustWait(_: RedeemRequest, { waitSeconds: seconds }: RedemptionFacts) {
  if (seconds === undefined) return undefined;
  return { do: 'answer', answer: { kind: 'too-many-attempts', seconds } } as const;
}

/** One that was granted to another tenant is as unknown as one that was never made. */
function codeIsUnknown({ tenant }: RedeemRequest, { code }: RedemptionFacts) {
  if (code !== undefined && isKnownTo(code, tenant)) return undefined;
  return { do: 'count-guess', refusal: refusal('code-not-found') } as const;
}

function codeIsRevoked(_: RedeemRequest, { code }: RedemptionFacts) {
  return code?.revoked === undefined ? undefined : refuse('code-revoked');
}

function codeIsRedeemed(_: RedeemRequest, { code }: RedemptionFacts) {
  return code?.redemption === undefined ? undefined : refuse('code-already-redeemed');
}

/** The code was told so; its server knows, by its facts and the rules of today, whether that still holds. */
function codeIsOutOfUse({ evaluation }: RedeemRequest, { code, server }: RedemptionFacts) {
  if (code === undefined || isUsableOn(code.eligibility, evaluation.today)) return undefined;
  if (server === undefined || !server.tracked || codeRefusals(server.facts, evaluation).length > 0)
    return refuse('server-not-eligible');
  return { do: 'tell-code', server, eligibility: eligibilityOf(server.facts, evaluation) } as const;
}

/**
 * A claim that has become a redemption holds. One that still can is made one: whoever began it may have died, or be
 * about to go on. One that cannot now is fenced off, so that it never will.
 */
function websiteClaimsAnotherCode(
  { evaluation }: RedeemRequest,
  { claim, code, claimedCode }: RedemptionFacts,
) {
  if (claim === undefined || claim.codePk === code?.pk) return undefined;
  const { redemptionId } = claim;
  if (claimedCode?.redemption?.id === redemptionId) return refuse('website-already-verified');
  if (claimedCode === undefined || !isAboveFence(claimedCode, redemptionId)) return undefined;
  return canTake(claimedCode, redemptionId, evaluation.today)
    ? ({ do: 'finish-claim', claim, code: claimedCode } as const)
    : ({ do: 'fence-claim', claim } as const);
}

/** The redemption to make: the one that the website claims already, or that the key has kept, unless it is fenced off. */
function taking(request: RedeemRequest, { code, claim, key, own }: RedemptionFacts): RedemptionStep {
  if (code === undefined) throw new Error('a code that is not there was to be taken');
  const kept = key?.answer?.kind === 'redeemed' ? key.answer : undefined;
  const step = (to: WebsiteClaim) => {
    // What the key has kept is made in the name of the request that kept it.
    const by = kept?.redemption.id === to.redemptionId ? kept.by : own.token;
    const made = { ...to.made, by };
    const redemption = redemptionOn(code, { ...made, id: to.redemptionId, filing: undefined });
    return { do: 'take', code, claim: { ...to, made }, redemption } as const;
  };
  if (claim?.codePk === code.pk && isAboveFence(code, claim.redemptionId))
    return { ...step(claim), placed: true };
  return { ...step(newClaim(request, kept?.redemption, code)), placed: false, replace: claim };
}

function newClaim(
  { tenant, website, now, newId }: RedeemRequest,
  kept: Redemption | undefined,
  code: Code,
): WebsiteClaim {
  const { domain, name } = website;
  const promised = kept !== undefined && isAboveFence(code, kept.id) ? kept : undefined;
  return {
    redemptionId: promised?.id ?? idAfter(highestFence(code), taggedId(newId(now), tagOf(domain))),
    codePk: code.pk,
    made: {
      tenant,
      domain,
      ...(name === undefined ? {} : { name }),
      redeemedAt: promised?.redeemedAt ?? new Date(now).toISOString(),
    },
  };
}

const RULES: { readonly [R in RefusalReason]: RuleId } = {
  'code-not-found': 'code/server-generates-codes',
  'code-revoked': 'code/unused',
  'code-already-redeemed': 'code/unused',
  'website-already-verified': 'code/unused',
  'server-not-eligible': 'code/server-eligible',
};

function refusal(reason: RefusalReason): Refusal {
  return { kind: 'refused', reason, rule: RULES[reason] };
}

function refuse(reason: RefusalReason) {
  return { do: 'refuse', refusal: refusal(reason) } as const;
}
