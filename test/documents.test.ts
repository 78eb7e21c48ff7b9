/** What the hand-written documents name is there: files, headings, npm scripts, rooms. */
import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';
import manifest from '../package.json' with { type: 'json' };
import { readSources, roomOf } from '../testing/house.ts';

const documents = [...globSync('*.md'), ...globSync('{docs,events,examples,.github,.gitee}/**/*.md')].map(
  (file) => ({
    file,
    text: readFileSync(file, 'utf8'),
  }),
);

/** The anchor of a heading as GitHub and Gitee make it. */
const anchorOf = (heading: string) =>
  heading
    .toLowerCase()
    .replaceAll(/[`*_]|\[|\]\([^)]*\)/g, '')
    .replaceAll(/[^\p{L}\p{N} -]/gu, '')
    .trim()
    .replaceAll(' ', '-');

function anchorsOf(text: string): Set<string> {
  const headings = [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) => anchorOf(heading));
  const named = [...text.matchAll(/<a id="([^"]+)">/g)].map(([, id = '']) => id);
  return new Set([...headings, ...named]);
}

describe('the documents', () => {
  it('link to files and headings that are there', () => {
    const broken: string[] = [];
    for (const { file, text } of documents) {
      for (const [, target = ''] of text.matchAll(/\]\((?!https?:|mailto:)([^)\s]+)\)/g)) {
        const [path = '', anchor] = target.split('#');
        const to = path === '' ? file : normalize(join(dirname(file), path));
        if (!existsSync(to)) broken.push(`${file}: ${target}`);
        else if (anchor !== undefined && !anchorsOf(readFileSync(to, 'utf8')).has(anchor))
          broken.push(`${file}: ${target}`);
      }
    }
    expect(broken).toEqual([]);
  });

  it('name npm scripts that there are', () => {
    const scripts = new Set([...Object.keys(manifest.scripts), 'start', 'test']);
    for (const { file, text } of documents)
      for (const [, name = ''] of text.matchAll(/npm run (?:-s )?([a-z][a-z:-]*)/g))
        expect(scripts, `${file}: npm run ${name}`).toContain(name);
  });

  it('tell of every npm script in one of the READMEs, CONTRIBUTING.md or docs/', () => {
    const told = documents.map(({ text }) => text).join('\n');
    // Those that npm runs by itself are no commands.
    const commands = Object.keys(manifest.scripts).filter((name) => !/^(pre|post)[a-z]/.test(name));
    const untold = commands.filter((name) => !new RegExp(`npm (run )?(-s )?${name}\\b`).test(told));
    expect(untold).toEqual([]);
  });

  it('reckon with all the concurrency that serverless.yml sets aside', () => {
    const configuration = readFileSync('serverless.yml', 'utf8');
    const usual = configuration.match(/reservedConcurrency: \$\{self:custom\.limits\.concurrency\}/g) ?? [];
    const [, runs] = /reservedConcurrency: (\d+)/.exec(configuration) ?? [];
    const [, each] = /FUNCTION_CONCURRENCY', (\d+)/.exec(readFileSync('deploy/limits.cjs', 'utf8')) ?? [];
    const total = usual.length * Number(each) + Number(runs);
    expect(readFileSync('docs/deploy.md', 'utf8')).toContain(`take ${total} of the account's concurrency`);
  });

  it('have every room of lib/ in the table of ARCHITECTURE.md, and no other', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    const table = text.slice(text.indexOf('## Rooms'), text.indexOf('Around them:'));
    const cells = [...table.matchAll(/^\| ([^|]+) \|/gm)].map(([, cell = '']) => cell.trim()).slice(2);
    const named = cells.flatMap((cell) =>
      [...cell.matchAll(/\[([a-z-]+)\]|`([a-z-]+)`/g)].map((one) => one[1] ?? one[2]),
    );
    const rooms = new Set(readSources('lib/**/*.ts').map(({ file }) => roomOf(file)));
    expect([...named].sort()).toEqual([...rooms].sort());
  });

  it('point at a first file of each room that is there', () => {
    const text = readFileSync('ARCHITECTURE.md', 'utf8');
    for (const [, room = '', file = ''] of text.matchAll(
      /^\| \[[a-z-]+\]\((lib\/[a-z-]+\/)\).*\| `([a-z-]+\.ts)` +\|$/gm,
    ))
      expect(existsSync(`${room}${file}`), `${room}${file}`).toBe(true);
  });
});
