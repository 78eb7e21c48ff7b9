/**
 * `npm run readme`: runs every `sh` block of README.md, in order, each as one script; the block that starts the
 * server runs beside the others. Compares the `json` block with what the curl command before it answered.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ROOT } from './local/environment.ts';

/** Blocks that CI runs by themselves: the tests, and what contains them. */
const ELSEWHERE = ['npm ci && npm test', 'npm run check'];
const START = 'npm ci && npm start';

const blocks = [...readFileSync(join(ROOT, 'README.md'), 'utf8').matchAll(/^```(sh|json)\n([\s\S]*?)^```/gm)];
const dataDir = mkdtempSync(join(tmpdir(), 'icp-readme-'));
const env = { ...process.env, DATA_DIR: dataDir };
let passed = 0;
let answer = '';

// Everything is installed already: what starts the server here is the command after `npm ci`.
const server = spawn('npm', ['start'], { cwd: ROOT, env, detached: true });
let printed = '';
for await (const chunk of server.stdout) {
  printed += chunk;
  if (/^curl .*$/m.test(printed)) break;
}
server.stdout.resume();
try {
  run('the curl line that npm start prints', /^curl .*$/m.exec(printed)?.[0] ?? 'false');
  for (const [, kind, text = ''] of blocks) {
    const commands = text
      .split('\n')
      .filter((line) => line !== START && !ELSEWHERE.includes(line))
      .join('\n')
      .trim();
    if (kind === 'json') contains(JSON.parse(answer), JSON.parse(text), '#');
    else if (commands !== '') answer = run(commands.split('\n')[0] ?? '', commands);
  }
} finally {
  process.kill(-(server.pid ?? 0), 'SIGTERM');
  await once(server, 'exit');
  rmSync(dataDir, { recursive: true, force: true });
}
mkdirSync(join(ROOT, 'reports'), { recursive: true });
writeFileSync(join(ROOT, 'reports/readme.json'), JSON.stringify({ passed, failed: 0 }));

function run(title: string, script: string): string {
  const { status, stdout, stderr } = spawnSync('bash', ['-euo', 'pipefail', '-c', script], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
  if (status !== 0) throw new Error(`README: "${title}" failed (${status}):\n${stdout}${stderr}`);
  console.log(`ok     ${title}`);
  passed += 1;
  return stdout;
}

/** Fails where the answer lacks something that the README shows. Entries of lists may stand anywhere. */
function contains(found: unknown, shown: unknown, at: string): void {
  if (Array.isArray(shown) && Array.isArray(found)) {
    for (const each of shown) if (!found.some((entry) => holds(entry, each))) fail(at);
    return;
  }
  if (typeof shown === 'object' && shown !== null && typeof found === 'object' && found !== null) {
    const members = new Map(Object.entries(found));
    for (const [name, value] of Object.entries(shown)) contains(members.get(name), value, `${at}/${name}`);
    return;
  }
  if (found !== shown) fail(at);
}

function holds(found: unknown, shown: unknown): boolean {
  try {
    contains(found, shown, '');
    return true;
  } catch {
    return false;
  }
}

function fail(at: string): never {
  throw new Error(`README: the answer that it shows is not what the service answers, at ${at}`);
}
