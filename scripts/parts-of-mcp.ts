/** Parts of the MCP SDK and of the Web that no function needs, and what its bundle has in their place. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const WEB = resolve(import.meta.dirname, 'in-place/web.ts');
const OF_THE_WEB = `import { Request, Response } from ${JSON.stringify(WEB)};\n`;

/** It is asked what a client answers to a question of a server's; ours asks none. The SDK's has a compiler of JSON Schema. */
const NO_VALIDATOR = `export class DefaultJsonSchemaValidator {
  getValidator() { throw new Error('mcp: clients are asked nothing') }
}`;

export const partsOfMcp: Plugin = {
  name: 'parts-of-mcp',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, ({ path }) => ({
      path,
      namespace: 'no-validator',
    }));
    onLoad({ filter: /./, namespace: 'no-validator' }, () => ({ contents: NO_VALIDATOR }));
    const usesTheWeb =
      /[\\/]@modelcontextprotocol[\\/]server[\\/]dist[\\/][\w-]+\.mjs$|[\\/]lib[\\/]routes[\\/]mcp\.ts$/;
    onLoad({ filter: usesTheWeb, namespace: 'file' }, ({ path }) => ({
      contents: OF_THE_WEB + readFileSync(path, 'utf8'),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};
