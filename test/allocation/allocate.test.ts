import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { allocate as allocateOf, type ServerPlace } from '../../lib/allocation/allocate.ts';
import { searchGroups } from '../../lib/allocation/search.ts';
import type { AllocationCost } from '../../lib/shapes/placements.ts';

const allocate = (entities: readonly string[], places: readonly ServerPlace[], nodeLimit?: number) =>
  allocateOf({ entities, places }, nodeLimit);
const costOf = ({ unplaced, onEndingServers, mixedEntities, servers }: AllocationCost) => [
  unplaced,
  onEndingServers,
  mixedEntities,
  servers,
];

/** What an allocation costs, counted from its places alone. */
function counted(entities: readonly string[], places: readonly (ServerPlace | undefined)[]): number[] {
  const sharers = new Map<string, Set<string | undefined>>();
  let [unplaced, ending] = [0, 0];
  for (const [index, place] of places.entries()) {
    if (place === undefined) unplaced += 1;
    else {
      if (place.endsBeforeReview) ending += 1;
      sharers.set(place.id, (sharers.get(place.id) ?? new Set()).add(entities[index]));
    }
  }
  const mixed = [...sharers.values()].reduce((sum, { size }) => sum + size - 1, 0);
  return [unplaced, ending, mixed, sharers.size];
}

function compare(one: readonly number[], other: readonly number[]): number {
  for (const [index, value] of one.entries()) {
    const difference = value - (other[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** The least cost of all ways to put the websites that have a place, one by one. */
function bruteForce(entities: readonly string[], places: readonly ServerPlace[], placed: number): number[] {
  let best: number[] | undefined;
  const chosen: (ServerPlace | undefined)[] = [];
  const used = new Map<ServerPlace, number>();
  const put = (index: number): void => {
    if (index === placed) {
      const cost = counted(
        entities,
        entities.map((_, each) => chosen[each]),
      );
      if (best === undefined || compare(cost, best) < 0) best = cost;
      return;
    }
    for (const place of places) {
      const taken = used.get(place) ?? 0;
      if (taken === place.capacity) continue;
      used.set(place, taken + 1);
      chosen[index] = place;
      put(index + 1);
      used.set(place, taken);
    }
  };
  put(0);
  return best ?? [];
}

const entityNames = fc.constantFrom('甲', '乙', '丙', '丁');
const placesOf = (maximum: number, capacity: number) =>
  fc
    .array(fc.record({ capacity: fc.integer({ min: 1, max: capacity }), endsBeforeReview: fc.boolean() }), {
      maxLength: maximum,
      size: 'max',
    })
    .map((given) => given.map((place, index): ServerPlace => ({ id: `ecs-${index}`, ...place })));

describe('an allocation', () => {
  it('costs no less when all ways are tried, and says what it costs', () => {
    fc.assert(
      fc.property(
        fc.array(entityNames, { minLength: 1, maxLength: 7, size: 'max' }),
        placesOf(5, 3),
        (entities, places) => {
          const found = allocate(entities, places);
          const room = places.reduce((sum, { capacity }) => sum + capacity, 0);
          expect(found.optimal).toBe(true);
          expect(counted(entities, found.places)).toEqual(costOf(found.cost));
          expect(costOf(found.cost)).toEqual(bruteForce(entities, places, Math.min(room, entities.length)));
          expect(compare(costOf(found.lowerBound), costOf(found.cost))).toBeLessThanOrEqual(0);
        },
      ),
      { numRuns: 1500 },
    );
  });

  const lasting = (...capacities: number[]): ServerPlace[] =>
    capacities.map((capacity, index) => ({ id: `ecs-${index}`, capacity, endsBeforeReview: false }));
  const owned = (...counts: number[]) =>
    counts.flatMap((count, entity) => Array(count).fill(`entity ${entity}`));

  it('of up to 30 websites is always proven the best, however little room there is', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 0, max: 8 }), { minLength: 30, maxLength: 30 }),
        fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 6, maxLength: 30 }),
        (picks, capacities) => {
          const entities = picks.map((pick) => `entity ${pick}`);
          const found = allocate(entities, lasting(...capacities));
          expect(found.optimal).toBe(true);
          expect(found.proof).not.toBeNull();
          expect(counted(entities, found.places)).toEqual(costOf(found.cost));
          expect(costOf(found.cost)).toEqual(costOf(found.lowerBound));
        },
      ),
      { numRuns: 150 },
    );
  });

  it('is found by search where the first attempt mixes more than need be', () => {
    const found = allocate(owned(3, 3, 2, 2), lasting(5, 5));
    expect(found).toMatchObject({
      optimal: true,
      cost: { unplaced: 0, onEndingServers: 0, mixedEntities: 2, servers: 2 },
    });
    const searched = allocate(
      owned(1, 5, 7, 2, 5, 3, 3, 4),
      lasting(5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1),
    );
    expect(searched).toMatchObject({ optimal: true, cost: { mixedEntities: 0, servers: 11 } });
  });

  it('keeps entities apart though that takes more servers, and shares one only where it must', () => {
    expect(allocate(owned(1, 1), lasting(5, 5)).cost).toMatchObject({ mixedEntities: 0, servers: 2 });
    expect(allocate(owned(1, 1), lasting(5)).cost).toMatchObject({ mixedEntities: 1, servers: 1 });
  });

  it('takes a server that ends before the review only for what the others do not hold', () => {
    const ending: ServerPlace = { id: 'ending', capacity: 5, endsBeforeReview: true };
    expect(allocate(owned(2, 2), [ending, ...lasting(4)]).cost).toEqual({
      unplaced: 0,
      onEndingServers: 0,
      mixedEntities: 1,
      servers: 1,
    });
    expect(allocate(owned(6), [ending, ...lasting(4)]).cost).toMatchObject({
      onEndingServers: 2,
      servers: 2,
    });
  });

  it('leaves the last websites out if there is no room, and all of them without a server', () => {
    const found = allocate(owned(2, 2), lasting(3));
    expect(found.places.map((place) => place?.id)).toEqual(['ecs-0', 'ecs-0', 'ecs-0', undefined]);
    expect(found).toMatchObject({ optimal: true, cost: { unplaced: 1, mixedEntities: 1 } });
    expect(allocate(owned(2), [])).toMatchObject({ optimal: true, cost: { unplaced: 2, servers: 0 } });
  });

  it('of more websites is bounded where the search is cut short, and never beyond its bound', () => {
    const entities = owned(13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 9);
    const capacities = Array(20).fill(5);
    const found = allocate(entities, lasting(...capacities));
    expect(found).toMatchObject({ optimal: false, proof: null });
    expect(counted(entities, found.places)).toEqual(costOf(found.cost));
    expect(compare(costOf(found.lowerBound), costOf(found.cost))).toBeLessThan(0);
    expect(allocate(entities, lasting(...capacities))).toEqual(found);
    const roomy = allocate(entities, lasting(...Array(100).fill(5)));
    expect(roomy).toMatchObject({
      optimal: true,
      proof: 'lower-bound',
      cost: { mixedEntities: 0 },
    });
  });

  it('stops its search where it is told to, while merging and while searching', () => {
    const bins = Array(9).fill({ capacity: 5, mustFill: false });
    const demands = Array(20).fill(2);
    for (const limit of [0, 1, 5, 40]) {
      const { groups, work } = searchGroups(demands, bins, limit);
      expect(groups).toBeUndefined();
      expect(work).toBeLessThanOrEqual(limit + demands.length);
    }
  });

  it('claims no more than it knows, wherever its search is cut short', () => {
    const questions = [
      [owned(5, 4, 4, 3, 3, 2, 2, 1), lasting(5, 5, 5, 4, 3, 2)],
      [owned(3, 3, 2, 2, 1), lasting(5, 3, 3)],
      [owned(1, 5, 7, 2, 5, 3, 3, 4), lasting(5, 5, 5, 5, 5, 5, 1, 1, 1, 1, 1, 1, 1, 1, 1)],
      [owned(2, 1, 2, 2, 2, 3, 2, 1), lasting(5, 5, 5)],
      [owned(4, 4, 4, 3), lasting(5, 5, 2, 2, 1)],
    ] as const;
    const proofs = new Set<string | null>();
    for (const [entities, places] of questions) {
      const best = costOf(allocate(entities, places).cost);
      for (let limit = 0; limit < 80; limit += 1) {
        const found = allocate(entities, places, limit);
        proofs.add(`${found.optimal} ${found.proof}`);
        expect(counted(entities, found.places)).toEqual(costOf(found.cost));
        if (found.optimal) expect(costOf(found.cost)).toEqual(best);
        else expect(compare(costOf(found.lowerBound), best)).toBeLessThanOrEqual(0);
      }
    }
    expect([...proofs].sort()).toEqual(['false null', 'true exhaustive-search', 'true lower-bound']);
  });
});
