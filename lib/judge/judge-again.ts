/** Judges a request that was stored with its result: again, by the rules and the policy data of this code. */

import type * as z from 'zod/mini';
import { judgeDomain, judgeServer } from '../findings/domain-and-server.ts';
import type { Evaluation, Finding } from '../findings/evaluate.ts';
import { verdictOf } from '../findings/verdict.ts';
import type { Ledger, Verifier } from '../findings/verifiers.ts';
import type { Outlook } from '../plan/ready-until.ts';
import type { RuleId } from '../rules/catalogue.ts';
import { allocationRequest } from '../shapes/allocation.ts';
import { assessment } from '../shapes/assessment.ts';
import { domainCheck } from '../shapes/domain.ts';
import type { ResultKind } from '../shapes/result.ts';
import { routingAdvice } from '../shapes/routing.ts';
import { serverCheck } from '../shapes/server.ts';
import type { Advice } from './advice.ts';
import { judgeAllocation } from './allocation.ts';
import { judgeAssessment } from './assessment.ts';
import type { Judgement } from './judgement.ts';
import { judgeRouting } from './routing-advice.ts';

/** A request with the answer that it had; without `findings`, one that was never judged. */
export type Earlier = Pick<Judgement, 'plan'> &
  Partial<Outlook> & {
    kind: ResultKind;
    request: unknown;
    findings?: readonly Finding[];
    advice?: Advice | Advice[];
    /** How many codes the ledger counted of the request's servers then. */
    codesIssued?: { readonly [serverId: string]: number };
  };

/** A judgement, and the findings in it that were carried over from the earlier one. */
export type JudgedAgain = { judgement: Judgement; carriedOver: Finding[] };

/** They read how codes were judged, and of which servers they are: only the ledger knew that. */
const READ_CODES: ReadonlySet<RuleId> = new Set<RuleId>([
  'verification/available',
  'routing/elb-has-verifying-server',
]);

/**
 * Judges an earlier request again; undefined if its kind takes no such request any more.
 *
 * A stored request carries masks in place of authorization codes, so what was found of a code cannot be found
 * again: it is carried over, and so is what was found of routings whose verifiers may be codes.
 */
export function judgeAgain(earlier: Earlier, evaluation: Evaluation): JudgedAgain | undefined {
  const codes = codesIn(earlier);
  const keepable = keepableIn(earlier);
  const carriedOver = new Set([...codes.values()].flatMap(({ findings }) => findings));
  const issued = new Map(Object.entries(earlier.codesIssued ?? {}));
  const ledger: Ledger = {
    codeState: () => undefined,
    codesIssued: (serverId) => issued.get(serverId),
    judgedBefore: (mask) => codes.get(mask),
  };
  const kept: Evaluation['kept'] = (rule, { id }) => {
    const place = keepable.findIndex((each) => each.rule === rule && each.subject.id === id);
    const [finding] = place < 0 ? [] : keepable.splice(place, 1);
    if (finding === undefined) return undefined;
    // A domain may have two routings: they take turns, as often as they are judged.
    keepable.push(finding);
    carriedOver.add(finding);
    return finding;
  };
  const again = keepable.length === 0 ? evaluation : { ...evaluation, kept };
  const judgement = judgementOfKind(earlier, ledger, again);
  return judgement && { judgement: withPlanOf(earlier, judgement), carriedOver: [...carriedOver] };
}

/** A plan and an outlook count on what the ledger knew of codes: where codes are named, they are carried over too. */
function withPlanOf(earlier: Earlier, judgement: Judgement): Judgement {
  if (earlier.plan === undefined || !namesCodes(earlier.request)) return judgement;
  const { plan, readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn } = earlier;
  return { ...judgement, plan, readyUntil, endsBy, lastsThroughReview, longestReviewEndsOn };
}

/** What was found of routings with the help of codes. An assessment is verified by codes that its findings tell of. */
function keepableIn({ request, findings = [] }: Earlier): Finding[] {
  const reading = findings.filter(
    ({ rule, subject, outcome }) =>
      READ_CODES.has(rule) && subject.kind === 'routing' && outcome !== 'not-applicable',
  );
  return reading.length > 0 && namesCodes(request) ? reading : [];
}

function judgementOfKind(
  { kind, request }: Earlier,
  ledger: Ledger,
  evaluation: Evaluation,
): Judgement | undefined {
  switch (kind) {
    case 'domain-check':
      return parsed(domainCheck, request, (given) => judgeDomain(given, evaluation));
    case 'server-check':
      return parsed(serverCheck, request, (given) =>
        judgeServer(given, evaluation, ledger.codesIssued(given.id)),
      );
    case 'routing-advice':
      return parsed(routingAdvice, request, (given) => judgeRouting(given, ledger, evaluation));
    case 'allocation':
      return parsed(allocationRequest, request, (given) => judgeAllocation(given, evaluation));
    case 'assessment':
      return parsed(assessment, request, (given) => judgeAssessment(given, ledger, evaluation));
  }
}

function parsed<S extends z.ZodMiniType>(
  schema: S,
  request: unknown,
  judge: (request: z.infer<S>) => Judgement,
): Judgement | undefined {
  const { success, data } = schema.safeParse(request);
  return success ? judge(data) : undefined;
}

/** The codes of an earlier answer as they were judged: by their findings, and by the advice, which names those that are ready. */
function codesIn({ findings = [], advice = [] }: Earlier): Map<string, Verifier> {
  const codes = new Map<string, Verifier>();
  const ofCodes = findings.filter(({ subject }) => subject.kind === 'code');
  for (const id of new Set(ofCodes.map(({ subject }) => subject.id))) {
    const own = ofCodes.filter(({ subject }) => subject.id === id);
    codes.set(id, { ...NO_SERVER, id, verdict: verdictOf(own), findings: own });
  }
  for (const { code: id, serverId, usableUntil } of [advice].flat().flatMap(({ verifyWith }) => verifyWith)) {
    if (id === undefined) continue;
    const known = codes.get(id) ?? { ...NO_SERVER, id, verdict: 'ready', findings: [] };
    codes.set(id, { ...known, serverId: serverId ?? undefined, usableUntil: usableUntil ?? undefined });
  }
  return codes;
}

const NO_SERVER = {
  method: 'authorization-code',
  serverId: undefined,
  usableUntil: undefined,
  eipAddress: undefined,
} as const;

/** Whether codes are named anywhere in a request. */
function namesCodes(request: unknown): boolean {
  return JSON.stringify(request).includes('"authorizationCodes":[{');
}
