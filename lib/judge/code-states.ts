/**
 * What the ledger must have known of the codes of a result that keeps no states of them: one that was stored before
 * they were kept, or that was read over HTTP. What was found of a code, and what names it, tells enough for the same
 * verdict; how many codes could not verify is told by no finding that names them, and may differ.
 */
import * as z from 'zod/mini';
import type { Finding } from '../findings/finding.ts';
import { READ_VERIFIERS } from '../findings/verifiers.ts';
import type { KeptLedger } from '../records/result.ts';
import type { CodeState } from '../shapes/code.ts';
import { adviceIn, type Earlier } from './earlier.ts';

/** `masks`: the codes of the stored request. Codes of which the answer tells nothing stay unknown. */
export function codeStatesOf(masks: readonly string[], earlier: Earlier): NonNullable<KeptLedger['codes']> {
  const backendFor = backendsOf(earlier.request);
  const { findings = [] } = earlier;
  const reading = findings.filter(({ rule }) => READ_VERIFIERS.has(rule));
  const named = new Map(
    adviceIn(earlier)
      .flatMap(({ verifyWith }) => verifyWith)
      .map((each) => [each.code, each]),
  );
  return Object.fromEntries(
    [...new Set(masks)].flatMap((mask): [string, CodeState][] => {
      const own = findings.filter(({ subject }) => subject.kind === 'code' && subject.id === mask);
      const verdict =
        own.length > 0 ? judgedByItsRules(own) : named.has(mask) ? 'ready' : countedAs(mask, reading);
      const { serverId, usableUntil } = named.get(mask) ?? { serverId: backendFor(mask, verdict, reading) };
      if (verdict === 'undecided' && serverId === undefined) return [];
      const known: CodeState = {
        ...FIT,
        serverVerdict: verdict === 'undecided' ? 'undecided' : 'ready',
        status: verdict === 'not-ready' && own.length === 0 ? 'revoked' : 'available',
        serverId: serverId ?? undefined,
        ...(typeof usableUntil === 'string' ? { usableUntil } : {}),
      };
      return [[mask, own.reduce(withFinding, known)]];
    }),
  );
}

/** A code that passes every rule. */
const FIT: CodeState = {
  id: '',
  serverId: undefined,
  slot: 1,
  status: 'available',
  server: { product: 'ecs', termMonths: 3 },
  serverVerdict: 'ready',
};

type Fitness = 'ready' | 'not-ready' | 'undecided';

/** Where all rules for codes ask for facts the ledger did not know the code. */
function judgedByItsRules(own: readonly Finding[]): Fitness {
  return own.every(({ outcome, reason }) => outcome === 'unknown' && reason === undefined)
    ? 'undecided'
    : 'ready';
}

/** How the rules that count what can verify counted a code: by name, but for those that cannot. */
function countedAs(mask: string, reading: readonly Finding[]): Fitness {
  const lists = (member: string) => reading.some(({ data }) => [data[member] ?? []].flat().includes(mask));
  if (lists('ready')) return 'ready';
  if (lists('undecided')) return 'undecided';
  return reading.some(({ outcome }) => outcome === 'fail' || outcome === 'unknown')
    ? 'not-ready'
    : 'undecided';
}

/** The state as one rule for codes saw it. */
function withFinding(state: CodeState, { rule, outcome, data }: Finding): CodeState {
  const { slot, status, product, termMonths } = data;
  switch (rule) {
    case 'code/within-quota':
      return { ...state, slot: Number(slot ?? 1) };
    case 'code/unused':
      return outcome === 'fail' && (status === 'redeemed' || status === 'filed' || status === 'revoked')
        ? { ...state, status }
        : state;
    case 'code/server-generates-codes':
      return outcome === 'fail'
        ? { ...state, server: { product: String(product), termMonths: Number(termMonths) } }
        : state;
    case 'code/server-eligible':
      if (outcome === 'pass') return state;
      return { ...state, serverVerdict: outcome === 'fail' ? 'not-ready' : 'undecided' };
    default:
      return state;
  }
}

const balanced = {
  authorizationCodes: z.optional(z.array(z.object({ code: z.string() }))),
  elb: z.optional(z.object({ backendServerIds: z.array(z.string()) })),
};
const balancedRequest = z.object({
  ...balanced,
  servers: z.optional(z.array(z.object({ id: z.string() }))),
  routing: z.optional(z.array(z.object(balanced))),
});

/**
 * Behind which server of a load balancer a code is. One that can verify there, or may, is named. Where none can, every
 * server that the request does not give was known by one of the codes, else it would be undecided.
 */
function backendsOf(
  request: unknown,
): (mask: string, verdict: Fitness, reading: readonly Finding[]) => string | undefined {
  const { data = {} } = balancedRequest.safeParse(request);
  const { servers = [], routing = [], ...own } = data;
  const given = new Set(servers.map(({ id }) => id));
  const backends = [own, ...routing].flatMap(({ elb }) => elb?.backendServerIds ?? []);
  const unseen = backends.filter((id) => !given.has(id));
  return (mask, verdict, reading) => {
    const ofBalancer = reading.filter(({ rule }) => rule === 'routing/elb-has-verifying-server');
    if (verdict === 'not-ready')
      return ofBalancer.some(({ outcome }) => outcome === 'fail') ? unseen.shift() : undefined;
    const names = ({ data: { ready = [], undecided = [] } }: Finding) =>
      [ready, undecided].flat().includes(mask);
    return ofBalancer.some(names) ? backends[0] : undefined;
  };
}
