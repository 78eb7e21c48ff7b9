/** Data and documents as bundles hold them: as text that is parsed when it is read. */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const root = resolve(import.meta.dirname, '..');

/**
 * Policy data as text that is parsed, each list when it is first read: V8 reads JSON faster than the same as an expression,
 * and a request reads few of the lists.
 */
export const policyAsJson: Plugin = {
  name: 'policy-as-json',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]lib[\\/]policy[\\/][^\\/]+\.json$/ }, ({ path }) => ({
      contents: parsedWhenRead(path),
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]tr46[\\/]lib[\\/]mappingTable\.json$/ }, ({ path }) => ({
      contents: `module.exports = ${parsedJson(path)}`,
      loader: 'js',
    }));
    onLoad({ filter: /[\\/]lib[\\/]routes[\\/]openapi-document\.ts$/ }, () => ({
      contents: `export const OPENAPI_TEXT = ${jsonText(resolve(root, 'docs/openapi.json'))}`,
      loader: 'js',
    }));
  },
};

/** A module whose default has the members of a file's JSON: texts and numbers at once, the rest parsed when it is read. */
function parsedWhenRead(path: string): string {
  const members = Object.entries<unknown>(JSON.parse(readFileSync(path, 'utf8'))).map(
    ([name, value], index) =>
      typeof value === 'object'
        ? `get ${JSON.stringify(name)}() { return parsed[${index}] ??= JSON.parse(${JSON.stringify(JSON.stringify(value))}) }`
        : `${JSON.stringify(name)}: ${JSON.stringify(value)}`,
  );
  return `const parsed = []; export default { ${members.join(', ')} }`;
}

function parsedJson(path: string): string {
  return `JSON.parse(${jsonText(path)})`;
}

/** The JSON of a file without its white space, as an expression of text. */
function jsonText(path: string): string {
  return JSON.stringify(JSON.stringify(JSON.parse(readFileSync(path, 'utf8'))));
}
