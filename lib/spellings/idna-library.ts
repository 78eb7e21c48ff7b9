/**
 * The library of IDNA (UTS 46), the same tables on every Node. They are 230 KB: in the bundles of functions they are a
 * file of their own, which scripts/build.ts puts in the place of this one, and which is loaded for the first name that needs it.
 */
import * as tr46 from 'tr46';

/** The IDNA library, loaded with its table of 242 KB when a name first needs it. */
export function idnaLibrary(): typeof tr46 {
  return tr46;
}
