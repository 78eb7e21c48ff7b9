/** Which website is verified with which server or code: an allocation as judged and stored. */
import * as z from 'zod/mini';
import { method } from './advice.ts';
import { verdict } from './outcome.ts';
import { described, storedDay } from './schema-parts.ts';

/** What an allocation costs, worst first: compared in this order, less is better. */
export const allocationCost = z.object({
  unplaced: described(z.int(), 'Websites without a place.'),
  onEndingServers: described(z.int(), 'Websites on servers that end before the longest review.'),
  mixedEntities: described(z.int(), 'Entities on servers beyond the first one of each.'),
  servers: described(z.int(), 'Servers that are used.'),
});

const placement = z.object({
  domain: z.string(),
  entity: z.string(),
  method: z.nullable(method),
  serverId: z.nullable(z.string()),
  code: described(
    z.optional(z.nullable(z.string())),
    'Masked; null: generate one, the server has made codes and cannot be chosen directly.',
  ),
});

const serverUse = z.object({
  id: z.string(),
  verdict,
  capacity: described(
    z.int(),
    'Websites that it can verify: none if it is not ready, 1 where no source states how many filings it allows.',
  ),
  used: z.int(),
  entities: z.array(z.string()),
  usableUntil: described(
    z.nullable(storedDay()),
    'The last day on which it can verify if nothing is done; null if it cannot today.',
  ),
  endsBeforeReview: z.boolean(),
});

export const allocation = z.object({
  cost: allocationCost,
  optimal: described(z.boolean(), 'Proven: no allocation costs less.'),
  proof: described(
    z.nullable(z.enum(['lower-bound', 'exhaustive-search'])),
    'lower-bound: by count; exhaustive-search: all others were excluded.',
  ),
  lowerBound: described(z.clone(allocationCost), 'What no allocation can go below.'),
  placements: described(
    z.array(placement),
    'One for each website, in the order of the request; null for one without a place.',
  ),
  servers: z.array(serverUse),
  longestReviewEndsOn: storedDay('When the longest review ends if the applications are submitted now.'),
});

export type AllocationCost = z.infer<typeof allocationCost>;
export type Placement = z.infer<typeof placement>;
export type ServerUse = z.infer<typeof serverUse>;
export type Allocation = z.infer<typeof allocation>;
