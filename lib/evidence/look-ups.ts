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
  let made: Promise<AskSource> | undefined;
  async function make(): Promise<AskSource> {
    const { createLookUp, bootstrapOf } = lookupsLibrary();
    const own = bootstrap === undefined ? undefined : bootstrapOf(await textAt(bootstrap));
    return createLookUp({ ...config, ...(own && { bootstrap: own }), ...(whois && { whois }), ...over, now });
  }
  return {
    mode,
    hours,
    lookUp: async (...asked) => {
      // A bootstrap that could not be had is tried again by the next look-up.
      made ??= make().catch((error) => {
        made = undefined;
        throw error;
      });
      return (await made)(...asked);
    },
  };
}

/** Only an operator names it: it may lie anywhere. */
async function textAt(place: string): Promise<string> {
  if (!/^https?:/.test(place)) return readFile(place, 'utf8');
  const response = await fetch(place, { signal: AbortSignal.timeout(5_000) });
  if (!response.ok) throw new Error(`configuration: LOOKUP_BOOTSTRAP answered ${response.status}`);
  return response.text();
}
