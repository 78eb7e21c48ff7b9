/** How the code is built: CONTRIBUTING.md says the same in words. The checks themselves are tested in test/house.test.ts. */
import { describe, expect, it } from 'vitest';
import {
  arrowsUp,
  circles,
  deadExports,
  doubledTypes,
  forTestsAlone,
  importsOf,
  longFiles,
  longFunctions,
  longRules,
  readSources,
  requestsOf,
  roomOf,
  undocumented,
  valueImportsOf,
  waysAroundTypes,
} from '../testing/house.ts';

/** The rooms of lib/, and the files that stand beside them, each of which may import from those before it. */
const ROOMS = [
  ...[
    'texts',
    'calendar',
    'letters',
    'fingerprint',
    'settings',
    'look-up-config',
    'issuer-config',
    'trace-config',
    'config',
    'errors',
    'policy',
    'working-days',
    'spellings',
    'shapes',
  ],
  ...['facts', 'rules', 'findings', 'filings', 'plan', 'records', 'tracking', 'allocation', 'judge'],
  ...['traces', 'table', 'store', 'ledger', 'answers', 'respond', 'mcp', 'outbound', 'evidence', 'http'],
  ...['revalidate', 'routes'],
];
/** Rooms that know no clock, no chance, no environment, and wait for nothing. */
const PURE = [
  ...[
    'texts',
    'calendar',
    'letters',
    'fingerprint',
    'policy',
    'working-days',
    'spellings',
    'shapes',
    'facts',
    'rules',
    'findings',
  ],
  ...['filings', 'tracking', 'plan', 'records', 'allocation', 'judge', 'answers', 'respond'],
];
const FILE_LINES = 200;
const RULE_LINES = 60;
const FUNCTION_LINES = 25;
/** A component is mostly markup. */
const COMPONENT_LINES = 60;

const lib = readSources('lib/**/*.ts');
const functions = readSources('functions/*.ts');
const users = [
  ...functions,
  ...readSources('entries/**/*.ts', 'cli/**/*.ts', 'scripts/**/*.ts', 'bench/*.ts'),
];
const tests = readSources('test/**/*.ts', 'testing/**/*.ts', 'drill/**/*.ts');
/** Taken by the bundler under another name, or from where it puts the files of the console. */
const BUNDLED = ['lib/table/environment-credentials.ts defaultProvider'];
const isRule = (file: string) => /^lib\/rules\/[^/]+\//.test(file);
/** Tables of texts are read like a document: they are as long as there are texts. */
const isText = (file: string) => file.startsWith('lib/respond/texts/');
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

describe('the rooms of lib/', () => {
  it('are all named here', () => {
    expect([...new Set(lib.map(({ file }) => roomOf(file)))].sort()).toEqual([...ROOMS].sort());
  });

  it('import from rooms to their left alone', () => expect(arrowsUp(lib, ROOMS)).toEqual([]));

  it('stand in no circle, and neither do their files', () => {
    expect(circles(lib, roomOf)).toEqual([]);
    expect(circles(lib, (file) => file)).toEqual([]);
  });

  it('import no function', () => {
    for (const source of lib) expect(requestsOf(source).join(), source.file).not.toContain('functions/');
  });

  it('leave the SDK of the table to lib/table/', () => {
    for (const source of lib.filter(({ file }) => roomOf(file) !== 'table'))
      expect(requestsOf(source).join(), source.file).not.toMatch(/@aws-sdk|@smithy/);
  });

  it('leave OpenTelemetry to the files of lib/traces/ that are loaded where a collector is named', () => {
    const users = lib.filter((source) =>
      requestsOf(source).some((each) => each.startsWith('@opentelemetry')),
    );
    const own = ['otlp', 'in-span', 'parent'].map((name) => `lib/traces/${name}.ts`);
    expect(users.map(({ file }) => file).sort()).toEqual(own.sort());
    const behind = lib.filter(({ file }) => !own.includes(file));
    for (const source of behind)
      expect(valueImportsOf(source).join(), source.file).not.toMatch(/(?:otlp|in-span|parent)\.ts/);
  });

  it('keep clock, chance, environment and waiting out of what is pure', () => {
    for (const { file, code } of lib.filter((source) => PURE.includes(roomOf(source.file))))
      expect(withoutComments(code), file).not.toMatch(
        /Date\.now|new Date\(\)|Math\.random|process\.|\bawait\b|\basync\b|fetch\(/,
      );
  });

  it('have no drawer for odds and ends', () => {
    for (const { file } of lib) expect(file).not.toMatch(/utils?|helpers?|manager|misc|common/);
  });
});

describe('the code', () => {
  it(`has files of less than ${FILE_LINES} lines, rules of less than ${RULE_LINES}`, () => {
    const code = lib.filter(({ file }) => !isText(file));
    expect(longFiles([...code, ...functions], FILE_LINES)).toEqual([]);
    const rules = lib.filter(({ file }) => isRule(file));
    expect(longRules(rules, RULE_LINES)).toEqual([]);
  });

  it(`has functions of ${FUNCTION_LINES} lines at most`, () =>
    expect(longFunctions([...lib, ...functions], FUNCTION_LINES)).toEqual([]));

  it('has no type name twice', () => expect(doubledTypes(lib)).toEqual([]));

  it('exports nothing that nobody imports, and keeps nothing for tests alone', () => {
    expect(deadExports(lib, [...users, ...tests])).toEqual([]);
    expect(forTestsAlone(lib, users)).toEqual(BUNDLED);
  });

  it('takes no way around the types', () =>
    expect(
      waysAroundTypes([...lib, ...functions], (file) =>
        /^lib\/(shapes|records|answers|spellings)\//.test(file),
      ),
    ).toEqual([]));

  it('says of every exported function what it does', () =>
    expect(undocumented([...lib, ...functions])).toEqual([]));
});

describe('the command line', () => {
  const cli = readSources('cli/**/*.ts');

  it('is built as the rest is: short, typed, said what it does, in no circle', () => {
    const code = cli.filter(({ file }) => !file.startsWith('cli/texts/'));
    expect(longFiles(code, FILE_LINES)).toEqual([]);
    expect(longFunctions(cli, FUNCTION_LINES)).toEqual([]);
    expect(doubledTypes(cli)).toEqual([]);
    expect(waysAroundTypes(cli, () => false)).toEqual([]);
    expect(undocumented(cli)).toEqual([]);
    expect(circles(cli, (file) => file)).toEqual([]);
  });

  it('exports nothing that changes: a part of the program hands out values, once', () => {
    const changes = [...cli, ...lib].filter(({ code }) => /^export (?:let|var) /m.test(code));
    expect(changes.map(({ file }) => file)).toEqual([]);
  });

  it('exports nothing that nobody imports, and takes nothing of the table or of functions', () => {
    expect(deadExports(cli, [...users, ...tests])).toEqual([]);
    for (const source of cli)
      expect(
        importsOf(source).filter((file) =>
          /^(functions|entries|scripts|test|testing)\/|^lib\/(table|store|ledger|routes|revalidate)\//.test(
            file,
          ),
        ),
        source.file,
      ).toEqual([]);
  });
});

describe('the console', () => {
  const console = readSources('console/**/*.ts', 'console/**/*.tsx');
  /** What is small and asks nothing of Node: all else of lib/ is taken as types, or by what is loaded when it is needed. */
  const TAKEN_AS_IT_IS = [
    ...['lib/texts.ts', 'lib/calendar.ts', 'lib/working-days.ts', 'lib/tracking/thresholds.ts'],
    ...[
      'lib/policy/constraint-rows.ts',
      'lib/policy/constraints.ts',
      'lib/policy/lifecycle.ts',
      'lib/policy/products.ts',
      'lib/policy/provinces.ts',
      'lib/policy/regions.ts',
      'lib/spellings/authorization-code.ts',
    ],
  ];
  /** What the bundler puts in the place of parts of Node, and of libraries that are loaded later. */
  const IN_PLACE_OF_NODE = /^console\/judge\/(?:node\/|libraries\.ts)/;
  const isLater = (file: string) => file.startsWith('console/judge/');

  it('is built as the rest is: short, typed, said what it does, in no circle', () => {
    const code = console.filter(({ file }) => !file.startsWith('console/texts/'));
    expect(longFiles(code, FILE_LINES)).toEqual([]);
    expect(longFunctions(code, COMPONENT_LINES)).toEqual([]);
    expect(doubledTypes(console)).toEqual([]);
    expect(waysAroundTypes(console, () => false)).toEqual([]);
    expect(undocumented(console)).toEqual([]);
    expect(circles(console, (file) => file)).toEqual([]);
  });

  it('exports nothing that nobody imports', () =>
    expect(deadExports(console, [...users, ...tests]).filter((dead) => !IN_PLACE_OF_NODE.test(dead))).toEqual(
      [],
    ));

  it('takes types of lib/, and values of what is small', () => {
    for (const source of console.filter(({ file }) => !isLater(file)))
      expect(
        valueImportsOf(source).filter((file) => /^lib\//.test(file) && !TAKEN_AS_IT_IS.includes(file)),
        source.file,
      ).toEqual([]);
  });

  it('takes nothing of functions, routes and the table', () => {
    for (const source of console)
      expect(
        importsOf(source).filter((file) =>
          /^(functions|entries|scripts|test|testing|cli)\/|^lib\/(table|store|ledger|routes|http)\//.test(
            file,
          ),
        ),
        source.file,
      ).toEqual([]);
  });

  it('puts no markup into a page as text', () => {
    for (const { file, code } of console)
      expect(code, file).not.toMatch(/dangerouslySetInnerHTML|innerHTML|insertAdjacentHTML/);
  });

  it('has every text in a folder of its own', () => {
    for (const { file, code } of console.filter(({ file }) => !file.startsWith('console/texts/')))
      expect(code.match(/\p{Script=Han}/u)?.[0], file).toBeUndefined();
  });
});
