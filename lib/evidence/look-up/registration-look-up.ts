/** A domain's registration: RDAP where its registry has it, WHOIS where it has not. */
import { type GetOutcome, get } from '../../outbound/get.ts';
import type { Guard } from '../../outbound/guard.ts';
import { parseJson } from '../json.ts';
import { readRdap } from '../rdap.ts';
import type { AskedRegistry, Registration } from '../registration.ts';
import { readWhois } from '../whois.ts';
import type { WorkQueue } from './at-most.ts';
import type { Bootstrap } from './bootstrap.ts';
import { type Failure, failureOf } from './failure.ts';
import { askWhois, type WhoisServer } from './whois-client.ts';

/** A registration that was found, or why none was. */
export type RegistrationLookUp =
  | Extract<Registration, { kind: 'registered' }>
  | { kind: 'failed'; failure: Failure; source: 'rdap' | 'whois' };

export type RegistrationOptions = {
  guard: Guard;
  queue: WorkQueue;
  bootstrap: Bootstrap;
  /** Servers by top-level domain. */
  whois: ReadonlyMap<string, WhoisServer>;
  now: () => number;
  wait: (ms: number) => Promise<void>;
};

/** Answers of registries are small; one that is not is none. */
const ANSWER_BYTES = 256 * 1024;
/** A registry that names no time to wait is asked again after this. */
const RETRY_MS = 1_000;

/** Looks a registrable domain (its A-label) up, within an instant by which it must be done. It never throws. */
export function createRegistrationLookUp(options: RegistrationOptions) {
  const { guard, queue, bootstrap, whois, now, wait } = options;

  return async function lookUpRegistration(name: string, doneBy: number): Promise<RegistrationLookUp> {
    const tld = name.slice(name.lastIndexOf('.') + 1);
    const rdap = bootstrap.servers.get(tld);
    if (rdap !== undefined) return askRdap(name, `${rdap}domain/${name}`, doneBy);
    const server = whois.get(tld);
    if (server !== undefined) return askWhoisOf(name, server, doneBy);
    return {
      kind: 'failed',
      source: 'rdap',
      failure: { reason: 'not-supported', detail: `.${tld}` },
    };
  };

  async function askRdap(name: string, url: string, doneBy: number): Promise<RegistrationLookUp> {
    const place = new URL(url).host;
    for (let again = true; ; again = false) {
      const outcome: GetOutcome = (await queue(
        place,
        async () => getWithin(url, doneBy),
        doneBy - now(),
      )) ?? {
        kind: 'failed',
        url,
        reason: 'timeout',
      };
      const waitMs =
        outcome.kind === 'answered' && outcome.status === 429 ? retryAfter(outcome, now()) : undefined;
      // One more try, if the registry says when and there is time for it.
      if (waitMs === undefined || !again || now() + waitMs >= doneBy)
        return readAnswer(outcome, { name, url });
      await wait(waitMs);
    }
  }

  async function getWithin(url: string, doneBy: number): Promise<GetOutcome> {
    const timeoutMs = doneBy - now();
    if (timeoutMs <= 0) return { kind: 'failed', url, reason: 'timeout' };
    return get(url, {
      guard,
      timeoutMs,
      maximumBytes: ANSWER_BYTES,
      redirects: 3,
      headers: { accept: 'application/rdap+json, application/json;q=0.9' },
    });
  }

  function readAnswer(outcome: GetOutcome, { name, url }: { name: string; url: string }): RegistrationLookUp {
    if (outcome.kind === 'failed')
      return { kind: 'failed', source: 'rdap', failure: failureOf(outcome.reason, url) };
    if (isStray(outcome))
      return { kind: 'failed', source: 'rdap', failure: { reason: 'malformed', detail: `${url}: HTML` } };
    const parsed = parseJson(outcome.body.toString('utf8'));
    const body = 'value' in parsed ? parsed.value : undefined;
    return resultOf(readRdap(body, outcome.status, askedOf(name, 'rdap', outcome.url)), 'rdap', url, name);
  }

  async function askWhoisOf(name: string, server: WhoisServer, doneBy: number): Promise<RegistrationLookUp> {
    const address = `${server.host}:${server.port}`;
    const answer = await queue(
      address,
      async () => askWhois(name, { server, guard, timeoutMs: Math.max(1, doneBy - now()) }),
      doneBy - now(),
    );
    if (answer === undefined || answer.kind === 'failed')
      return { kind: 'failed', source: 'whois', failure: failureOf(answer?.reason ?? 'timeout', address) };
    return resultOf(readWhois(answer.text, askedOf(name, 'whois', address)), 'whois', address, name);
  }

  function askedOf(name: string, source: AskedRegistry['source'], address: string): AskedRegistry {
    return { name, source, address, observedAt: new Date(now()).toISOString() };
  }
}

/** A 404 that is a page: a web server has no such address, which is not a registry's word that there is no such domain. */
function isStray({ status, headers }: Extract<GetOutcome, { kind: 'answered' }>): boolean {
  return status === 404 && /html/i.test(String(headers['content-type'] ?? ''));
}

function resultOf(
  registration: Registration,
  source: 'rdap' | 'whois',
  address: string,
  name: string,
): RegistrationLookUp {
  if (registration.kind === 'failed')
    return { kind: 'failed', source, failure: { reason: registration.reason, detail: address } };
  if (registration.kind === 'not-registered')
    return { kind: 'failed', source, failure: { reason: 'not-registered', detail: address } };
  const told = registration.facts.name?.toLowerCase().replace(/\.$/, '');
  // An answer about another domain is none about this one. In its own script a name may be that of a variant.
  if (told !== undefined && /^[\x20-\x7e]*$/.test(told) && told !== name)
    return { kind: 'failed', source, failure: { reason: 'malformed', detail: `${address}: ${told}` } };
  return registration;
}

/** Milliseconds that a registry asks to wait: RFC 9110, 10.2.3, seconds or a date. */
function retryAfter({ headers }: Extract<GetOutcome, { kind: 'answered' }>, now: number): number {
  const given = String(headers['retry-after'] ?? '');
  if (/^\d{1,6}$/.test(given)) return Number(given) * 1000;
  const at = Date.parse(given);
  return Number.isNaN(at) ? RETRY_MS : Math.max(0, at - now);
}
