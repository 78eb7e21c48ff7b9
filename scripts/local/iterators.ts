/**
 * dynalite 4.0.0 ends the iterators of its queries by a method `return`, which those of Level 10 have not: every query
 * leaves one open for as long as the process lives, and keeps what is replaced meanwhile in memory or on disk.
 */
import { AbstractKeyIterator, AbstractValueIterator } from 'abstract-level';

/** Gives the iterators of Level what dynalite calls at the end of a query. */
export function closeIteratorsOfQueries(): void {
  for (const { prototype } of [AbstractKeyIterator, AbstractValueIterator])
    Object.defineProperty(prototype, 'return', {
      configurable: true,
      value(this: { close: () => Promise<void> }) {
        return this.close();
      },
    });
}
