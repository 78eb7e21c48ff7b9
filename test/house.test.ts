/** The checks of testing/house.ts, each given a source that is in order and one that is not. */
import { describe, expect, it } from 'vitest';
import {
  arrowsUp,
  circles,
  deadExports,
  doubledTypes,
  forTestsAlone,
  longFiles,
  longFunctions,
  longRules,
  roomOf,
  type Source,
  undocumented,
  waysAroundTypes,
} from '../testing/house.ts';

const at = (file: string, code: string): Source => ({ file, code });
const lines = (count: number) => Array.from({ length: count }, (_, index) => `  step(${index});`).join('\n');

describe('arrowsUp', () => {
  const order = ['errors', 'rules', 'judge'];
  it('takes imports from the left, from the own room, and from outside', () => {
    const sources = [
      at(
        'lib/judge/a.ts',
        "import { x } from '../rules/domain/x.ts'; import y from './y.ts'; import 'jose';",
      ),
      at('lib/rules/domain/x.ts', "import { z } from '../../errors.ts';"),
    ];
    expect(arrowsUp(sources, order)).toEqual([]);
  });
  it.each([
    ['a value', "import { a } from '../../judge/a.ts';"],
    ['a type', "import type { A } from '../../judge/a.ts';"],
    ['what is passed on', "export { a } from '../../judge/a.ts';"],
  ])('tells of %s from the right', (_, code) =>
    expect(arrowsUp([at('lib/rules/domain/x.ts', code)], order)).toEqual([
      'lib/rules/domain/x.ts imports lib/judge/a.ts',
    ]),
  );
  it('tells of a room that has no place', () => {
    expect(arrowsUp([at('lib/attic/a.ts', "import '../errors.ts';")], order)).toHaveLength(1);
    expect(arrowsUp([at('lib/judge/a.ts', "import '../attic/a.ts';")], order)).toHaveLength(1);
  });
});

describe('circles', () => {
  const chain = [at('lib/a/1.ts', "import '../b/2.ts';"), at('lib/b/2.ts', "import '../c/3.ts';")];
  it('takes a chain', () => expect(circles(chain, (file) => file)).toEqual([]));
  it('tells of a circle of any length, once', () => {
    const round = [...chain, at('lib/c/3.ts', "import type { A } from '../a/1.ts';")];
    expect(circles(round, (file) => file)).toEqual(['lib/a/1.ts - lib/b/2.ts - lib/c/3.ts']);
    expect(circles(round, roomOf)).toEqual(['a - b - c']);
  });
  it('tells of a circle of rooms that is none of files', () => {
    const rooms = [
      at('lib/a/1.ts', "import '../b/2.ts';"),
      at('lib/b/2.ts', ''),
      at('lib/b/3.ts', "import '../a/1.ts';"),
    ];
    expect(circles(rooms, (file) => file)).toEqual([]);
    expect(circles(rooms, roomOf)).toEqual(['a - b']);
  });
});

describe('longFiles', () => {
  it('takes a file of one line less than the limit, and none of the limit', () => {
    expect(longFiles([at('a.ts', `${lines(9)}\n`)], 10)).toEqual([]);
    expect(longFiles([at('a.ts', `${lines(10)}\n`)], 10)).toEqual(['a.ts']);
  });
});

describe('longRules', () => {
  const texts =
    "    title: { en: 'a', 'zh-CN': 'b' },\n    pass: {\n      en: 'c',\n      'zh-CN':\n        'd',\n    },";
  it('leaves out lines that a person reads', () => {
    expect(longRules([at('a.ts', `${texts}\n${lines(7)}`)], 10)).toEqual([]);
    expect(longRules([at('a.ts', `${texts}\n${lines(8)}`)], 10)).toEqual(['a.ts']);
  });
});

describe('longFunctions', () => {
  const found = (code: string) => longFunctions([at('a.ts', code)], 10);
  it.each([
    ['a declaration', (body: string) => `export async function long() {\n${body}\n}`],
    ['an arrow', (body: string) => `const long = () => {\n${body}\n};`],
    ['a method of an object', (body: string) => `const o = {\n  long() {\n${body}\n  },\n};`],
    ['a member of an object', (body: string) => `const o = {\n  long: async () => {\n${body}\n  },\n};`],
  ])('measures %s', (_, write) => {
    expect(found(write(lines(8)))).toEqual([]);
    expect(found(write(lines(9)))).toEqual(['a.ts long']);
  });
  it('does not count the lines of a function inside', () => {
    const inner = `const inner = () => {\n${lines(8)}\n};`;
    expect(found(`function outer() {\n${lines(6)}\n${inner}\n}`)).toEqual([]);
    expect(found(`function outer() {\n${lines(8)}\n${inner}\n}`)).toEqual(['a.ts outer']);
  });
});

describe('doubledTypes', () => {
  it('tells of aliases, interfaces and classes of one name, exported or not', () => {
    const sources = [
      at('a.ts', 'export type Item = 1; type Own = 2; class Died extends Error {}'),
      at('b.ts', 'type Item = 2; interface Died {}'),
      at('c.ts', "import type { Own } from './a.ts';"),
    ];
    expect(doubledTypes(sources)).toEqual(['Died: a.ts, b.ts', 'Item: a.ts, b.ts']);
  });
});

describe('deadExports and forTestsAlone', () => {
  const source = at('lib/a.ts', 'export const used = 1; export const dead = 2; export const own = dead;');
  const user = at('lib/b.ts', "import { used as u } from './a.ts';");
  it('tell what nobody imports', () => {
    expect(deadExports([source], [user])).toEqual(['lib/a.ts dead', 'lib/a.ts own']);
    expect(deadExports([source], [at('lib/b.ts', "import * as all from './a.ts';")])).toEqual([]);
    expect(deadExports([source], [at('lib/b.ts', "await import('./a.ts');")])).toEqual([]);
    expect(deadExports([at('lib/a.ts', 'export default 1')], [user])).toEqual(['lib/a.ts default']);
  });
  it('tell what its own file has no use for either', () =>
    expect(forTestsAlone([source], [user])).toEqual(['lib/a.ts own']));
  it('take a name that is passed on as used', () =>
    expect(deadExports([source], [at('lib/b.ts', "export { dead, own, used } from './a.ts';")])).toEqual([]));
});

describe('waysAroundTypes', () => {
  it.each([
    ['const a: any = 1;', 'any'],
    ['const a = [] as Array<any>;', 'any'],
    ['const a = b!.c;', '!'],
    ['const a = b as string;', 'as'],
    ['// @ts-expect-error\nconst a = b;', 'a comment that silences'],
  ])('tells of %s', (code, fault) =>
    expect(waysAroundTypes([at('a.ts', code)], () => false)).toContain(`a.ts: ${fault}`),
  );
  it('takes as const, and names and texts that look like it', () =>
    expect(
      waysAroundTypes([at('a.ts', "const a = [1] as const; const any = 'as any!';")], () => false),
    ).toEqual([]));
  it('takes as where it is allowed', () =>
    expect(waysAroundTypes([at('lib/shapes/a.ts', 'const a = b as string;')], () => true)).toEqual([]));
});

describe('undocumented', () => {
  it('tells of an exported function without a comment before it', () => {
    const code =
      '/** Says. */\nexport function said() {}\n\nexport async function unsaid() {}\nfunction own() {}';
    expect(undocumented([at('a.ts', code)])).toEqual(['a.ts unsaid']);
  });
});
