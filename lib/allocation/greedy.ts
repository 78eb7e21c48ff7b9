import type { Bin } from './bins-left.ts';
import type { Group } from './search.ts';

type OpenGroup = Group & { slack: number };
type FreeBin = { bin: number; capacity: number };

/**
 * A good parting, found at once: each entity, the largest first, takes servers that fit it best; what then lacks room
 * is merged with the group that has most to spare. Bins as for the search.
 */
export function greedyGroups(demands: readonly number[], bins: readonly Bin[]): Group[] {
  if (bins.some(({ mustFill }) => mustFill)) return [allTogether(demands, bins)];
  const free = bins.map(({ capacity }, bin) => ({ bin, capacity }));
  const groups = demands
    .map((websites, entity) => ({ websites, entity }))
    .sort((one, other) => other.websites - one.websites)
    .map(({ websites, entity }) => takeBestFit(websites, entity, free));
  for (let short = shortOf(groups); short !== undefined; short = shortOf(groups)) {
    const lacking = short;
    const spare = groups.reduce((most, each) => (each !== lacking && each.slack > most.slack ? each : most), {
      entities: [],
      bins: [],
      slack: Number.NEGATIVE_INFINITY,
    });
    spare.entities.push(...lacking.entities);
    spare.bins.push(...lacking.bins);
    spare.slack += lacking.slack;
    groups.splice(groups.indexOf(lacking), 1);
  }
  return groups.map(({ entities, bins: held }) => ({ entities, bins: held }));
}

/** The smallest free bin that holds all, of such the first, else the largest, until all are held or none is free. */
function takeBestFit(websites: number, entity: number, free: FreeBin[]): OpenGroup {
  const held: number[] = [];
  let left = websites;
  while (left > 0 && free.length > 0) {
    const sizes = free.map(({ capacity }) => capacity);
    const enough = sizes.filter((size) => size >= left);
    const size = enough.length > 0 ? Math.min(...enough) : Math.max(...sizes);
    held.push(...free.splice(sizes.indexOf(size), 1).map(({ bin }) => bin));
    left -= size;
  }
  return { entities: [entity], bins: held, slack: -left };
}

function shortOf(groups: readonly OpenGroup[]): OpenGroup | undefined {
  return groups.find(({ slack }) => slack < 0);
}

/** One group on all bins that must be filled and as many others as it then takes. */
function allTogether(demands: readonly number[], bins: readonly Bin[]): Group {
  let left = demands.reduce((sum, each) => sum + each, 0);
  const held: number[] = [];
  for (const [index, { capacity }] of bins.entries()) {
    if (left <= 0) break;
    held.push(index);
    left -= capacity;
  }
  return { entities: demands.map((_, entity) => entity), bins: held };
}
