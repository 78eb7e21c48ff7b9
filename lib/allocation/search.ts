/**
 * Which servers for which entities, exactly: the fewest mixed entities first, then the fewest servers.
 *
 * Entities that share a server, directly or through others, are one group, and a group of n entities mixes n - 1 of
 * them. So the question is how to part the entities into as many groups as possible, each with servers of its own that
 * hold all its websites. For each number of merged entities, from none on, a best-first search looks for the fewest
 * servers. Its bound never exceeds what is needed (each group takes as many of the largest servers left as its
 * websites fill), so the first solution that it comes to is the best, and a search that ends without one proves that
 * there is none.
 */
import { type Bin, type BinsLeft, restsOf } from './bins-left.ts';
import { createQueue, type Queue } from './queue.ts';

/** Entities with the bins that hold all their websites, both by their index in the question. */
export type Group = { entities: number[]; bins: number[] };

/** No parting merges fewer entities than the bound, and none that merges as many takes fewer servers. */
type Search = {
  /** Undefined if the search was cut short. */
  groups: Group[] | undefined;
  lowerBound: { mixedEntities: number; servers: number };
  work: number;
};

/** Where a search stands: the websites of each group that have no place yet, largest first, before a bin is decided on. */
type Node = {
  left: readonly number[];
  bin: number;
  used: number;
  /** The bin before, and the websites left of the group that got it; undefined if it was passed over. */
  step: { bin: number; capacity: number; group: number } | undefined;
  parent: Node | undefined;
  start: Parting;
};

/** The groups, those with the most websites first. */
type Parting = readonly { websites: number; entities: readonly number[] }[];

/**
 * Searches. `demands`: websites of each entity, at least 1. `bins`: those that must be filled first, both kinds with
 * the largest capacity first; together they hold all websites. `workLimit` bounds the groups of all
 * states and partings that are looked at.
 */
export function searchGroups(demands: readonly number[], bins: readonly Bin[], workLimit: number): Search {
  const rests = restsOf(bins);
  const apart = demands
    .map((websites, entity) => ({ websites, entities: [entity] }))
    .sort((one, other) => other.websites - one.websites);
  let partings: Parting[] = [apart];
  let work = 0;
  let mixedEntities = 0;
  while (partings.length > 0) {
    const limits = { bins, rests, workLimit: workLimit - work };
    const { node, servers, ...searched } = searchOneLevel(partings.map(startOf), limits);
    work += searched.work;
    const lowerBound = { mixedEntities, servers };
    if (node !== undefined) return { groups: groupsOf(node), lowerBound, work };
    if (searched.cut) return { groups: undefined, lowerBound, work };
    const merged = mergedOnce(partings, workLimit - work);
    work += merged.work;
    partings = merged.partings;
    mixedEntities += 1;
  }
  return { groups: undefined, lowerBound: { mixedEntities, servers: 0 }, work };
}

type Limits = { bins: readonly Bin[]; rests: readonly BinsLeft[]; workLimit: number };
/** `servers`: the fewest, or as many as are needed at least where the search was cut short. */
type LevelSearch = { node: Node | undefined; cut: boolean; servers: number; work: number };

/** The fewest servers for partings that merge the same number of entities. */
function searchOneLevel(starts: readonly Node[], { bins, rests, workLimit }: Limits): LevelSearch {
  const queue = createQueue<Node>();
  for (const start of starts) enqueue(queue, start, rests);
  const seen = new Map<string, number>();
  let work = 0;
  let servers = queue.lowest();
  for (let node = queue.pop(); node !== undefined; node = queue.pop()) {
    if (node.left.length === 0) return { node, cut: false, servers: node.used, work };
    if (work >= workLimit) return { node: undefined, cut: true, servers, work };
    work += node.left.length;
    const key = `${node.bin} ${node.left.join()}`;
    if ((seen.get(key) ?? Number.POSITIVE_INFINITY) > node.used) {
      seen.set(key, node.used);
      for (const next of successors(node, bins)) enqueue(queue, next, rests);
    }
    servers = queue.lowest();
  }
  return { node: undefined, cut: false, servers, work };
}

/** Puts a state into the queue at the servers that it takes at least; one that cannot be completed is left out. */
function enqueue(queue: Queue<Node>, node: Node, rests: readonly BinsLeft[]): void {
  const { left, bin, used } = node;
  const rest = rests[bin];
  if (rest === undefined) return;
  const websites = left.reduce((sum, each) => sum + each, 0);
  const needed = left.reduce((sum, each) => sum + Math.ceil(each / rest.largest), 0);
  if (websites <= rest.room && needed <= rest.count) queue.push(node, used + Math.max(needed, rest.mustFill));
}

/** What can become of the next bin: it goes to one of the groups, or it and all of its size are passed over. */
function successors(node: Node, bins: readonly Bin[]): Node[] {
  const { left, bin, used, start } = node;
  const decided = bins[bin];
  if (decided === undefined) return [];
  const { capacity, mustFill } = decided;
  const next: Node[] = [];
  for (const [index, group] of left.entries()) {
    if (group === left[index - 1] || (mustFill && group < capacity)) continue;
    const others = left.filter((_, other) => other !== index);
    next.push({
      left: group > capacity ? insert(others, group - capacity) : others,
      bin: bin + 1,
      used: used + 1,
      step: { bin, capacity, group },
      parent: node,
      start,
    });
  }
  if (mustFill) return next;
  let other = bin + 1;
  while (bins[other]?.capacity === capacity) other += 1;
  next.push({ left, bin: other, used, step: undefined, parent: node, start });
  return next;
}

function insert(descending: readonly number[], value: number): number[] {
  const place = descending.findIndex((each) => each < value);
  return place === -1 ? [...descending, value] : descending.toSpliced(place, 0, value);
}

function startOf(parting: Parting): Node {
  const left = parting.map(({ websites }) => websites);
  return { left, bin: 0, used: 0, step: undefined, parent: undefined, start: parting };
}

/** All partings with one more entity merged, one for each way to count websites by group, and how many were looked at. */
function mergedOnce(partings: readonly Parting[], limit: number): { partings: Parting[]; work: number } {
  const merged = new Map<string, Parting>();
  let work = 0;
  for (const parting of partings) {
    for (const [one, group] of parting.entries()) {
      if (group.websites === parting[one - 1]?.websites) continue;
      for (let other = one + 1; other < parting.length; other += 1) {
        if (other > one + 1 && parting[other]?.websites === parting[other - 1]?.websites) continue;
        work += parting.length;
        if (work > limit) return { partings: [], work };
        const next = withMerged(parting, one, other);
        merged.set(next.map(({ websites }) => websites).join(), next);
      }
    }
  }
  return { partings: [...merged.values()], work };
}

function withMerged(parting: Parting, one: number, other: number): Parting {
  const merged = parting.filter((_, index) => index === one || index === other);
  const group = {
    websites: merged.reduce((sum, { websites }) => sum + websites, 0),
    entities: merged.flatMap(({ entities }) => entities),
  };
  const rest = parting.filter((_, index) => index !== one && index !== other);
  const place = rest.findIndex(({ websites }) => websites < group.websites);
  return rest.toSpliced(place === -1 ? rest.length : place, 0, group);
}

/** Follows a solution from its start: which bins each group got. */
function groupsOf(end: Node): Group[] {
  const steps: Node['step'][] = [];
  for (let node: Node | undefined = end; node !== undefined; node = node.parent) steps.unshift(node.step);
  const groups = end.start.map(({ websites, entities }) => {
    const bins: number[] = [];
    return { entities: [...entities], bins, left: websites };
  });
  for (const step of steps.filter((each) => each !== undefined)) {
    const group = groups.find(({ left }) => left === step.group);
    if (group === undefined) continue;
    group.bins.push(step.bin);
    group.left -= step.capacity;
  }
  return groups.map(({ entities, bins }) => ({ entities, bins }));
}
