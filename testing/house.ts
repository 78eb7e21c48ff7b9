/** Checks of how the code is built. Each takes sources and tells what is wrong with them, one line a fault. */
import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { type Node, parseSync, Visitor } from 'oxc-parser';

export type Source = { file: string; code: string };

export function readSources(...patterns: string[]): Source[] {
  const files = patterns.flatMap((pattern) => globSync(pattern)).sort();
  return files.map((file) => ({ file, code: readFileSync(file, 'utf8') }));
}

/** The files of the house that a file imports or passes on, types included. */
export function importsOf({ file, code }: Source): string[] {
  return requestsOf({ file, code })
    .filter((from) => from.startsWith('.'))
    .map((from) => normalize(join(dirname(file), from)));
}

/** The files of the house that a file imports for more than their types. */
export function valueImportsOf(source: Source): string[] {
  const { staticImports, staticExports } = parse(source).module;
  const wanted = [
    ...staticImports
      .filter(({ entries }) => entries.length === 0 || entries.some(({ isType }) => !isType))
      .map(({ moduleRequest }) => moduleRequest.value),
    ...staticExports.flatMap(({ entries }) =>
      entries.flatMap(({ moduleRequest, isType }) =>
        moduleRequest === null || isType ? [] : [moduleRequest.value],
      ),
    ),
  ];
  return wanted
    .filter((from) => from.startsWith('.'))
    .map((from) => normalize(join(dirname(source.file), from)));
}

/** Everything that a file imports or passes on, as it is written there. */
export function requestsOf({ file, code }: Source): string[] {
  const { staticImports, staticExports } = parse({ file, code }).module;
  const passedOn = staticExports.flatMap(({ entries }) => entries.map(({ moduleRequest }) => moduleRequest));
  return [...staticImports.map(({ moduleRequest }) => moduleRequest), ...passedOn].flatMap((request) =>
    request === null ? [] : [request.value],
  );
}

/** `lib/rules/domain/x.ts` is in the room `rules`; a file that stands in lib/ itself is a room of its own. */
export function roomOf(file: string): string {
  const [, room = '', ...inside] = file.split('/');
  return file.startsWith('lib/') && inside.length === 0 ? room.replace(/\.ts$/, '') : room;
}

/** Imports of a room to the right of one's own in `order`, and of or by rooms that `order` does not name. */
export function arrowsUp(sources: readonly Source[], order: readonly string[]): string[] {
  const place = (file: string) => order.indexOf(roomOf(file));
  return sources.flatMap((source) =>
    importsOf(source)
      .filter((target) => target.startsWith('lib/'))
      .filter((target) => place(target) < 0 || place(source.file) < 0 || place(target) > place(source.file))
      .map((target) => `${source.file} imports ${target}`),
  );
}

/** Circles of imports, each as the list of what stands in it; `nameOf` makes files into files, or into rooms. */
export function circles(sources: readonly Source[], nameOf: (file: string) => string): string[] {
  const arrows = new Map<string, Set<string>>();
  for (const source of sources) {
    const from = nameOf(source.file);
    const targets = arrows.get(from) ?? new Set();
    for (const target of importsOf(source).map(nameOf)) if (target !== from) targets.add(target);
    arrows.set(from, targets);
  }
  const reached = new Map([...arrows.keys()].map((name) => [name, reachedFrom(name, arrows)]));
  const found = new Set<string>();
  for (const [name, there] of reached) {
    const circle = [...there].filter((other) => reached.get(other)?.has(name));
    if (there.has(name)) found.add(circle.sort().join(' - '));
  }
  return [...found].sort();
}

function reachedFrom(start: string, arrows: ReadonlyMap<string, ReadonlySet<string>>): Set<string> {
  const seen = new Set<string>();
  const waiting = [...(arrows.get(start) ?? [])];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    waiting.push(...(arrows.get(next) ?? []));
  }
  return seen;
}

/** Files with `limit` lines or more. */
export function longFiles(sources: readonly Source[], limit: number): string[] {
  return sources.filter(({ code }) => code.trimEnd().split('\n').length >= limit).map(({ file }) => file);
}

/** Rules of more than `limit` lines of code: what a person reads is no code, and is as long as there is to say. */
export function longRules(sources: readonly Source[], limit: number): string[] {
  return longFiles(
    sources.map(({ file, code }) => ({
      file,
      code: code
        .split('\n')
        .filter((line) => !TEXT_LINE.test(line))
        .join('\n'),
    })),
    limit,
  );
}

/** A line that holds a text in a language, or goes on with one. */
const TEXT_LINE = /(?:^|\{ )\s*(?:en|'zh-CN'):|^\s*['"`]/;

/** Functions of more than `limit` lines, not counting those of functions inside them that have lines of their own. */
export function longFunctions(sources: readonly Source[], limit: number): string[] {
  return sources.flatMap((source) =>
    functionsOf(source)
      .filter(({ ownLines }) => ownLines > limit)
      .map(({ name }) => `${source.file} ${name}`),
  );
}

type Extent = { name: string; start: number; end: number };

function functionsOf(source: Source): { name: string; ownLines: number }[] {
  const lineOf = lineCounter(source.code);
  const lines = ({ start, end }: Extent) => lineOf(end) - lineOf(start) + 1;
  const extents = extentsOf(source);
  return extents.map((each) => {
    const inner = extents.filter(({ start, end }) => start > each.start && end <= each.end);
    const outermost = inner.filter(
      ({ start, end }) => !inner.some((other) => other.start < start && other.end >= end),
    );
    const theirs = outermost.filter((one) => lines(one) > 1).reduce((sum, one) => sum + lines(one) - 1, 0);
    return { name: each.name, ownLines: lines(each) - theirs };
  });
}

function extentsOf(source: Source): Extent[] {
  const found: Extent[] = [];
  const names = new Map<number, string>();
  const add = ({ start, end, id }: { start: number; end: number; id?: { name: string } | null }) =>
    void found.push({ name: id?.name ?? names.get(start) ?? 'anonymous', start, end });
  const visitor = new Visitor({
    VariableDeclarator: ({ id, init }) => {
      if (init !== null && id.type === 'Identifier') names.set(init.start, id.name);
    },
    Property: ({ key, value }) => {
      if ('name' in key && typeof key.name === 'string') names.set(value.start, key.name);
    },
    FunctionDeclaration: add,
    FunctionExpression: add,
    ArrowFunctionExpression: ({ start, end }) => add({ start, end }),
  });
  visitor.visit(parse(source).program);
  return found;
}

/** Types that are declared under one name in several places, exported or not. */
export function doubledTypes(sources: readonly Source[]): string[] {
  const places = new Map<string, string[]>();
  for (const source of sources)
    for (const name of typesOf(source)) places.set(name, [...(places.get(name) ?? []), source.file]);
  return [...places]
    .filter(([, files]) => files.length > 1)
    .map(([name, files]) => `${name}: ${files.join(', ')}`)
    .sort();
}

/** The names of all types that a file declares. */
export function typesOf(source: Source): string[] {
  const names: string[] = [];
  new Visitor({
    TSTypeAliasDeclaration: ({ id }) => void names.push(id.name),
    TSInterfaceDeclaration: ({ id }) => void names.push(id.name),
    ClassDeclaration: ({ id }) => void (id === null || names.push(id.name)),
  }).visit(parse(source).program);
  return names;
}

/** Exports that nobody imports: of `sources` themselves, or of `users`. */
export function deadExports(sources: readonly Source[], users: readonly Source[]): string[] {
  const used = new Set([...sources, ...users].flatMap(usesOf));
  return sources.flatMap((source) =>
    exportsOf(source)
      .filter((name) => !used.has(`${source.file} ${name}`) && !used.has(`${source.file} *`))
      .map((name) => `${source.file} ${name}`),
  );
}

/** Exports that tests alone import, and that their own file has no use for either. */
export function forTestsAlone(sources: readonly Source[], users: readonly Source[]): string[] {
  return deadExports(sources, users).filter((dead) => {
    const [file = '', name = ''] = dead.split(' ');
    const code = sources.find((source) => source.file === file)?.code ?? '';
    return (code.match(new RegExp(`\\b${name}\\b`, 'g'))?.length ?? 0) < 2;
  });
}

function exportsOf(source: Source): string[] {
  return parse(source).module.staticExports.flatMap(({ entries }) =>
    entries.map(({ exportName }) => (exportName.kind === 'Default' ? 'default' : (exportName.name ?? '*'))),
  );
}

/** What a file takes of others, as `<file> <name>`; `*` for all of it. */
function usesOf(source: Source): string[] {
  const at = (from: string) => normalize(join(dirname(source.file), from));
  const { staticImports, staticExports, dynamicImports } = parse(source).module;
  const imported = staticImports.flatMap(({ moduleRequest, entries }) =>
    entries.map(({ importName }) => {
      const name = importName.kind === 'Default' ? 'default' : (importName.name ?? '*');
      return `${at(moduleRequest.value)} ${name}`;
    }),
  );
  const passedOn = staticExports.flatMap(({ entries }) =>
    entries.flatMap(({ moduleRequest, importName }) =>
      moduleRequest === null ? [] : [`${at(moduleRequest.value)} ${importName.name ?? '*'}`],
    ),
  );
  const later = dynamicImports.map(
    ({ moduleRequest: { start, end } }) => `${at(source.code.slice(start + 1, end - 1))} *`,
  );
  return [...imported, ...passedOn, ...later];
}

/** Uses of `any`, `!` and `@ts-` comments; of `as` too, but for `as const`, where `casts` is not allowed. */
export function waysAroundTypes(
  sources: readonly Source[],
  castsAllowed: (file: string) => boolean,
): string[] {
  return sources.flatMap((source) => {
    const faults: string[] = [];
    const add = (what: string) => void faults.push(`${source.file}: ${what}`);
    new Visitor({
      TSAnyKeyword: () => add('any'),
      TSNonNullExpression: () => add('!'),
      TSAsExpression: ({ typeAnnotation }) => {
        if (!isConst(typeAnnotation) && !castsAllowed(source.file)) add('as');
      },
    }).visit(parse(source).program);
    if (/@ts-|biome-ignore/.test(source.code)) add('a comment that silences');
    return faults;
  });
}

function isConst(type: Node): boolean {
  return (
    type.type === 'TSTypeReference' && type.typeName.type === 'Identifier' && type.typeName.name === 'const'
  );
}

/** Exported functions without a comment right before them. */
export function undocumented(sources: readonly Source[]): string[] {
  return sources.flatMap((source) =>
    [...source.code.matchAll(/(^.*)\nexport (?:default )?(?:async )?function\*? (\w+)/gm)]
      .filter(([, before = '']) => !/\*\/$|^\s*\/\//.test(before))
      .map(([, , name]) => `${source.file} ${name}`),
  );
}

function parse({ file, code }: Source) {
  const result = parseSync(file, code);
  if (result.errors.length > 0) throw new Error(`${file}: ${result.errors[0]?.message}`);
  return result;
}

function lineCounter(code: string): (offset: number) => number {
  const ends = [...code.matchAll(/\n/g)].map(({ index }) => index);
  return (offset) => {
    let line = 0;
    for (; line < ends.length && (ends[line] ?? 0) < offset; line += 1);
    return line;
  };
}
