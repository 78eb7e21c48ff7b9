/** What sources told of a domain, read by the schema of requests: facts that can be sent on as they are. */
import * as z from 'zod/mini';
import { type Domain, domain } from '../shapes/domain.ts';
import type { LookUpFailure, Told } from '../shapes/look-up.ts';
import type { Evidence } from './evidence.ts';

/** Facts of a domain with what they rest on, and why others could not be told. */
export type Found = Pick<Told, 'dns' | 'footerHtml' | 'page'> & {
  name: string;
  host: string;
  facts: Domain;
  evidence: Evidence[];
  failures: LookUpFailure[];
};

const READ = ['registrar', 'registrant', 'expiresOn', 'statuses', 'resolves'] as const;

/** Puts together what each source told. A value that the schema does not take is a failure, not a fact. */
export function foundFacts({ name, host }: { name: string; host: string }, told: readonly Told[]): Found {
  const evidence: Evidence[] = [];
  const failures = told.flatMap((each) => each.failures);
  const facts: { [member: string]: unknown } = { name };
  for (const each of told) {
    for (const member of READ) {
      const value = each.facts[member];
      if (value === undefined) continue;
      const parsed = z.safeParse(domain.shape[member], value);
      if (parsed.success && parsed.data !== undefined) facts[member] = parsed.data;
      else if (!parsed.success)
        failures.push({
          source: 'registration',
          reason: 'malformed',
          detail: `${member}: ${JSON.stringify(value)}`.slice(0, 300),
        });
    }
    for (const item of each.evidence) {
      const member = item.fact.replace('domain.', '');
      if (!item.fact.startsWith('domain.') || member === 'name') {
        if (item.fact !== 'domain.name') evidence.push(item);
      } else if (facts[member] !== undefined) evidence.push({ ...item, value: facts[member] });
    }
  }
  const last = <K extends 'dns' | 'footerHtml' | 'page'>(key: K) =>
    told.map((each) => each[key]).find((each) => each !== undefined);
  const [dns, footerHtml, page] = [last('dns'), last('footerHtml'), last('page')];
  return {
    name,
    host,
    facts: domain.parse(facts),
    ...(dns && { dns }),
    ...(footerHtml !== undefined && { footerHtml }),
    ...(page && { page }),
    evidence,
    failures,
  };
}
