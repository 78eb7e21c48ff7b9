/** Look-ups as a configuration allows them; what looks up is loaded when it is first asked. */
import { readFile } from 'node:fs/promises';
import type { LookUpConfig, LookUpMode } from '../look-up-config.ts';
import type { AskSource, LookUpSettings } from './look-up/look-up.ts';
import { lookupsLibrary } from './lookups-library.ts';

/** The look-ups of an instance. `hours`: how long an answer is kept. */
export type LookUps = { mode: LookUpMode; hours: number; lookUp: AskSource };

/** The look-ups of an instance. A test sets ports, clock and resolver. */
export function createLookUps(
  { mode, hours, bootstrap, whois, ...config }: LookUpConfig,
  { now, ...over }: Pick<LookUpSettings, 'now'> & Partial<Omit<LookUpSettings, 'now'>>,
): LookUps {
  const settings = { ...config, ...(whois && { whois }), ...over, now };
  let others: AskSource | undefined;
  let registrations: Promise<AskSource> | undefined;
  async function withBootstrap(): Promise<AskSource> {
    const { createLookUp, bootstrapOf } = lookupsLibrary();
    const own = bootstrap === undefined ? undefined : bootstrapOf(await textAt(bootstrap));
    return createLookUp({ ...(own && { bootstrap: own }), ...settings });
  }
  return {
    mode,
    hours,
    lookUp: async (domain, source, doneBy) => {
      if (source !== 'registration') {
        others ??= lookupsLibrary().createLookUp(settings);
        return others(domain, source, doneBy);
      }
      registrations ??= withBootstrap();
      try {
        return (await registrations)(domain, source, doneBy);
      } catch {
        // A bootstrap that could not be had is tried again by the next look-up.
        registrations = undefined;
        return { facts: {}, evidence: [], failures: [NO_BOOTSTRAP] };
      }
    },
  };
}

/** What is wrong with it is the operator's to know: it may lie anywhere. */
const NO_BOOTSTRAP = {
  source: 'registration',
  reason: 'refused',
  detail: 'LOOKUP_BOOTSTRAP: cannot be read',
} as const;

/** It must be there before what is looked up with it has to be. */
const BOOTSTRAP_MS = 2_500;

async function textAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, 'utf8');
  const response = await fetch(place, { signal: AbortSignal.timeout(BOOTSTRAP_MS) });
  if (!response.ok) throw new Error(`configuration: LOOKUP_BOOTSTRAP answered ${response.status}`);
  return response.text();
}
