import { type ChildProcess, execFile, spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';
import { localKey, localToken } from '../../scripts/local/keys.ts';
import {
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  LOCAL_TABLE,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';
import { faultOf } from '../../scripts/local/words.ts';

let dataDir: string;
const children: ChildProcess[] = [];
beforeEach(() => {
  dataDir = mkdtempSync(join(tmpdir(), 'icp-faults-'));
  vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL_CREDENTIALS.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL_CREDENTIALS.secretAccessKey);
});
afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
  rmSync(dataDir, { recursive: true, force: true });
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
});

const tableAt = (endpoint: string) =>
  openTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint })(30_000);
/** A table that has been written and opened again, so that LevelDB has moved its log into a file. */
async function filledFolder(): Promise<string> {
  for (let round = 0; round < 2; round += 1) {
    const { endpoint, close } = await openEmbeddedTable(dataDir);
    const table = tableAt(endpoint);
    for (let index = 0; index < 5; index += 1) await table.put({ pk: `p${round}`, sk: `${index}` });
    await close();
  }
  return join(dataDir, 'table');
}
/** `npm start`'s script, until it ends. */
const start = () =>
  promisify(execFile)(process.execPath, ['scripts/start.ts'], {
    env: { ...process.env, PORT: String(20_000 + (process.pid % 10_000)), DATA_DIR: dataDir },
    timeout: 60_000,
  }).catch((error) => error as { code: number; stderr: string });

describe('a table folder that cannot be opened', () => {
  it('because another process has it, is said so, and by npm start without a stack', async () => {
    const own = await openEmbeddedTable(dataDir);
    const ended = await start();
    expect(ended).toMatchObject({ code: 1 });
    expect(ended.stderr).toMatch(
      /Another npm start, or a test, has .*table open. Stop that one, or choose another folder: DATA_DIR=/,
    );
    expect(ended.stderr).not.toMatch(/\n\s+at |Database is closed/);
    await own.close();
  });

  it.each([
    ['CURRENT is empty', (folder: string) => truncateSync(join(folder, 'CURRENT'))],
    ['CURRENT is gone', (folder: string) => rmSync(join(folder, 'CURRENT'))],
    ['its manifest is gone', (folder: string) => rmAll(folder, /^MANIFEST/)],
    ['a file with data is gone', (folder: string) => rmAll(folder, /\.ldb$/)],
    ['its manifest is cut off', (folder: string) => cutAll(folder, /^MANIFEST/)],
  ])('because %s, is said to be damaged, with what to do, and is left as it is', async (_, damage) => {
    const folder = await filledFolder();
    damage(folder);
    const files = readdirSync(folder).filter((file) => /ldb$|MANIFEST|CURRENT/.test(file));
    await expect(openEmbeddedTable(dataDir)).rejects.toThrow(
      /is damaged: .*Put the folder back from a copy.*mv .*table .*table\.damaged/,
    );
    for (const file of files) expect(readdirSync(folder)).toContain(file);
  });

  it('because its name is that of a file, is said so', async () => {
    writeFileSync(join(dataDir, 'table'), '');
    await expect(openEmbeddedTable(dataDir)).rejects.toThrow(/is not a folder. Move what has its name away/);
  });

  it.each([
    ['EACCES', "EACCES: permission denied, mkdir '/srv/data'", /cannot be written. Give yourself the right/],
    ['EROFS', "EROFS: read-only file system, mkdir '/srv/data'", /cannot be written/],
    ['LEVEL_IO_ERROR', 'IO error: /srv/data/LOCK: Permission denied', /cannot be written/],
    ['LEVEL_IO_ERROR', 'IO error: /srv/data/000001.log: No space left on device', /no room left on the disk/],
    ['ENOSPC', 'ENOSPC: no space left on device, write', /no room left on the disk/],
    ['LEVEL_LOCKED', 'IO error: lock /srv/data/LOCK: already held by process', /Another npm start/],
    ['LEVEL_CORRUPTION', 'Corruption: 1 missing files; e.g.: /srv/data/000005.ldb', /is damaged/],
    ['E2BIG', 'something else', /cannot be opened/],
  ])('with %s, "%s", is told in words, with what the system says', (code, text, words) => {
    const inner = Object.assign(new Error(text), { code });
    const { message } = faultOf('/srv/data', new Error('Database failed to open', { cause: inner }));
    expect(message).toMatch(words);
    expect(message).toContain(text);
  });
});

describe('a disk that is full while the table is open', () => {
  const canRaise = spawnSync('prlimit', ['--version']).status === 0;

  it.skipIf(!canRaise)(
    'has writes fail as an outage, and the table open again when there is room; what was answered is there',
    async () => {
      const script = `
      import { openEmbeddedTable } from './scripts/local/table.ts';
      console.log((await openEmbeddedTable(process.env.DATA_DIR)).endpoint);
      setInterval(() => {}, 1000);`;
      const limited = `ulimit -S -f 4000; exec "$0" --input-type=module -e "$1"`;
      const child = spawn('bash', ['-c', limited, process.execPath, script], {
        env: { ...process.env, DATA_DIR: dataDir },
      });
      children.push(child);
      let said = '';
      child.stderr.on('data', (chunk) => {
        said += chunk;
      });
      const [line] = await child.stdout.take(1).toArray();
      const table = tableAt(String(line).trim());
      const kept: string[] = [];
      const put = async (sk: string) => {
        await table.put({ pk: 'p', sk, text: 'x'.repeat(300_000) });
        kept.push(sk);
      };
      const fails = async () => {
        for (let index = 0; index < 60; index += 1) await put(String(index).padStart(2, '0'));
      };
      await expect(fails()).rejects.toThrow('table-unavailable');
      expect(kept.length).toBeGreaterThan(3);
      expect(child.exitCode).toBeNull();
      await vi.waitFor(() => expect(said).toContain('Until then requests are answered 503'), 10_000);
      spawnSync('prlimit', ['--pid', String(child.pid), '--fsize=unlimited']);
      // Tried all the time that it is closed and opened again: what is answered in between must be there as well.
      await vi.waitFor(() => put('zz'), { timeout: 30_000, interval: 5 });
      for (const sk of kept) expect((await table.get({ pk: 'p', sk }))?.sk).toBe(sk);
      await vi.waitFor(() => expect(said).toContain('can be written again'), 10_000);
    },
    90_000,
  );
});

describe('the key of this machine', () => {
  it.each([
    ['is empty', ''],
    ['is cut off', '{"kty":"EC","crv":"P-256","x":'],
    ['is another document', '{"keys":[]}'],
    ['lacks its private half', '{"kty":"EC","crv":"P-256","x":"a","y":"b","kid":"local-1"}'],
  ])('that %s is kept aside, which is said, and one that lasts is made', async (_, text) => {
    const file = join(dataDir, 'local-key.json');
    writeFileSync(file, text);
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const key = await localKey(dataDir);
    expect(await localKey(dataDir)).toEqual(key);
    expect(await localToken(key, 'demo', 'read')).toMatch(/^ey/);
    const [aside = ''] = readdirSync(dataDir).filter((name) => name.includes('damaged'));
    expect(readFileSync(join(dataDir, aside), 'utf8')).toBe(text);
    expect(said.mock.calls.map(String)).toEqual([
      expect.stringMatching(/was damaged. It is kept as .*damaged-\d+, and a new key is made: tokens/),
    ]);
  });

  it('that is in order is read, and nothing is said', async () => {
    const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const key = await localKey(dataDir);
    expect(await localKey(dataDir)).toEqual(key);
    expect([said.mock.calls.length, readdirSync(dataDir)]).toEqual([0, ['local-key.json']]);
  });
});

function rmAll(folder: string, name: RegExp): void {
  for (const file of matching(folder, name)) rmSync(join(folder, file));
}

function cutAll(folder: string, name: RegExp): void {
  for (const file of matching(folder, name)) truncateSync(join(folder, file), 3);
}

function matching(folder: string, name: RegExp): string[] {
  const files = readdirSync(folder).filter((file) => name.test(file));
  if (files.length === 0) throw new Error(`no ${name} in ${folder}`);
  return files;
}
