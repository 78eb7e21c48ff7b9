/**
 * What mends a failed rule: one entry for each rule of severity `error`. A rule without an entry is mended by
 * `correct-the-data`; a test names those. An action's effect on the facts is in `effects.ts`, its text in
 * `respond/plan-texts.ts`.
 */

import { addDays, addMonths, type Day } from '../calendar.ts';
import type { KnownFacts } from '../facts/facts.ts';
import type { SubjectKind } from '../facts/subject.ts';
import type { Finding } from '../findings/evaluate.ts';
import type { WaitId } from '../policy/waits.ts';
import type { RuleId } from '../rules/catalogue.ts';
import type { Data } from '../rules/define-rule.ts';
import type { Actor, PlanAction, PlanActionId } from './action.ts';
import { afterWaits, longestReviewEndsOn } from './dates.ts';
import { monthsToRenew, monthsToSubscribe } from './renewal.ts';

/** What a remedy knows: the failed finding, the facts as mended so far and by what, the day of the plan, and of readiness. */
export type Ailment = {
  finding: Finding;
  facts: KnownFacts;
  taken: readonly PlanAction[];
  today: Day;
  readyOn: Day;
};

/** An action in particular; `doneOn` follows from the waits where it is not given. */
type Dose = { action?: PlanActionId; data?: Data; waits?: WaitId[]; doneOn?: Day };

export type Remedy = {
  action: PlanActionId;
  actor: Actor;
  /** Remedies of a lower rank come first: what they mend besides needs no action of its own. */
  rank: number;
  /** What exactly; undefined: this subject cannot be mended, another must take its place. */
  dose?: (ailment: Ailment) => Dose | undefined;
};

const CORRECT_THE_DATA: Remedy = { action: 'correct-the-data', actor: 'applicant', rank: 5 };

/** The subject cannot be mended; where one of several is enough, another takes its place. */
const NONE: Remedy = { action: 'buy-server', actor: 'account-owner', rank: 0, dose: () => undefined };

const REMEDIES: { readonly [R in RuleId]?: Remedy } = {
  'entity/one-per-account': { action: 'use-another-account', actor: 'applicant', rank: 5 },
  'entity/certificate-number-valid': CORRECT_THE_DATA,
  'entity/individual-within-five-services': {
    action: 'give-up-services',
    actor: 'applicant',
    rank: 5,
    dose: ({ finding: { data } }) => ({ data }),
  },
  'website/name-follows-rules': {
    action: 'rename-website',
    actor: 'applicant',
    rank: 5,
    dose: ({ finding: { data } }) => ({ data }),
  },
  'website/pre-approval-held': {
    action: 'remove-content-needing-approval',
    actor: 'applicant',
    rank: 4,
    dose: ({ finding: { data } }) => ({ data: only(data, 'industries') }),
  },
  'website/content-lawful': { action: 'remove-unlawful-content', actor: 'applicant', rank: 5 },
  'website/individual-content-allowed': {
    action: 'remove-enterprise-content',
    actor: 'applicant',
    rank: 5,
  },
  'website/one-domain': {
    action: 'split-website',
    actor: 'applicant',
    rank: 5,
    dose: ({ finding: { data } }) =>
      data.count === 0 ? { action: 'name-domain', waits: ['real-name-sync'] } : { data },
  },
  'domain/tld-approved': {
    action: 'use-another-domain',
    actor: 'applicant',
    rank: 0,
    dose: ({ finding: { data } }) => ({ data: only(data, 'tld'), waits: ['real-name-sync'] }),
  },
  'domain/registrar-approved': {
    action: 'transfer-registrar',
    actor: 'registrant',
    rank: 1,
    dose: ({ finding: { data }, today }) => ({
      data: { ...only(data, 'registrar'), verifiedOn: afterWaits(today, ['registrar-transfer']) },
      waits: ['registrar-transfer', 'real-name-sync'],
    }),
  },
  'domain/registrant-matches-entity': {
    action: 'change-registrant',
    actor: 'registrant',
    rank: 2,
    dose: ({ finding: { data }, taken, today }) => {
      // A change of registrant may lock a domain against transfers for sixty days: the transfer comes first.
      const first = taken.find(({ action }) => action === 'transfer-registrar');
      const verifiedOn = first?.data.verifiedOn ?? today;
      return {
        data: { ...data, verifiedOn },
        waits: first === undefined ? ['real-name-sync'] : first.waits,
      };
    },
  },
  'domain/real-name-verified': {
    action: 'verify-real-name',
    actor: 'registrant',
    rank: 3,
    dose: ({ today }) => ({ data: { verifiedOn: today }, waits: ['real-name-sync'] }),
  },
  'domain/real-name-synchronised': {
    action: 'wait',
    actor: 'registrant',
    rank: 3,
    // An authentication that is announced for a later day reaches the authority later than one of today.
    dose: ({ finding: { data }, today }) =>
      String(data.verifiedOn) > today
        ? { action: 'verify-real-name', data: { verifiedOn: today }, waits: ['real-name-sync'] }
        : { doneOn: afterWaits(String(data.verifiedOn), ['real-name-sync']) },
  },
  'domain/statuses-allow-filing': {
    action: 'lift-statuses',
    actor: 'registrant',
    rank: 5,
    dose: ({ finding: { data } }) => ({ data: only(data, 'statuses') }),
  },
  'domain/registration-valid': {
    action: 'renew-domain',
    actor: 'registrant',
    rank: 4,
    dose: ({ readyOn }) => ({ data: { untilOn: longestReviewEndsOn(readyOn) } }),
  },
  'server/in-mainland': NONE,
  'server/product-eligible': NONE,
  'server/has-free-filing': NONE,
  'server/billed-yearly-monthly': {
    action: 'change-billing',
    actor: 'account-owner',
    rank: 1,
    dose: ({ facts, today, readyOn }) => ({
      data: subscriptionOf(String(facts['server.product']), today, readyOn),
    }),
  },
  'server/term-long-enough': { action: 'renew-server', actor: 'account-owner', rank: 2, dose: renewServer },
  'server/subscription-active': {
    action: 'renew-server',
    actor: 'account-owner',
    rank: 3,
    dose: (ailment) => (ailment.finding.reason === 'not-begun' ? awaitServer(ailment) : renewServer(ailment)),
  },
  'server/eip-bound': {
    action: 'bind-eip',
    actor: 'account-owner',
    rank: 4,
    dose: ({ facts }) => ({ data: { region: String(facts['server.region']) } }),
  },
  'code/server-generates-codes': NONE,
  'code/server-eligible': NONE,
  'code/within-quota': NONE,
  'code/unused': NONE,
};

/** Rules that hold nothing up, or are decided by other subjects: no action of their own. */
const WITHOUT_ACTION: readonly SubjectKind[] = ['routing', 'application'];

/** What mends a failed rule. */
export function remedyFor(rule: RuleId): Remedy {
  return REMEDIES[rule] ?? CORRECT_THE_DATA;
}

/** Whether a rule's remedy is only the one of last resort: to correct the data. */
export function hasOnlyTheFallback(rule: RuleId, subject: SubjectKind): boolean {
  return !(rule in REMEDIES) && !WITHOUT_ACTION.includes(subject);
}

/** The rules that have a remedy of their own. */
export function mendedRules(): string[] {
  return Object.keys(REMEDIES);
}

/** The action that mends a finding; undefined if its subject cannot be mended. */
export function actionFor(ailment: Ailment): PlanAction | undefined {
  const { finding, today } = ailment;
  const remedy = remedyFor(finding.rule);
  const dose = remedy.dose === undefined ? {} : remedy.dose(ailment);
  if (dose === undefined) return undefined;
  const { action = remedy.action, data = {}, waits = [] } = dose;
  return {
    action,
    actor: action === 'wait' ? 'nobody' : remedy.actor,
    subject: finding.subject,
    rules: [finding.rule],
    data,
    waits,
    doneOn: dose.doneOn ?? afterWaits(today, waits),
  };
}

/** A server that begins later than a month, the least that is sold, is no better than one that is bought today. */
const LONGEST_WAIT_FOR_SERVER_DAYS = 31;

const BOUGHT = { product: 'ecs', region: 'cn-north-4' } as const;

/** The purchase of a server, an ECS as an example: what is left when none that is given can be mended. */
export function purchase(id: string, today: Day, readyOn: Day): PlanAction {
  return {
    action: 'buy-server',
    actor: 'account-owner',
    subject: { kind: 'server', id },
    rules: ['verification/available'],
    data: { ...BOUGHT, ...subscriptionOf(BOUGHT.product, today, readyOn) },
    waits: [],
    doneOn: today,
  };
}

/** Those values of a finding that an action tells of. */
function only(data: Data, ...names: readonly string[]): Data {
  return Object.fromEntries(Object.entries(data).filter(([name]) => names.includes(name)));
}

function subscriptionOf(product: string, today: Day, readyOn: Day): Data {
  const months = monthsToSubscribe(product, today, longestReviewEndsOn(readyOn));
  return { months, startsOn: today, untilOn: addMonths(today, months) };
}

/** Waits for a subscription that begins soon, or in any case before the rest is ready. */
function awaitServer({ finding: { data }, today, readyOn }: Ailment): Dose | undefined {
  const startsOn = String(data.startsOn);
  const soon = startsOn <= readyOn || startsOn <= addDays(today, LONGEST_WAIT_FOR_SERVER_DAYS);
  return soon ? { action: 'wait', doneOn: startsOn } : undefined;
}

/** Renews so that the term is long enough and the server outlives the longest review. */
function renewServer({ facts, today, readyOn }: Ailment): Dose | undefined {
  const product = String(facts['server.product']);
  const subscription = facts['server.subscription'] ?? {};
  const months = monthsToRenew({ product, subscription, today, until: longestReviewEndsOn(readyOn) });
  return months === undefined ? undefined : { data: { months } };
}
