import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { CATALOGUE_HASH } from '../../lib/rules/catalogue-hash.ts';
import { domain, entity, server } from '../../testing/facts.ts';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, type World } from '../../testing/world.ts';

const run = promisify(execFile);
const folder = mkdtempSync(join(tmpdir(), 'icp-impact-test-'));
/** The policy files as they are, but that the top-level domain cn is not on the list. */
const older = join(folder, 'older');
let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;

beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
  cpSync('lib/policy', older, { recursive: true });
  const tlds = readFileSync(join(older, 'tlds.json'), 'utf8');
  writeFileSync(join(older, 'tlds.json'), tlds.replace('"tld": "cn"', '"tld": "of-old"'));
  rmSync(join(older, 'regions.json'));
});
afterAll(async () => {
  await gateway.close();
  await world.close();
  rmSync(folder, { recursive: true });
});

async function impact(args: string[], env: NodeJS.ProcessEnv = {}) {
  const { code, stdout, stderr } = await run(process.execPath, ['scripts/impact.ts', ...args], {
    env: { ...process.env, LANG: 'C', LC_ALL: '', ...env },
  }).then(
    (done) => ({ ...done, code: 0 }),
    (error) => error,
  );
  return { code, stdout, stderr };
}

function file(name: string, content: unknown): string {
  const path = join(folder, name);
  writeFileSync(path, JSON.stringify(content));
  return path;
}

describe('npm run impact', () => {
  it('tells which verdicts change and by which rule, and which policy files differ or lack', async () => {
    const { code, stdout } = await impact(['--from', older, '--exit-code']);
    expect(code).toBe(1);
    expect(stdout).toMatch(new RegExp(`^catalogue [0-9a-f]{12} -> ${CATALOGUE_HASH}$`, 'm'));
    expect(stdout).toContain('policy files that differ: tlds.json\n');
    expect(stdout).toContain('not there, the present ones are used: regions.json\n');
    expect(stdout).toContain('examples/ready.json: undecided -> ready\n');
    expect(stdout).toContain(
      '  ! domain/tld-approved (domain haitangjiaju.cn): unknown -> pass  .cn is on the list',
    );
    expect(stdout).toContain('requests: 2, with another verdict: 1, with other findings only: 0');
  });

  it('speaks Chinese where the locale does, and takes any kind of request', async () => {
    const requests = [
      file('list.json', [{ ...domain, entity }, server]),
      file('routing.json', { domain: domain.name, filing: { status: 'none' }, servers: [server] }),
      'events/check-domain',
      'events/assess/odd-rest-in-chinese.json',
    ].flatMap((path) => ['--requests', path]);
    const { code, stdout } = await impact(['--from', older, '--as-of', '2026-11-23', ...requests], {
      LC_ALL: 'zh_CN.UTF-8',
    });
    expect(code).toBe(0);
    expect(stdout).toMatch(/list\.json#\/0: undecided -> ready\n {2}! .*清单/);
    expect(stdout).toContain('refused-public-suffix.json: does not fit the schema of both');
    expect(stdout).toContain('requests: 9, with another verdict: 3');
  });

  it('finds nothing between a catalogue and itself, given as a checkout or as its policy files', async () => {
    for (const from of ['.', 'lib/policy']) {
      const { code, stdout } = await impact(['--from', from, '--json', '--exit-code']);
      const { catalogue, differing, lacking, items } = JSON.parse(stdout);
      expect([code, differing, lacking]).toEqual([0, [], []]);
      expect(catalogue).toEqual({ from: CATALOGUE_HASH, to: CATALOGUE_HASH });
      expect(items.map(({ changes }: { changes: unknown[] }) => changes)).toEqual([[], []]);
    }
  });

  it('reads the stored results of a running service', async () => {
    const { body } = await world.call(checkDomain, {
      path: '/v1/domain-checks',
      body: { ...domain, entity },
    });
    const token = await world.token({ tenant: 'acme', scope: 'read' });
    const args = ['--from', older, '--service', gateway.address];
    const { stdout } = await impact(args, { TOKEN: token });
    expect(stdout).toContain(`/v1/results/${body.id}: undecided -> ready`);
    expect(stdout).toContain('requests: 1, with another verdict: 1');
    expect(await impact(args, { TOKEN: 'x.y.z' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('expected 200, found 401'),
    });
    expect(await impact(args, { TOKEN: '' })).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('TOKEN'),
    });
  });

  it.each([
    [['--help'], 0, 'usage: npm run -s impact'],
    [[], 2, '--from is missing'],
    [['--from', 'docs'], 2, 'expected policy files'],
    [['--from', 'lib/policy', '--as-of', '2026-02-30'], 2, 'expected YYYY-MM-DD'],
    [['--from', 'lib/policy', '--fly'], 2, "Unknown option '--fly'"],
    [['--from', 'lib/policy', '--requests', 'docs/openapi.json'], 2, 'docs/openapi.json: expected the body'],
    [['--from', 'lib/policy', '--requests', 'README.md'], 2, 'README.md'],
    [['--from', 'lib/policy', '--requests', 'nowhere'], 2, 'no such file'],
  ])('%j: exit %i, says what is wrong', async (args, code, says) => {
    const found = await impact(args);
    expect(found.code).toBe(code);
    expect(found.stdout + found.stderr).toContain(says);
  });
});
