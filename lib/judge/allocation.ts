/** The answer to `POST /v1/allocations`: which server, or which of its codes, verifies which website. */
import { allocate, type ServerPlace } from '../allocation/allocate.ts';
import { type Day, LAST_DAY } from '../calendar.ts';
import { judgedServer } from '../findings/domain-and-server.ts';
import { type Evaluation, inCatalogueOrder } from '../findings/evaluate.ts';
import { blockerOf, type Finding, type Section } from '../findings/finding.ts';
import { blocks, verdictOf } from '../findings/verdict.ts';
import { type Ledger, maskCodes, withMasks } from '../findings/verifiers.ts';
import { longestReviewEndsOn } from '../plan/dates.ts';
import { serverSubject } from '../plan/plan-subject.ts';
import { readyThrough } from '../plan/ready-until.ts';
import { productPolicy } from '../policy/products.ts';
import type { AllocationJudgement } from '../records/result.ts';
import { type AllocationRequest, allocationRequest } from '../shapes/allocation.ts';
import type { Verdict } from '../shapes/outcome.ts';
import type { Placement, ServerUse } from '../shapes/placements.ts';
import type { Server } from '../shapes/server.ts';
import { plainName } from '../spellings/same-name.ts';
import { judgementOf } from './judgement.ts';
import type { Kind } from './kind.ts';

type JudgedServer = {
  server: Server;
  findings: Finding[];
  verdict: Verdict;
  usableUntil: Day | null;
  place: ServerPlace;
};

/** Judges every server, and allocates the websites to those that can verify. */
export function judgeAllocation(
  request: AllocationRequest,
  evaluation: Evaluation,
  { maskOf }: Ledger,
): AllocationJudgement {
  const reviewEndsOn = longestReviewEndsOn(evaluation.today);
  const servers = request.servers.map((server) => judgeOneServer(server, reviewEndsOn, evaluation));
  const { places, ...allocated } = allocateTo(servers, request);
  const placements = placementsOf(request, { maskOf, places });
  const short = allocated.cost.unplaced > 0;
  const ordered = inCatalogueOrder(servers.flatMap(({ findings }) => findings));
  return {
    ...judgementOf('allocation', ordered),
    verdict: short ? verdictOfShort(servers) : 'ready',
    sections: servers.map(sectionOf),
    blockers: short ? ordered.filter(blocks).map(blockerOf) : [],
    allocation: {
      ...allocated,
      placements,
      servers: servers.map((each) => useOf(each, placements)),
      longestReviewEndsOn: reviewEndsOn,
    },
  };
}

function allocateTo(servers: readonly JudgedServer[], { websites }: AllocationRequest) {
  const fit = servers.filter(({ verdict, place }) => verdict === 'ready' && place.capacity > 0);
  const entities = websites.map(({ entity }) => plainName(entity));
  return allocate({ entities, places: fit.map(({ place }) => place) });
}

function judgeOneServer(server: Server, reviewEndsOn: Day, evaluation: Evaluation): JudgedServer {
  const judged = judgedServer(server, evaluation);
  const verdict = verdictOf(judged.findings);
  const usableUntil =
    verdict === 'ready'
      ? readyThrough(serverSubject(server, judged), evaluation.today, LAST_DAY, evaluation)
      : null;
  const place = placeOf(server, usableUntil, reviewEndsOn);
  return { server, findings: judged.findings, verdict, usableUntil, place };
}

/** Where places are short, a server that is undecided may be the one that is missing. */
function verdictOfShort(servers: readonly JudgedServer[]): Verdict {
  return servers.some(({ verdict }) => verdict === 'undecided') ? 'undecided' : 'not-ready';
}

function sectionOf({ server: { id }, verdict }: JudgedServer): Section {
  return { subject: { kind: 'server', id }, name: id, verdict };
}

export const ALLOCATION: Kind<typeof allocationRequest> = {
  name: 'allocation',
  path: '/v1/allocations',
  request: allocationRequest,
  subjectOf: ({ websites }) => websites[0]?.domain ?? '',
  asks: () => ({}),
  judge: judgeAllocation,
  stored: ({ authorizationCodes, ...request }) => ({
    ...request,
    ...(authorizationCodes && { authorizationCodes: maskCodes(authorizationCodes) }),
  }),
};

/** Filings left: what the product allows without those used. */
function placeOf({ id, product, filingsUsed = 0 }: Server, end: Day | null, reviewEndsOn: Day): ServerPlace {
  const limit = productPolicy(product)?.filingsPerResource ?? filingsUsed + 1;
  return {
    id,
    capacity: Math.max(0, limit - filingsUsed),
    endsBeforeReview: end !== null && end < reviewEndsOn,
  };
}

/** A server that has made codes cannot be chosen directly: its codes are, those given first. */
function placementsOf(
  { websites, authorizationCodes = [] }: AllocationRequest,
  { maskOf, places }: Pick<Ledger, 'maskOf'> & { places: readonly (ServerPlace | undefined)[] },
): Placement[] {
  const codes = new Map<string, string[]>();
  for (const { serverId, mask } of withMasks(authorizationCodes, maskOf))
    codes.set(serverId, [...(codes.get(serverId) ?? []), mask]);
  return websites.map(({ domain, entity }, index) => {
    const serverId = places[index]?.id ?? null;
    if (serverId === null) return { domain, entity, method: null, serverId };
    const own = codes.get(serverId);
    if (own === undefined) return { domain, entity, method: 'server', serverId };
    return { domain, entity, method: 'authorization-code', serverId, code: own.shift() ?? null };
  });
}

function useOf(
  { server, verdict, usableUntil, place }: JudgedServer,
  placements: readonly Placement[],
): ServerUse {
  const own = placements.filter(({ serverId }) => serverId === server.id);
  const { capacity, endsBeforeReview } = place;
  return {
    id: server.id,
    verdict,
    capacity: verdict === 'ready' ? capacity : 0,
    used: own.length,
    entities: [...new Map(own.map(({ entity }) => [plainName(entity), entity])).values()],
    usableUntil,
    endsBeforeReview,
  };
}
