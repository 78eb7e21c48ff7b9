/** The memory of this process. */
import { setFlagsFromString } from 'node:v8';

/**
 * Leaves the room for what is new as large as it is. V8 doubles it as long as some of what is new lives on, which in a long
 * sheet some always does: up to a hundred megabytes more, for nothing that could be measured.
 */
export function growNoFurther(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
}
