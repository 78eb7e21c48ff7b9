/** The best allocation of websites to servers, see docs/decisions/0009-allocations.md for what is best, in which order. */
import type { Allocation, AllocationCost } from '../shapes/placements.ts';
import type { Bin } from './bins-left.ts';
import { greedyGroups } from './greedy.ts';
import { type Group, searchGroups } from './search.ts';

/** Up to so many websites the search goes on until it has a proof. */
const EXACT_WEBSITES = 30;
/** Groups looked at, in all states together: some fifty milliseconds. The first was never reached by 30 websites. */
const WORK_LIMIT = { exact: 600_000, above: 200_000 } as const;

export type ServerPlace = { id: string; capacity: number; endsBeforeReview: boolean };

/** `places`: the place of each website, by its index; undefined for one that has none. */
type Allocated = Pick<Allocation, 'cost' | 'optimal' | 'proof' | 'lowerBound'> & {
  places: (ServerPlace | undefined)[];
};

/** `entities`: the entity of each website. */
type Question = { entities: readonly string[]; places: readonly ServerPlace[] };

/** Allocates. If there are too few places the last websites have none. */
export function allocate(question: Question, workLimit = workLimitFor(question.entities.length)): Allocated {
  const task = taskOf(question);
  const { demands, bins, least } = task;
  const quick = costed(greedyGroups(demands, bins), task);
  if (isAsGood(quick.cost, least))
    return { ...quick, optimal: true, proof: 'lower-bound', lowerBound: least };
  const { groups, lowerBound } = searchGroups(demands, bins, workLimit);
  const bound = {
    ...least,
    mixedEntities: lowerBound.mixedEntities,
    servers: Math.max(lowerBound.servers, serverBound(demands, bins)),
  };
  if (groups !== undefined)
    return { ...costed(groups, task), optimal: true, proof: 'exhaustive-search', lowerBound: bound };
  const optimal = isAsGood(quick.cost, bound);
  return { ...quick, optimal, proof: optimal ? 'lower-bound' : null, lowerBound: bound };
}

/** Which websites are to be placed, of how many entities with how many each, where, and what that costs at least. */
type Task = Filling & Pick<Question, 'entities'> & { demands: number[]; bins: Bin[]; least: AllocationCost };

function taskOf({ entities, places }: Question): Task {
  const room = places.reduce((sum, { capacity }) => sum + capacity, 0);
  const placed = entities.slice(0, room);
  const names = [...new Set(placed)];
  const demands = names.map((name) => placed.filter((each) => each === name).length);
  const { bins, used } = binsFor(placed.length, places);
  const least = {
    unplaced: entities.length - placed.length,
    onEndingServers: Math.max(0, placed.length - roomOf(places, false)),
    ...countBound(demands, bins),
  };
  return { entities, names, placed, used, demands, bins, least };
}

/** Groups as places, with their cost. */
function costed(groups: readonly Group[], task: Task): Pick<Allocated, 'places' | 'cost'> {
  const { unplaced, onEndingServers } = task.least;
  const found = placesOf(groups, task);
  const cost = { unplaced, onEndingServers, ...sharingOf(found, task.placed) };
  return { places: task.entities.map((_, index) => found[index]), cost };
}

function workLimitFor(websites: number): number {
  return websites <= EXACT_WEBSITES ? WORK_LIMIT.exact : WORK_LIMIT.above;
}

/** Servers that outlast the review as bins; if they do not hold all, they are to be filled, and the others come after. */
function binsFor(websites: number, places: readonly ServerPlace[]): { bins: Bin[]; used: ServerPlace[] } {
  const bySize = [...places].sort((one, other) => other.capacity - one.capacity);
  const lasting = bySize.filter((place) => !place.endsBeforeReview);
  const needed = websites > roomOf(places, false);
  const used = needed ? [...lasting, ...bySize.filter((place) => place.endsBeforeReview)] : lasting;
  const bins = used.map(({ capacity, endsBeforeReview }) => ({
    capacity,
    mustFill: needed && !endsBeforeReview,
  }));
  return { bins, used };
}

function roomOf(places: readonly ServerPlace[], endsBeforeReview: boolean): number {
  return places.reduce(
    (sum, place) => (place.endsBeforeReview === endsBeforeReview ? sum + place.capacity : sum),
    0,
  );
}

type Filling = { names: readonly string[]; placed: readonly string[]; used: readonly ServerPlace[] };

/** Fills the bins of each group one after the other with its websites, entity by entity. */
function placesOf(groups: readonly Group[], { names, placed, used }: Filling): (ServerPlace | undefined)[] {
  const found: (ServerPlace | undefined)[] = [];
  for (const { entities, bins: held } of groups) {
    const members = entities.map((entity) => names[entity]);
    const websites = members.flatMap((name) => [...placed.keys()].filter((index) => placed[index] === name));
    const slots = [...held]
      .sort((one, other) => one - other)
      .flatMap((bin) => {
        const place = used[bin];
        return place === undefined ? [] : Array.from({ length: place.capacity }, () => place);
      });
    for (const [position, website] of websites.entries()) found[website] = slots[position];
  }
  return found;
}

function sharingOf(
  places: readonly (ServerPlace | undefined)[],
  entities: readonly string[],
): Pick<AllocationCost, 'mixedEntities' | 'servers'> {
  const sharers = new Map<string, Set<string>>();
  for (const [index, entity] of entities.entries()) {
    const place = places[index];
    if (place !== undefined) sharers.set(place.id, (sharers.get(place.id) ?? new Set()).add(entity));
  }
  const mixed = [...sharers.values()].reduce((sum, { size }) => sum + size - 1, 0);
  return { mixedEntities: mixed, servers: sharers.size };
}

/** What no allocation can go below, by counting alone. */
function countBound(
  demands: readonly number[],
  bins: readonly Bin[],
): Pick<AllocationCost, 'mixedEntities' | 'servers'> {
  const mixedEntities = Math.max(0, demands.length - bins.length);
  const largest = Math.max(1, ...bins.map(({ capacity }) => capacity));
  const apart = demands.reduce((sum, each) => sum + Math.ceil(each / largest), 0);
  // Apart, each entity takes its own servers; mixed, that bound does not hold.
  return { mixedEntities, servers: Math.max(serverBound(demands, bins), mixedEntities === 0 ? apart : 0) };
}

/** The fewest bins that hold all websites, whosever they are: all that must be filled, then the largest. */
function serverBound(demands: readonly number[], bins: readonly Bin[]): number {
  const filled = bins.filter(({ mustFill }) => mustFill);
  let left = demands.reduce((sum, each) => sum + each, 0);
  let count = 0;
  for (const { capacity } of [...filled, ...bins.filter(({ mustFill }) => !mustFill)]) {
    if (left <= 0) break;
    left -= capacity;
    count += 1;
  }
  return count;
}

function isAsGood(cost: AllocationCost, bound: AllocationCost): boolean {
  return cost.mixedEntities <= bound.mixedEntities && cost.servers <= bound.servers;
}
