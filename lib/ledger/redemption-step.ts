/**
 * The next step of a redemption, from what was read: pure. `CHECKS` is the whole decision, in the order in which it is
 * made. The first check that has a step decides; where none has, the code is taken.
 */
import { decodeTime } from 'ulid';
import type { RuleId } from '../rules/catalogue.ts';
import type { Redemption, RefusalReason } from '../shapes/redemption.ts';
import { taggedId, tagOf } from '../table/keys.ts';
import type { Code } from './code-item.ts';
import { type Eligibility, isUsableOn } from './eligibility.ts';
import type { KeptAnswer } from './kept-answer.ts';
import { isKnownTo, type RedeemRequest, type RedemptionFacts } from './redemption-facts.ts';
import { redemptionOn } from './redemptions.ts';
import type { TrackedServer } from './server-item.ts';
import { canTake, highestFence, isAboveFence } from './take-code.ts';
import { codeRefusals, eligibilityOf } from './usable-days.ts';
import type { WebsiteClaim } from './website-claim.ts';

export type Refusal = { kind: 'refused'; reason: RefusalReason; rule: RuleId };
/** `first`: this request made it; else it was there. */
export type Redeemed = { kind: 'redeemed'; redemption: Redemption; first: boolean };

export type RedemptionStep =
  /** The key is that of another request. */
  | { do: 'refuse-key' }
  /** The key was answered before. `replayed`: by another request. */
  | { do: 'repeat-answer'; answer: Redeemed | Refusal; replayed: boolean }
  | { do: 'wait'; seconds: number }
  | { do: 'count-wrong-code'; refusal: Refusal }
  | { do: 'answer'; answer: Redeemed }
  | { do: 'refuse'; refusal: Refusal }
  /** The code can be used, and was not told so. */
  | { do: 'tell-code'; server: TrackedServer; eligibility: Eligibility }
  /** The website's claim on another code: make it a redemption, or see to it that it never becomes one. */
  | { do: 'finish-claim' | 'fence-claim'; claim: WebsiteClaim }
  /** `placed`: the website has this claim already; else it takes the place of `replace`, if there is one. */
  | { do: 'take'; claim: WebsiteClaim; placed: true; redemption: Redemption }
  | {
      do: 'take';
      claim: WebsiteClaim;
      placed: false;
      replace: WebsiteClaim | undefined;
      redemption: Redemption;
    };

type Check = (request: RedeemRequest, facts: RedemptionFacts) => RedemptionStep | undefined;

const CHECKS: readonly Check[] = [
  tenantMustWait,
  keyIsOfAnotherRequest,
  keyWasAnswered,
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

function tenantMustWait(_: RedeemRequest, { waitSeconds }: RedemptionFacts) {
  return waitSeconds === undefined ? undefined : ({ do: 'wait', seconds: waitSeconds } as const);
}

function keyIsOfAnotherRequest(request: RedeemRequest, { key }: RedemptionFacts) {
  const other = key !== undefined && request.key !== undefined && key.fingerprint !== request.key.fingerprint;
  return other ? ({ do: 'refuse-key' } as const) : undefined;
}

/** A redemption that was kept is an answer once it has come true, also if it was released since. */
function keyWasAnswered(_: RedeemRequest, { key, code, keptIsReleased, own }: RedemptionFacts) {
  const answer = key?.answer;
  if (key === undefined || answer === undefined) return undefined;
  const isTrue = answer.kind === 'refused' || code?.redemption?.id === answer.redemption.id || keptIsReleased;
  return isTrue ? ({ do: 'repeat-answer', answer, replayed: key.text !== own.keptText } as const) : undefined;
}

/** One that was granted to another tenant is as unknown as one that was never made. */
function codeIsUnknown({ tenant }: RedeemRequest, { code }: RedemptionFacts) {
  if (code !== undefined && isKnownTo(code, tenant)) return undefined;
  return { do: 'count-wrong-code', refusal: refusal('code-not-found') } as const;
}

function codeIsRevoked(_: RedeemRequest, { code }: RedemptionFacts) {
  return code?.revoked === undefined ? undefined : refuse('code-revoked');
}

/** For this website: then that is the answer. For another one it is refused. */
function codeIsRedeemed({ tenant, website }: RedeemRequest, { code, own }: RedemptionFacts) {
  const live = code?.redemption;
  if (code === undefined || live === undefined) return undefined;
  if (live.tenant !== tenant || live.domain !== website.domain) return refuse('code-already-redeemed');
  const first = live.id === own.redemptionId;
  return { do: 'answer', answer: { kind: 'redeemed', redemption: redemptionOn(code, live), first } } as const;
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
  const possible = canTake(claimedCode, redemptionId, evaluation.today);
  return { do: possible ? 'finish-claim' : 'fence-claim', claim } as const;
}

/** The redemption to make: the one that the website claims already, or that the key has kept, unless it is fenced off. */
function taking(request: RedeemRequest, { code, claim, key }: RedemptionFacts): RedemptionStep {
  if (code === undefined) throw new Error('a code that is not there was to be taken');
  const toldOf = ({ redemptionId: id, made }: WebsiteClaim) =>
    redemptionOn(code, { ...made, id, filing: undefined });
  if (claim?.codePk === code.pk && isAboveFence(code, claim.redemptionId))
    return { do: 'take', claim, placed: true, redemption: toldOf(claim) };
  const made = newClaim(request, key?.answer, code);
  return { do: 'take', claim: made, placed: false, replace: claim, redemption: toldOf(made) };
}

function newClaim(
  { tenant, website, now, newId }: RedeemRequest,
  kept: KeptAnswer | undefined,
  code: Code,
): WebsiteClaim {
  const { domain, name } = website;
  const promised =
    kept?.kind === 'redeemed' && isAboveFence(code, kept.redemption.id) ? kept.redemption : undefined;
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
