/**
 * `npm run commands`: runs every `sh` block of the READMEs and of docs/, in order, each as one script, while the server
 * that `npm start` starts runs beside them. Holds a `json` block against what the block before it printed.
 */
import { type ChildProcessByStdio, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { globSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { ROOT } from './local/environment.ts';

const DOCUMENTS = [
  'README.md',
  'README.zh-CN.md',
  'CONTRIBUTING.md',
  ...globSync('docs/*.md', { cwd: ROOT }).sort(),
];
/** Run by CI itself: the tests, and what this is a part of. */
const ELSEWHERE = ['npm ci && npm test', 'npm run check'];
/** Everything is installed already: what starts the server here is the command after `npm ci`. */
const START = 'npm ci && npm start';
/** The other way in: it finds something, and says so by its status. */
const FINDS = 'npm ci && npm run -s icp -- assess examples/not-ready.json';

const dataDir = mkdtempSync(join(tmpdir(), 'icp-commands-'));
const env = { ...process.env, DATA_DIR: dataDir };
const counts = { passed: 0, failed: 0 };

const server = spawn('npm', ['start'], {
  cwd: ROOT,
  env,
  detached: true,
  stdio: ['ignore', 'pipe', 'inherit'],
});
try {
  const curl = await curlLineOf(server);
  run('npm start', 'the curl line that it prints', curl);
  for (const document of DOCUMENTS) runBlocks(document);
} finally {
  process.kill(-(server.pid ?? 0), 'SIGTERM');
  await once(server, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
  mkdirSync(join(ROOT, 'reports'), { recursive: true });
  writeFileSync(join(ROOT, 'reports/commands.json'), JSON.stringify(counts));
}
process.exitCode = counts.failed === 0 ? 0 : 1;

async function curlLineOf({ stdout }: ChildProcessByStdio<null, Readable, null>): Promise<string> {
  let printed = '';
  for await (const chunk of stdout.iterator({ destroyOnReturn: false })) {
    printed += chunk;
    const line = /^curl .*$/m.exec(printed)?.[0];
    if (line === undefined) continue;
    stdout.resume();
    return line;
  }
  throw new Error(`npm start printed no curl line:\n${printed}`);
}

function runBlocks(document: string): void {
  let answer = '';
  const text = readFileSync(join(ROOT, document), 'utf8');
  for (const [, kind, block = ''] of text.matchAll(/^```(sh|json)\n([\s\S]*?)^```/gm)) {
    const commands = block.split('\n').filter((line) => line !== START && !ELSEWHERE.includes(line));
    const script = commands.map(asRunHere).join('\n').trim();
    if (kind === 'json') compare(document, answer, block);
    else if (script !== '') answer = run(document, script.split('\n')[0] ?? '', script);
  }
}

function asRunHere(line: string): string {
  return line === FINDS ? `${line.replace('npm ci && ', '')} > /dev/null || [ $? -eq 1 ]` : line;
}

/** What the script prints. A failure is told and counted, and the next one run. */
function run(document: string, title: string, script: string): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  tell(status === 0 ? undefined : `${stdout}${stderr}`, `${document}: ${title}`);
  return stdout;
}

function compare(document: string, answer: string, shown: string): void {
  const at = difference(parsed(answer), JSON.parse(shown), '#');
  tell(
    at === undefined ? undefined : `${at} is not what the service answers`,
    `${document}: the answer shown`,
  );
}

function tell(fault: string | undefined, title: string): void {
  counts[fault === undefined ? 'passed' : 'failed'] += 1;
  console.log(
    `${fault === undefined ? 'ok     ' : 'FAILED '}${title}${fault === undefined ? '' : `\n${fault}`}`,
  );
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Where the answer lacks something that is shown; undefined where nothing. Entries of lists may stand anywhere. */
function difference(found: unknown, shown: unknown, at: string): string | undefined {
  if (Array.isArray(shown) && Array.isArray(found)) {
    const lacking = shown.findIndex(
      (each) => !found.some((entry) => difference(entry, each, '') === undefined),
    );
    return lacking < 0 ? undefined : `${at}/${lacking}`;
  }
  if (typeof shown !== 'object' || shown === null || typeof found !== 'object' || found === null)
    return found === shown ? undefined : at;
  const members = new Map(Object.entries(found));
  for (const [name, value] of Object.entries(shown)) {
    const inner = difference(members.get(name), value, `${at}/${name}`);
    if (inner !== undefined) return inner;
  }
  return undefined;
}
