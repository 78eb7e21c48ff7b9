/** What sources told of a domain, read by the schema of requests: facts that can be sent on as they are. */
import * as z from 'zod/mini';
import { type Domain, domain } from '../shapes/domain.ts';
import type { FoundFacts, LookUpFailure, Told } from '../shapes/look-up.ts';
import { isMasked } from '../spellings/holder.ts';
import { type Evidence, rawOf } from './evidence.ts';

const READ = ['registrar', 'registrant', 'expiresOn', 'statuses', 'resolves'] as const;

/** Puts together what each source told. A value that the schema does not take is a failure, not a fact. */
export function foundFacts(
  { name, host }: { name: string; host: string },
  told: readonly Told[],
): FoundFacts {
  const { facts, failures } = readFacts(name, told);
  return {
    name,
    host,
    facts,
    ...shown(told),
    evidence: told.flatMap((each) => each.evidence).flatMap((item) => evidenceOfFact(item, facts)),
    failures: [...told.flatMap((each) => each.failures), ...failures],
  };
}

/** The facts as the schema makes them, and those that it does not take. */
function readFacts(name: string, told: readonly Told[]): { facts: Domain; failures: LookUpFailure[] } {
  const facts: { [member: string]: unknown } = { name };
  const failures: LookUpFailure[] = [];
  for (const each of told) {
    for (const member of READ) {
      const value = each.facts[member];
      if (value === undefined || (member === 'registrant' && isMasked(each.facts.registrant?.name ?? '')))
        continue;
      const parsed = z.safeParse(domain.shape[member], value);
      if (parsed.success) facts[member] = parsed.data;
      else
        failures.push({
          source: 'registration',
          reason: 'malformed',
          detail: rawOf(`${member}: ${JSON.stringify(value)}`),
        });
    }
  }
  return { facts: domain.parse(facts), failures };
}

/** Evidence of a fact has the value as it is judged; of one that was not taken there is none. */
function evidenceOfFact(item: Evidence, facts: { readonly [member: string]: unknown }): Evidence[] {
  const [subject, member = ''] = item.fact.split('.');
  if (subject !== 'domain') return [item];
  if (member === 'name' || facts[member] === undefined) return [];
  return [{ ...item, value: facts[member] }];
}

function shown(told: readonly Told[]): Pick<Told, 'dns' | 'footerHtml' | 'page'> {
  const first = (member: 'dns' | 'footerHtml' | 'page') => told.find((each) => each[member] !== undefined);
  const [dns, footerHtml, page] = [first('dns')?.dns, first('footerHtml')?.footerHtml, first('page')?.page];
  return { ...(dns && { dns }), ...(footerHtml !== undefined && { footerHtml }), ...(page && { page }) };
}
