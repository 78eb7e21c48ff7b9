/** The console's files, from `dist/assets.js`, which a bundled function finds beside it. scripts/build-console.ts writes it. */
import { createRequire } from 'node:module';

/** A file: its media type, and its content compressed with Brotli and with gzip, in base64. */
export type Asset = { type: string; br: string; gzip: string };

/** The files by name. Throws where the console has not been built. */
export function readAssets(): ReadonlyMap<string, Asset> {
  const built: { readAssets: typeof readAssets } = createRequire(import.meta.url)('../../dist/assets.js');
  return built.readAssets();
}
