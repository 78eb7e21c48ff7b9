/** The rules over what verifies a filing and where a domain points. */
import type { KnownFacts } from '../facts/facts.ts';
import { routingFacts, type Target } from '../facts/routing.ts';
import type { EcsVerifiers } from '../facts/verification.ts';
import { countsAsEcs } from '../policy/products.ts';
import { regionPolicy } from '../policy/regions.ts';
import { rulesFor } from '../rules/catalogue.ts';
import type { Subject } from '../shapes/outcome.ts';
import type { Routing } from '../shapes/routing.ts';
import { plainAddress } from '../spellings/ip-address.ts';
import { type Evaluation, evaluate } from './evaluate.ts';
import type { Finding } from './finding.ts';
import { type JudgedSubject, judgeSubject } from './judged-subject.ts';
import { byVerdict, type Verifier } from './verifiers.ts';

const routingRules = rulesFor('routing');
const applicationRules = rulesFor('application');

type Verification = {
  needed: boolean;
  verifiers: readonly Verifier[];
  addresses?: KnownFacts['verification.addresses'];
};

/** Whether one of the verifiers will do, and whether others depend on their addresses: the rules of an application. */
export function verificationFindings(
  subject: Subject,
  { needed, verifiers, addresses }: Verification,
  evaluation: Evaluation,
): Finding[] {
  const facts = {
    'verification.needed': needed,
    'verification.candidates': byVerdict(verifiers),
    'verification.addresses': addresses,
  };
  return evaluate(applicationRules, subject, facts, evaluation);
}

/** The routing rules for one domain. */
export function judgedRouting(
  routing: Routing,
  verifiers: readonly Verifier[],
  evaluation: Evaluation,
): JudgedSubject {
  const facts = routingFacts({
    routing,
    backends: backendsOf(routing, verifiers),
    candidates: routing.cdn === undefined ? NOBODY : ecsAmong(verifiers),
    backendRegions: regionsBehind(routing, verifiers),
    filingRequired: filingRequired(
      routing,
      verifiers.flatMap(({ region }) => region ?? []),
    ),
    targets: routing.dns === undefined ? [] : targetsOf(routing, verifiers),
  });
  const subject = { kind: 'routing', id: routing.domain } as const;
  return judgeSubject({ rules: routingRules, subject, facts }, evaluation);
}

/**
 * Whether anything that serves the domain is in the mainland; `regions` of all servers. A region that no list knows
 * counts as mainland, and so does a domain of which nothing is said: a filing too many costs days, one too few the site.
 */
export function filingRequired({ cdn, elb }: Routing, regions: readonly string[]): boolean {
  if (cdn !== undefined && cdn.serviceArea !== 'outside-mainland-china') return true;
  const all = elb === undefined ? regions : [...regions, elb.region];
  if (all.length === 0) return cdn === undefined;
  return all.some(isMainland);
}

function targetsOf({ elb }: Routing, verifiers: readonly Verifier[]): Target[] {
  const stateIn = (region: string): Target['state'] => (isMainland(region) ? 'running' : 'outside-mainland');
  const servers = verifiers.flatMap(({ eipAddress: address, runs, region = '' }): Target[] =>
    address === undefined ? [] : [{ address, state: runs ? stateIn(region) : 'not-running' }],
  );
  return elb === undefined
    ? servers
    : [{ address: plainAddress(elb.address), state: stateIn(elb.region) }, ...servers];
}

function isMainland(region: string): boolean {
  return regionPolicy(region)?.mainland ?? true;
}

const NOBODY: EcsVerifiers = { ready: [], undecided: [], notReady: [] };

/** The servers behind the load balancer and their codes; one of which nothing is known is undecided. */
function backendsOf({ elb }: Routing, verifiers: readonly Verifier[]): EcsVerifiers {
  if (elb === undefined) return NOBODY;
  const ids = new Set(elb.backendServerIds);
  const behind = ecsAmong(verifiers.filter(({ serverId }) => serverId !== undefined && ids.has(serverId)));
  const known = new Set(verifiers.map(({ serverId }) => serverId));
  const strangers = [...ids].filter((id) => !known.has(id)).sort();
  return { ...behind, undecided: [...behind.undecided, ...strangers] };
}

/** What can verify behind a load balancer or a CDN: ECSs, and codes that they made. */
export function isEcs({ product }: Verifier): boolean {
  const counts = product === undefined ? 'yes' : countsAsEcs(product);
  return counts === 'yes' || counts === 'in-the-row-on-codes';
}

function ecsAmong(verifiers: readonly Verifier[]): EcsVerifiers {
  const counted = verifiers.map((verifier) => ({
    ...verifier,
    counts: verifier.product === undefined ? 'yes' : countsAsEcs(verifier.product),
  }));
  const fit = counted.filter(({ verdict }) => verdict === 'ready');
  const idsOf = (counts: string) =>
    fit
      .filter((each) => each.counts === counts)
      .map(({ id }) => id)
      .sort();
  const byEcs = byVerdict(
    counted.map((each): Verifier => {
      if (each.counts === 'no') return { ...each, verdict: 'not-ready' };
      return each.counts === 'not-stated' && each.verdict === 'ready'
        ? { ...each, verdict: 'undecided' }
        : each;
    }),
  );
  return { ...byEcs, notStated: idsOf('not-stated'), inTheRowOnCodes: idsOf('in-the-row-on-codes') };
}

function regionsBehind({ elb }: Routing, verifiers: readonly Verifier[]): string[] {
  if (elb === undefined) return [];
  const ids = new Set<string | undefined>(elb.backendServerIds);
  const behind = verifiers.filter(({ method, serverId }) => method === 'server' && ids.has(serverId));
  return [...new Set(behind.flatMap(({ region }) => region ?? []))].sort();
}
