/** Faults of a file that was read, as the program tells what is wrong. */
import type { ReadFault } from '../../lib/evidence/evidence.ts';
import type { Flaw } from '../failure.ts';
import { INVENTORY } from '../texts/inventory.ts';

/** What is wrong with a file, each at its place. */
export function flawsOf({ faults }: { faults: readonly ReadFault[] }, file: string): Flaw[] {
  return faults.map(({ reason, line, column, address, values = {} }) => ({
    text: INVENTORY[reason] ?? { en: reason, 'zh-CN': reason },
    values,
    place: {
      file,
      ...(line && { line }),
      ...(column && { column }),
      ...(address && { address }),
    },
  }));
}
