/**
 * What looks up. It reads pages and speaks to registries, which most requests never need: in the bundles of functions it is a
 * file of its own, which scripts/build.ts puts in the place of this one, and which is loaded for the first look-up.
 */
import * as lookUp from './look-up/look-up.ts';

/** What looks up, loaded now at the latest. */
export function lookupsLibrary(): typeof lookUp {
  return lookUp;
}
