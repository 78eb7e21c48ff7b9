/**
 * OpenTelemetry. It is loaded where a collector is named and nowhere else: in the bundles of functions it is a file of its own,
 * which scripts/build.ts puts in the place of this one.
 */

/** What sends spans, loaded now. */
export function tracingLibrary(): Promise<typeof import('./otlp.ts')> {
  return import('./otlp.ts');
}
