/**
 * `npm run deploy:check`: the stack is deployed, deployed again, deployed with another code of one function, and removed,
 * against moto's server on this machine; what was made is held against the template and what each function needs. It wants
 * a python3 with moto; without one it says so and ends with 0. cfn-lint reads the template where it is on the path.
 */
import { execFile, execFileSync, spawnSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { isDeepStrictEqual, promisify } from 'node:util';
import { load } from 'js-yaml';
import { buildFunctions } from './build.ts';
import type { Account } from './deploy/account.ts';
import { hasMoto, openMoto } from './deploy/moto.ts';
import { promisesOf, type Template, type Wanted } from './deploy/stack.ts';
import { readBindings } from './faas/bindings.ts';
import { ROOT } from './local/environment.ts';
import { packageInto } from './package.ts';

const STAGE = 'check';
const STACK = `icp-preflight-${STAGE}`;
/** Its code is changed alone. */
const CHANGED = 'describe';
const SETTINGS = {
  SLS_TELEMETRY_DISABLED: '1',
  /** How often the framework asks how far the stack is: moto is done at once. */
  SLS_AWS_MONITORING_FREQUENCY: '200',
  JWT_ISSUER: 'https://issuer.example',
  JWKS_URL: 'https://issuer.example/jwks.json',
  DEPLOYMENT_KEY: 'of-a-deployment-that-is-only-checked',
};

if (!hasMoto()) {
  console.error('!!! NOT CHECKED: no python3 with moto on the path, so that nothing was deployed.');
  process.exit(0);
}
const folders = ['first', 'second'].map((name) => mkdtempSync(join(tmpdir(), `icp-deploy-${name}-`)));
const [folder = '', other = ''] = folders;
const faults: string[] = [];
const moto = await openMoto();
const env = { ...process.env, ...SETTINGS, ...moto.env };
try {
  await buildFunctions();
  Object.assign(process.env, SETTINGS);
  packageInto(folder, STAGE);
  const linted = lint(join(folder, 'cloudformation-template-update-stack.json'));
  serverless('deploy', '--package', folder);
  const first = moto.account(STACK);
  lookAt(first);
  deployAgain(first);
  checkTable();
  remove(first);
  await linted;
} finally {
  await moto.close();
  for (const each of folders) rmSync(each, { recursive: true });
}
for (const fault of faults) console.error(`FAILED ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);

function lookAt(found: Account): void {
  const wanted = wantedOf(folder);
  for (const [promise, broken] of promisesOf(found, wanted)) hold(promise, broken);
  const [{ name = '', role: arn = '' } = {}] = found.functions;
  const role = arn.split('/').at(-1) ?? '';
  moto.widen(role, 'more');
  const told = promisesOf(moto.account(STACK), wanted).flatMap(([, broken]) => broken);
  const expected = `the role of ${name} may dynamodb:Scan on *, and need not`;
  hold(
    'a role that somebody gives more to is told of',
    told.join('; ') === expected ? [] : [`expected ${expected}, told ${told.join('; ') || 'nothing'}`],
  );
  moto.widen(role, 'less');
}

function wantedOf(packaged: string): Wanted {
  const template: { Resources: Template } = JSON.parse(
    readFileSync(join(packaged, 'cloudformation-template-update-stack.json'), 'utf8'),
  );
  const tableActions = load(readFileSync(join(ROOT, 'deploy/table-actions.yml'), 'utf8'));
  return {
    stack: STACK,
    template: template.Resources,
    bindings: readBindings(),
    tableActions: tableActions as Wanted['tableActions'],
  };
}

/** The same again; then with another code of one function. */
function deployAgain(first: Account): void {
  const said = serverless('deploy', '--package', folder);
  hold('a second deployment changes nothing', [
    ...(said.includes('No changes to deploy') ? [] : ['the framework saw changes']),
    ...(isDeepStrictEqual(moto.account(STACK), first) ? [] : ['something is not as it was']),
  ]);
  packageChanged();
  serverless('deploy', '--package', other);
  const second = moto.account(STACK);
  const codes = first.functions.flatMap(({ name, code }) =>
    second.functions.find((each) => each.name === name)?.code === code ? [] : [name],
  );
  const withoutCodes = (account: Account) => ({
    ...account,
    functions: account.functions.map(({ code: _, ...rest }) => rest),
  });
  hold('another code of one function changes the code of that one, and nothing else', [
    ...(codes.join() === `${STACK}-${CHANGED}` ? [] : [`changed: ${codes.join(', ') || 'none'}`]),
    ...(isDeepStrictEqual(withoutCodes(second), withoutCodes(first)) ? [] : ['more than codes changed']),
  ]);
}

/** What packaging makes a moment later of one bundle that is another: a folder of its own in the bucket, and that zip. */
function packageChanged(): void {
  cpSync(folder, other, { recursive: true });
  for (const file of readdirSync(other).filter((name) => name.endsWith('.json'))) {
    const text = readFileSync(join(other, file), 'utf8');
    writeFileSync(
      join(other, file),
      text.replaceAll(/(serverless\/[\w-]+\/[\w-]+\/)(\d{13})-[\d:.TZ-]+/g, later),
    );
  }
  const append = 'import sys, zipfile; zipfile.ZipFile(sys.argv[1], "a").writestr("dist/changed.txt", "")';
  execFileSync('python3', ['-c', append, join(other, `${CHANGED}.zip`)]);
}

function later(_: string, before: string, at: string): string {
  const then = Number(at) + 1000;
  return `${before}${then}-${new Date(then).toISOString()}`;
}

/** moto's table keeps nothing that callers at once are promised (docs/providers.md): each call waits for the one before. */
function checkTable(): void {
  const args = [join(ROOT, 'scripts/table/check.ts'), '--endpoint', moto.endpoint, '--in-turn'];
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' });
  hold(`moto's table, ${stdout.trim().split('\n').at(-1)}`, status === 0 ? [] : [`${stdout}${stderr}`]);
}

function remove(before: Account): void {
  serverless('remove');
  const { tables, resources, ...left } = moto.account(STACK);
  const kept = Object.entries(left).filter(([, found]) => found.length > 0);
  hold(
    'nothing is left of the stack but its table',
    kept.map(([kind, found]) => `${kind}: ${JSON.stringify(found)}`),
  );
  hold(
    'the table is kept as it was',
    isDeepStrictEqual(tables, before.tables) ? [] : [JSON.stringify(tables)],
  );
}

/** W3005: the framework writes dependencies that follow from others. */
async function lint(template: string): Promise<void> {
  const run = promisify(execFile)('cfn-lint', ['--ignore-checks', 'W3005', '--', template]);
  const [stdout = '', missing] = await run.then(
    () => [],
    (error) => [error.stdout ?? '', error.code === 'ENOENT'],
  );
  if (missing) console.error('!!! NOT CHECKED: no cfn-lint on the path, so that nothing read the template.');
  else hold('cfn-lint finds nothing but W3005', stdout === '' ? [] : [stdout]);
}

function hold(promise: string, broken: readonly string[]): void {
  console.log(`${broken.length === 0 ? 'ok    ' : 'FAILED'} ${promise}`);
  for (const fault of broken) faults.push(`${promise}: ${fault}`);
}

function serverless(...args: string[]): string {
  const program = join(ROOT, 'node_modules/serverless/bin/serverless.js');
  const { status, stdout, stderr } = spawnSync(process.execPath, [program, ...args, '--stage', STAGE], {
    cwd: ROOT,
    env,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`serverless ${args[0]} failed:\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}
