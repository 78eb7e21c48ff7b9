/**
 * The API document. With its examples it is as large as the catalogue, and seldom asked for: in the bundles of functions it
 * is a file of its own, which scripts/build.ts puts in the place of this one.
 */
import * as document from './openapi-document.ts';

/** The API document, loaded now at the latest. */
export function openapiLibrary(): typeof document {
  return document;
}
