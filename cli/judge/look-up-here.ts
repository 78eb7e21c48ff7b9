/** Look-ups from this machine, as the environment configures them (LOOKUP_BOOTSTRAP, LOOKUP_WHOIS, LOOKUP_DNS). */
import { foundFacts } from '../../lib/evidence/found-facts.ts';
import { createLookUps, type LookUps } from '../../lib/evidence/look-ups.ts';
import { readLookUpConfig } from '../../lib/look-up-config.ts';
import type { FoundFacts, LookUpSource } from '../../lib/shapes/look-up.ts';
import type { World } from '../world.ts';
import type { Judging } from './judging.ts';

/** Sources that have not answered by then are told as such. */
const LOOK_UP_MS = 10_000;

/** Asks sources about hosts; nothing is kept. */
export function openLookUps({ env }: Pick<World, 'env'>) {
  const lookUps: LookUps = createLookUps(readLookUpConfig(env), { now: Date.now });
  return async (
    hosts: readonly { name: string; host: string }[],
    sources: readonly LookUpSource[],
  ): Promise<FoundFacts[]> =>
    Promise.all(
      hosts.map(async (each) => {
        const doneBy = Date.now() + LOOK_UP_MS;
        const told = await Promise.all(sources.map((source) => lookUps.lookUp(each, source, doneBy)));
        return foundFacts(each, told);
      }),
    );
}

/** Looks up what a request lacks, with where each value was found. */
export function lookUpHere(world: World): NonNullable<Judging['lookUp']> {
  const lookUp = openLookUps(world);
  return async (request, wish) => {
    if (wish === undefined) return { request };
    const asked = [...new Map(wish.hosts(request).map((each) => [each.host, each])).values()];
    const found = await lookUp(asked, wish.sources);
    return {
      request: wish.fill(request, new Map(found.map((each) => [each.host, each]))),
      evidence: found.flatMap(({ evidence }) => evidence),
      failures: found.flatMap(({ failures }) => failures),
    };
  };
}
