/** Parts of the MCP SDK and of the Web that no function needs, and what its bundle has in their place. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';
import { whenAskedIn } from './schemas-when-asked.ts';

const WEB = resolve(import.meta.dirname, 'in-place/web.ts');
const OF_THE_WEB = `import { Request, Response } from ${JSON.stringify(WEB)};\n`;

/** It is asked what a client answers to a question of a server's; ours asks none. The SDK's has a compiler of JSON Schema. */
const NO_VALIDATOR = `export class DefaultJsonSchemaValidator {
  getValidator() { throw new Error('mcp: clients are asked nothing') }
}`;

/**
 * A declaration of a schema in a module of the SDK's, or in a function of it, or of sets of the names in some: it begins a line, as
 * what follows it does.
 */
const SCHEMA =
  /^(\t?)const (\w+Schema(?:\$\d)?|ROOT_KEYS|PROPERTY_KEYS_BY_TYPE|SUPPORTED_STRING_FORMATS) = ([\s\S]+?);$(?=\n+\1(?:\/\*\*|\/\/|const |function |export |return ))/gm;
/** Puts them all into a list that nobody here asks. */
const LISTS = /^for \(const .+\) register\(.+\);$/gm;

/** A module of the SDK's of whose schemas, more than 180 for two protocols, a bundle holds those that it uses: making one does nothing else. */
function partOfTheSdk(path: string): string {
  return whenAskedIn(readFileSync(path, 'utf8'), SCHEMA).replace(LISTS, '');
}

export const partsOfMcp: Plugin = {
  name: 'parts-of-mcp',
  setup({ onResolve, onLoad }) {
    onResolve({ filter: /^@modelcontextprotocol\/server\/_shims$/ }, ({ path }) => ({
      path,
      namespace: 'no-validator',
    }));
    onLoad({ filter: /./, namespace: 'no-validator' }, () => ({ contents: NO_VALIDATOR }));
    onLoad({ filter: /[\\/]@modelcontextprotocol[\\/]core[\\/]dist[\\/][\w-]+\.mjs$/ }, ({ path }) => ({
      contents: partOfTheSdk(path),
    }));
    const usesTheWeb =
      /[\\/]@modelcontextprotocol[\\/]server[\\/]dist[\\/][\w-]+\.mjs$|[\\/]lib[\\/]routes[\\/]mcp\.ts$/;
    onLoad({ filter: usesTheWeb, namespace: 'file' }, ({ path }) => ({
      contents: OF_THE_WEB + partOfTheSdk(path),
      loader: path.endsWith('.ts') ? 'ts' : 'js',
    }));
  },
};
