/** What to verify with, and what to point where and when. Texts are rendered later. */

import { compareText } from '../findings/evaluate.ts';
import { filingRequired, isEcs } from '../findings/routing.ts';
import type { Verifier } from '../findings/verifiers.ts';
import type { Advice, AdviceStep, DnsRecord, FilingType, VerifyWith } from '../shapes/advice.ts';
import type { Routing } from '../shapes/routing.ts';
import type { Server } from '../shapes/server.ts';
import { registrableOf } from '../spellings/domain-name.ts';
import { familyOf, isTarget, plainAddress } from '../spellings/ip-address.ts';

/** The advice for one domain. `verifiers` are all servers and codes that go with it, as they were judged. */
export function adviceFor(
  routing: Routing,
  servers: readonly Server[],
  verifiers: readonly Verifier[],
): Advice {
  const required = filingRequired(
    routing,
    servers.map(({ region }) => region),
  );
  const filingType = required ? filingTypeOf(routing) : 'none';
  const verifyWith = filingType === 'none' ? [] : verifyWithOf(routing, verifiers);
  const target = targetOf(routing, servers, verifiers);
  const steps = required
    ? [
        ...filingSteps(routing, filingType, verifyWith),
        ...target.map((step) => ({ ...step, phase: 'after-filing' as const })),
      ]
    : [{ phase: 'before-filing' as const, action: 'no-filing-needed' as const, values: {} }, ...target];
  if (filingType !== 'none') steps.push({ phase: 'after-filing', action: 'show-filing-number', values: {} });
  return { domain: routing.domain, filingRequired: required, filingType, verifyWith, steps };
}

function filingTypeOf({ filing }: Routing): FilingType {
  if (filing.status === 'filed') return 'none';
  return filing.status === 'filed-elsewhere' ? 'access' : 'first';
}

/** A hundred domains may each have hundreds of servers and codes: the best of them are told. */
const MOST_VERIFIERS = 50;

/** Ready verifiers, behind the load balancer if there is one; a code goes before the server that made it. */
function verifyWithOf({ elb, cdn }: Routing, verifiers: readonly Verifier[]): VerifyWith[] {
  const backends = elb && new Set<string | undefined>(elb.backendServerIds);
  const takesEcs = elb !== undefined || (cdn !== undefined && cdn.serviceArea !== 'outside-mainland-china');
  return verifiers
    .filter(({ verdict }) => verdict === 'ready')
    .filter(({ serverId }) => backends === undefined || backends.has(serverId))
    .filter((verifier) => !takesEcs || isEcs(verifier))
    .sort(
      (one, other) =>
        compareText(other.usableUntil ?? '', one.usableUntil ?? '') ||
        compareText(one.method, other.method) ||
        compareText(one.id, other.id),
    )
    .slice(0, MOST_VERIFIERS)
    .map(({ method, id, serverId = null, usableUntil = null }, index) => ({
      method,
      serverId,
      ...(method === 'authorization-code' ? { code: id } : {}),
      rank: index + 1,
      usableUntil,
      why: whyOf(method, backends !== undefined),
    }));
}

function whyOf(method: VerifyWith['method'], behindLoadBalancer: boolean): VerifyWith['why'] {
  if (method === 'server') return behindLoadBalancer ? 'behind-load-balancer' : 'server-fit';
  return behindLoadBalancer ? 'code-of-backend' : 'code-available';
}

function filingSteps(
  routing: Routing,
  filingType: FilingType,
  verifyWith: readonly VerifyWith[],
): AdviceStep[] {
  if (filingType === 'none') return [];
  const { domain } = routing;
  const filed = registrableOf(domain);
  // What is filed for the first time is off as a whole, with the host that is to be served.
  const offline = domain === filed || domain === `www.${filed}` ? filed : [domain, filed];
  return [
    ...stepsBeforeFiling(routing, { filingType, offline, verifies: verifyWith.length > 0 }),
    ...(Array.isArray(offline) ? [during('name-host-in-remarks', { domain: filed, host: domain })] : []),
    ...verifyWith.slice(0, 1).map(({ code, serverId }) => during('verify', { verifier: code ?? serverId })),
    ...(filingType === 'first' ? [during('keep-resolution-off', { domain: offline })] : []),
  ];
}

function during(action: AdviceStep['action'], values: AdviceStep['values']): AdviceStep {
  return { phase: 'during-filing', action, values };
}

function stepsBeforeFiling(
  { domain, dns, elb }: Routing,
  {
    filingType,
    offline,
    verifies,
  }: { filingType: FilingType; offline: string | string[]; verifies: boolean },
): AdviceStep[] {
  const phase = 'before-filing';
  const steps: AdviceStep[] = [];
  if (!verifies)
    steps.push({ phase, action: 'get-verifying-server', values: { backends: elb?.backendServerIds ?? [] } });
  if (filingType === 'access') steps.push({ phase, action: 'keep-at-old-provider', values: { domain } });
  else if (dns === undefined || dns.length > 0) {
    const records = (dns ?? []).map(({ type, value }) => `${type} ${value}`).sort();
    steps.push({ phase, action: 'stop-resolution', values: { domain: offline, records } });
  }
  return steps;
}

/** What the domain is to point at: the CDN, else the load balancer, else the best server. */
function targetOf(
  routing: Routing,
  servers: readonly Server[],
  verifiers: readonly Verifier[],
): AdviceStep[] {
  const { domain: name, cdn, elb } = routing;
  const phase = 'before-filing';
  const origin = elb === undefined ? originAddress(servers, verifiers) : targetAddress(elb.address);
  if (cdn !== undefined) {
    const { cname, serviceArea } = cdn;
    const step: AdviceStep = {
      phase,
      action: 'point-at-cdn',
      values: { domain: name, cname: cname ?? null, serviceArea },
    };
    if (cname !== undefined) step.record = { type: 'CNAME', name, value: cname };
    return origin === undefined ? [step] : [{ phase, action: 'set-cdn-origin', values: { origin } }, step];
  }
  if (origin === undefined) return [];
  const record: DnsRecord = { type: familyOf(origin) === 'ipv6' ? 'AAAA' : 'A', name, value: origin };
  const action = elb === undefined ? 'point-at-server' : 'point-at-load-balancer';
  return [{ phase, action, values: { domain: name, address: origin }, record }];
}

/** The address of the first server that can verify, else of the first that has one. */
function originAddress(servers: readonly Server[], verifiers: readonly Verifier[]): string | undefined {
  const ready = verifiers.filter(({ verdict }) => verdict === 'ready').map(({ eipAddress }) => eipAddress);
  const others = servers.map(({ eip }) => eip?.address);
  return [...ready, ...others].map(targetAddress).find((address) => address !== undefined);
}

/** An address that a record may hold; undefined if a domain cannot point at it. */
function targetAddress(address: string | undefined): string | undefined {
  return address === undefined || !isTarget(address) ? undefined : plainAddress(address);
}
