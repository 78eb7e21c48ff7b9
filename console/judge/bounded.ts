/** What was read, cut to what an application can hold: a file may list far more, which no form could show. */
import { LIMITS } from '../../lib/shapes/limits.ts';
import type { Language } from '../../lib/texts.ts';
import type { Body, Evidence, Read } from './tasks.ts';
import { toldFault } from './told-fault.ts';

/** Says what was left out. Evidence of the rest goes with it, and with a certificate's number, which is kept nowhere. */
export function bounded(read: Read, language: Language): Read {
  const websites = read.websites.slice(0, LIMITS.websites);
  const lists = {
    websites,
    domains: read.domains.slice(0, LIMITS.websites - websites.length),
    servers: read.servers.slice(0, LIMITS.servers),
    routing: read.routing.slice(0, LIMITS.routings),
    codes: read.codes.slice(0, LIMITS.codes),
  };
  const left = countOf(read) - countOf(lists);
  const values = { most: LIMITS.websites, left };
  return {
    ...read,
    ...lists,
    evidence: evidenceOf(lists, read.evidence),
    faults: left === 0 ? read.faults : [toldFault({ reason: 'too-many', values }, language), ...read.faults],
  };
}

type Lists = Pick<Read, 'websites' | 'domains' | 'servers' | 'routing' | 'codes'>;

function countOf({ websites, domains, servers, routing, codes }: Lists): number {
  return [websites, domains, servers, routing, codes].reduce((sum, { length }) => sum + length, 0);
}

function evidenceOf({ websites, domains, servers }: Lists, evidence: readonly Evidence[]): Evidence[] {
  const ofWebsites = websites.flatMap(({ domains: own }) => (Array.isArray(own) ? own : []));
  const names = new Set<unknown>([...ofWebsites, ...domains].map(({ name }: Body) => name));
  for (const { id } of servers) names.add(id);
  return evidence.filter(({ subject, fact }) => names.has(subject) && fact !== 'entity.certificate');
}
