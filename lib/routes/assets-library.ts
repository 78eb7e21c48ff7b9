/**
 * The files of the console. With them the bundle of a function would be twice as large: they are a file of its own, which
 * is loaded when one of them is asked for.
 */
import * as assets from './console-assets.ts';

/** The files of the console, loaded now at the latest. */
export function assetsLibrary(): typeof assets {
  return assets;
}
