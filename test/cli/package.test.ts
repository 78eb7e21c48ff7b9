import { execFileSync, spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/commands.ts';
import { REPORTERS } from '../../cli/reports/reporters.ts';
import { TOOLS } from '../../lib/mcp/tools.ts';
import { buildCli } from '../../scripts/build-cli.ts';
import { nodes } from '../../scripts/local/nodes.ts';
import { assistantOf, PATIENCE } from '../../testing/assistant.ts';

it('packs into a package that installs without the network and runs from an empty folder', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-package-'));
  const npm = (args: string[], cwd: string) =>
    execFileSync('npm', [...args, '--no-audit', '--no-fund', '--loglevel=error'], { cwd, encoding: 'utf8' });
  const tarball =
    npm(['pack', '--silent', '--pack-destination', folder], process.cwd()).trim().split('\n').at(-1) ?? '';
  npm(['install', '--offline', '--prefix', folder, join(folder, tarball)], folder);
  const empty = join(folder, 'empty');
  mkdirSync(empty);
  const bin = join(folder, 'node_modules/.bin/icp-preflight');
  for (const { path, major } of nodes()) {
    const run = (...args: string[]) => spawnSync(path, [bin, ...args], { cwd: empty, encoding: 'utf8' });
    expect(run('--version').stdout, `Node.js ${major}`).toBe('0.1.0\n');
    const check = run('check', 'domain', '例子.中国', '--expires', '2026-01-01', '--as-of', '2026-11-23');
    expect({ status: check.status, verdict: JSON.parse(check.stdout).verdict }).toEqual({
      status: 1,
      verdict: 'not-ready',
    });
    const assess = run('assess', join(process.cwd(), 'examples/icp.yaml'), '--format', 'sarif');
    expect({ status: assess.status, version: JSON.parse(assess.stdout).version }).toEqual({
      status: 1,
      version: '2.1.0',
    });
    const sheet = run(
      'assess',
      '--sheet',
      join(process.cwd(), 'examples/domains.csv'),
      '--out',
      join(empty, 'out.csv'),
      '-q',
    );
    expect(sheet.stdout).toContain('3 judged');
    expect(run('lookup', '--help').status).toBe(0);
    expect(run('assess', 'absent.yaml').stderr).toContain('absent.yaml: the file does not exist');
    for (const older of [true, false]) await servesAssistants(path, bin, older);
  }
}, 120_000);

/** `older`: as the official client connects by itself. */
async function servesAssistants(node: string, bin: string, older: boolean): Promise<void> {
  const client = await assistantOf(node, [bin, 'mcp', '--lang', 'en'], { older });
  const manifest = JSON.parse(readFileSync('package.json', 'utf8'));
  expect(client.getServerVersion()).toMatchObject({ name: manifest.name, version: manifest.version });
  const { tools } = await client.listTools(undefined, PATIENCE);
  expect(tools.map(({ name }) => name)).toEqual(Object.keys(TOOLS));
  const told = await client.callTool(
    { name: 'explain_rule', arguments: { rule: 'domain/registration-valid' } },
    PATIENCE,
  );
  expect(JSON.stringify(told.content)).toContain('Renew the domain name');
  await client.close();
}

it('is one file, which runs wherever it is put', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-alone-'));
  await buildCli(join(folder, 'built'));
  expect(readdirSync(join(folder, 'built'))).toEqual(['icp-preflight.cjs']);
  const program = join(folder, 'alone.cjs');
  copyFileSync(join(folder, 'built/icp-preflight.cjs'), program);
  const run = (path: string, args: readonly string[], input?: string) =>
    spawnSync(path, [program, ...args], { cwd: folder, encoding: 'utf8', input });
  for (const { path, major } of nodes()) {
    const listed = run(path, ['mcp'], '{"jsonrpc":"2.0","id":1,"method":"tools/list"}\n');
    expect(listed.stdout, `Node.js ${major}`).toContain('"check_domain"');
  }
  for (const name of Object.keys(COMMANDS)) {
    const { status, stdout } = run(process.execPath, [...name.split(' '), '--help']);
    expect({ name, status, helps: stdout.includes(name) }).toMatchObject({ status: 0, helps: true });
  }
  for (const format of Object.keys(REPORTERS)) {
    const ran = run(process.execPath, ['check', 'domain', 'example.com', '-f', format]);
    expect(ran).toMatchObject({ status: 0, stderr: '' });
  }
}, 120_000);

it('needs nothing at run time that is not in the package', () => {
  const { dependencies = {}, bin } = JSON.parse(readFileSync('package.json', 'utf8'));
  expect({ dependencies, bin }).toEqual({
    dependencies: {},
    bin: { 'icp-preflight': 'bin/icp-preflight.cjs' },
  });
});
