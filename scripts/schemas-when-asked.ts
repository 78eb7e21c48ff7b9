/**
 * Schemas that a bundle makes when a request needs them: a function knows some hundred, its first request needs a part of them, and
 * each takes a few microseconds and some hundred bytes that the collector copies.
 */
import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Plugin } from 'esbuild';

const WHEN_ASKED = resolve(import.meta.dirname, 'in-place/when-asked.ts');
/**
 * A declaration of a schema of ours. It begins a line, and so does what follows it. What `spelled` makes is known by what it is, and
 * nothing may stand for it.
 */
const DECLARED = /^((?:export )?)const (\w+) = ((?:z\.|boundedList\()[\s\S]+?);$(?=\n(?![ \t]))/gm;

/** A module in which what is declared is made when it is asked for. `declared`: groups of what stands before `const`, the name, the value. */
export function whenAskedIn(code: string, declared: RegExp): string {
  const made = code.replace(declared, '$1const $2 = /* @__PURE__ */ whenAsked(() => ($3));');
  return `import { whenAsked } from ${JSON.stringify(WHEN_ASKED)};\n${made}`;
}

/** Where our schemas are declared. */
export const schemasWhenAsked: Plugin = {
  name: 'schemas-when-asked',
  setup({ onLoad }) {
    const filter =
      /[\\/]lib[\\/](?:(?:records|shapes)[\\/][\w-]+|plan[\\/]plan-shape|findings[\\/]finding|mcp[\\/]told)\.ts$/;
    onLoad({ filter }, ({ path }) => ({
      contents: whenAskedIn(readFileSync(path, 'utf8'), DECLARED),
      loader: 'ts',
    }));
  },
};
