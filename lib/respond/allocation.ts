import type { Answer } from '../answers/named.ts';
import type { Allocation } from '../shapes/placements.ts';
import type { Language } from '../texts.ts';
import { fill } from './fill.ts';
import { PROOFS, SUMMARIES } from './texts/allocation.ts';

/** An allocation as it is answered, with a summary and its proof in the reader's language. */
export function renderAllocation(allocation: Allocation, language: Language): Answer<'Allocation'> {
  const { cost, proof, placements } = allocation;
  const { unplaced, onEndingServers: ending, mixedEntities: mixed, servers } = cost;
  const values = { websites: placements.length - unplaced, servers, mixed, ending, unplaced };
  const summary = fill(SUMMARIES[unplaced === 0 ? 'all' : 'short'], values, language);
  return { ...allocation, text: summary, why: PROOFS[proof ?? 'none'][language] };
}
