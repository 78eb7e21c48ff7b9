/** The public suffix list with its index, which its library makes in a loop over 46 KB of labels whenever it is loaded. */
import { readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import vm from 'node:vm';
import { build, type Plugin } from 'esbuild';

/** The library's tables, and the loop that fills them. */
const INDEX = /^const edgeOffset = [\s\S]+?^}$/m;
const TABLES = ['edgeOffset', 'edgeHash', 'wildcardEdge'];

/**
 * The loop is run here and not at a cold start, where V8 has the whole module optimised in the background while it runs: together
 * 10 ms of a first answer.
 */
export const suffixesIndexed: Plugin = {
  name: 'suffixes-indexed',
  setup({ onLoad }) {
    onLoad({ filter: /[\\/]tldts-icann[\\/]dist[\\/]es6[\\/]src[\\/]suffix-trie\.js$/ }, async ({ path }) => {
      const code = readFileSync(path, 'utf8');
      if (!INDEX.test(code)) throw new Error('suffixes: no index where it was');
      return { contents: code.replace(INDEX, await filledTables(code, dirname(path))) };
    });
  },
};

/** Of each table its declaration, by its bytes. */
async function filledTables(code: string, resolveDir: string): Promise<string> {
  const contents = `${code}\nexport const tables = { ${TABLES} };`;
  const stdin = { contents, resolveDir };
  const options = {
    bundle: true,
    write: false,
    logLevel: 'warning',
    format: 'iife',
    globalName: 'library',
  } as const;
  const { outputFiles } = await build({ stdin, ...options });
  const run: Record<string, Uint32Array | Int32Array> = vm.runInNewContext(
    `${outputFiles[0]?.text};library.tables`,
  );
  return TABLES.map((name) => declarationOf(name, run[name])).join('\n');
}

function declarationOf(name: string, table: Uint32Array | Int32Array | undefined): string {
  if (table === undefined) throw new Error(`suffixes: no ${name}`);
  const base64 = Buffer.from(table.buffer).toString('base64');
  return `const ${name} = new ${table.constructor.name}(Uint8Array.from(Buffer.from('${base64}', 'base64')).buffer);`;
}
