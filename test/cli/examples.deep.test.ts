/** The examples of help, as they are printed, in an empty folder beside nothing but the packed program. */
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/commands.ts';
import { LANGUAGES } from '../../lib/texts.ts';

/** A folder as people have them, with a space in its name. */
const folder = mkdtempSync(join(tmpdir(), 'icp examples-'));
const HELPS = ['', 'collect', 'check', ...Object.keys(COMMANDS)];

beforeAll(() => {
  const npm = (args: string[]) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { encoding: 'utf8' });
  const packed = npm(['pack', '--silent', '--pack-destination', folder]).trim().split('\n').at(-1) ?? '';
  npm(['install', '--offline', '--global', '--prefix', join(folder, 'global'), join(folder, packed)]);
}, 60_000);

/** What a shell does with a line. Nobody writes into standard input. */
function shell(line: string, cwd: string, language: string) {
  const PATH = [join(folder, 'global/bin'), process.env.PATH].join(delimiter);
  const env = { ...process.env, PATH, LC_ALL: `${language.replace('-', '_')}.UTF-8` };
  return spawnSync('sh', ['-c', line], { cwd, env, encoding: 'utf8', input: '' });
}

describe.each(LANGUAGES)('in %s', (language) => {
  it('each runs, and finds the files that it names', () => {
    const seen = new Set<string>();
    for (const name of HELPS) {
      const cwd = mkdtempSync(join(folder, 'empty-'));
      const { status, stdout } = shell(`icp-preflight ${name} --help`, cwd, language);
      const lines = stdout.split('\n').filter((line) => line.startsWith('  icp-preflight '));
      expect({ name, status, some: lines.length > 0 }).toMatchObject({
        status: 0,
        some: true,
      });
      for (const line of lines.map((each) => each.trim()).filter((each) => !seen.has(each))) {
        seen.add(line);
        const ran = shell(line, cwd, language);
        // The sheet of the examples has a row that cannot be read: the rest of it is judged.
        const most = line.includes('--sheet') || line.includes('collect sheet') ? 2 : 1;
        expect({ line, ran: (ran.status ?? 9) <= most, err: ran.stderr }).toMatchObject({ ran: true });
        expect(`${line}\n${ran.stderr}`).not.toMatch(/does not exist|文件不存在|unexpected failure|意外失败/);
      }
      expect(readdirSync(cwd)).not.toContain('examples');
    }
    expect(seen.size).toBeGreaterThan(20);
  });
});
