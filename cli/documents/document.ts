/** A document in JSON or YAML, with the place of each of its values. */
import { findNodeAtLocation, parseTree } from 'jsonc-parser';
import { isNode, LineCounter, parseDocument } from 'yaml';
import { fill } from '../../lib/respond/fill.ts';
import type { Language, Text } from '../../lib/texts.ts';
import { Failure, type Flaw, type Place } from '../failure.ts';
import { READING } from '../texts/reading.ts';
import { YAML } from '../texts/yaml.ts';
import { firstFlaws } from './first-flaws.ts';
import { pathOf, stepOf } from './pointer.ts';
import { readJson } from './read-json.ts';

export type Document = {
  file: string;
  form: 'json' | 'yaml';
  value: unknown;
  placeAt: (pointer: string) => Place;
};

/** Reads a document: JSON by its first sign, else YAML. Throws a failure with every place at which it is malformed. */
export function readDocument(file: string, source: string): Document {
  const text = source.replace(/^\ufeff/, '');
  return /^\s*[{[]/.test(text) ? jsonDocument(file, text) : yamlDocument(file, text);
}

function jsonDocument(file: string, text: string): Document {
  const value = readJson(file, text);
  let tree: ReturnType<typeof parseTree> | undefined;
  const offsetAt = (path: readonly string[]) => {
    tree ??= parseTree(text);
    return tree && findNodeAtLocation(tree, path.map(stepOf))?.offset;
  };
  const starts = lineStarts(text);
  return {
    file,
    form: 'json',
    value,
    placeAt: (pointer) => placeOf(file, pointer, (path) => positionAt(starts, offsetAt(path))),
  };
}

function yamlDocument(file: string, text: string): Document {
  const lineCounter = new LineCounter();
  const document = parseDocument(text, { lineCounter, prettyErrors: false, merge: true, logLevel: 'error' });
  const flaws = document.errors.map(({ code, pos: [offset] }): Flaw => {
    const { line, col } = lineCounter.linePos(offset);
    return { text: malformed(YAML[code]), place: { file, line, column: col } };
  });
  if (flaws.length > 0) throw new Failure(firstFlaws(flaws, file));
  const position = (path: readonly string[]) => {
    const node = document.getIn(path.map(stepOf), true);
    if (!isNode(node) || !node.range) return undefined;
    const { line, col } = lineCounter.linePos(node.range[0]);
    return { line, column: col };
  };
  return {
    file,
    form: 'yaml',
    value: dataOf(document, file),
    placeAt: (pointer) => placeOf(file, pointer, position),
  };
}

/** A document as data. Throws a failure where its aliases would make far more of it than it is. */
function dataOf(document: ReturnType<typeof parseDocument>, file: string): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (error) {
    const said = error instanceof Error ? error.message : '';
    const reason = said.startsWith('Unresolved')
      ? 'unresolved'
      : said.startsWith('Merge')
        ? 'merge'
        : 'aliases';
    throw new Failure({ text: malformed(YAML[reason]), place: { file } });
  }
}

function malformed(reason: Text): Text {
  const told = (language: Language) => fill(READING.yaml, { reason: reason[language] }, language);
  return { en: told('en'), 'zh-CN': told('zh-CN') };
}

type Position = { line: number; column: number };

/** The place of a value, or of the nearest one around it: what is missing stands where it would belong. */
function placeOf(
  file: string,
  pointer: string,
  positionOf: (path: readonly string[]) => Position | undefined,
): Place {
  for (let path = pathOf(pointer); ; path = path.slice(0, -1)) {
    const position = positionOf(path);
    if (position !== undefined) return { file, ...position };
    if (path.length === 0) return { file };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

function positionAt(starts: readonly number[], offset: number | undefined): Position | undefined {
  if (offset === undefined) return undefined;
  const line = starts.findLastIndex((start) => start <= offset);
  return { line: line + 1, column: offset - (starts[line] ?? 0) + 1 };
}
