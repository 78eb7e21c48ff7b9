/** What a registry says of a domain, and the ways in which it says nothing. */
import { type Evidence, rawOf } from './evidence.ts';

/** Facts of a domain as the registry writes them; the schema of requests reads its spellings. */
type RegisteredFacts = {
  name?: string;
  registrar?: { name?: string; ianaId?: number };
  registrant?: { name: string };
  expiresOn?: string;
  statuses?: string[];
};

/** A registration, its absence, or what kept it from being read. Absence is what the registry states, never silence. */
export type Registration =
  | { kind: 'registered'; facts: RegisteredFacts; evidence: Evidence[] }
  | { kind: 'not-registered'; raw: string }
  | { kind: 'failed'; reason: 'refused' | 'rate-limited' | 'malformed'; raw: string };

/** Who was asked and when, for evidence. */
export type AskedRegistry = { name: string; source: 'rdap' | 'whois'; address: string; observedAt?: string };

/** One fact with the text that says it. */
type Statement = {
  [N in keyof RegisteredFacts]-?: { fact: N; value: RegisteredFacts[N]; raw: string };
}[keyof RegisteredFacts];

/** Statements as a registration with its evidence; what has no value was not said, and what is in another encoding cannot be read. */
export function registrationOf(asked: AskedRegistry, statements: readonly Statement[]): Registration {
  const said = statements.filter(({ value }) => value !== undefined && !isGarbled(value));
  const { name, source, address, observedAt } = asked;
  return {
    kind: 'registered',
    facts: Object.fromEntries(said.map(({ fact, value }) => [fact, value])),
    evidence: said.map(({ fact, value, raw }) => ({
      fact: `domain.${fact}`,
      subject: name,
      value,
      source,
      address,
      ...(observedAt && { observedAt }),
      raw: rawOf(raw),
    })),
  };
}

/** Whether a value holds what decoders put in the place of bytes that are no text. */
function isGarbled(value: unknown): boolean {
  return JSON.stringify(value).includes('\ufffd');
}
