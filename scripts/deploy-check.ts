/**
 * `npm run deploy:check`: the stack is deployed, deployed again and removed, against moto's server on this machine. It wants
 * moto_server, aws and python3 with moto on the path; without them it says so and ends with 0. What moto makes nothing of
 * (API Gateway v2, alarms, metric filters, the table's expiry and recovery) is held by test/cloudformation.deep.test.ts alone.
 */
import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { DUE_SHARDS } from '../lib/table/keys.ts';
import { buildFunctions } from './build.ts';
import { ROOT } from './local/environment.ts';
import { packageInto } from './package.ts';

const STAGE = 'check';
const STACK = `icp-preflight-${STAGE}`;
const START_MS = 60_000;
/** moto calls what cfn-lint merely remarks a fault of the template. */
const SERVER = `
import sys
import moto.cloudformation.models as models
from moto.server import main
models.validate_template_cfn_lint = lambda template: []
main(['-H', '127.0.0.1', '-p', sys.argv[1]])`;

type Resource = { Type: string; Properties: Record<string, never> };

const missing = ['moto_server', 'aws', 'python3'].filter(
  (name) => spawnSync(name, ['--help']).error !== undefined,
);
if (missing.length > 0) {
  console.error(`!!! NOT CHECKED: no ${missing.join(', ')} on the path, so that nothing was deployed.`);
  process.exit(0);
}
const folder = mkdtempSync(join(tmpdir(), 'icp-deploy-'));
const port = await freePort();
const env = {
  ...process.env,
  AWS_ENDPOINT_URL: `http://127.0.0.1:${port}`,
  AWS_ACCESS_KEY_ID: 'check',
  AWS_SECRET_ACCESS_KEY: 'check',
  AWS_DEFAULT_REGION: 'ap-southeast-1',
  SLS_TELEMETRY_DISABLED: '1',
  JWT_ISSUER: 'https://issuer.example',
  JWKS_URL: 'https://issuer.example/jwks.json',
  DEPLOYMENT_KEY: 'of-a-deployment-that-is-only-checked',
};
const faults: string[] = [];
const moto = spawn('python3', ['-c', SERVER, String(port)], { stdio: 'ignore' });
try {
  await answers();
  await buildFunctions();
  Object.assign(process.env, env);
  packageInto(folder, STAGE);
  serverless('deploy', '--package', folder);
  await lookAtStack();
  hold(
    'a second deployment changes nothing',
    serverless('deploy', '--package', folder).includes('No changes to deploy'),
  );
  serverless('remove');
  hold(
    'nothing is left of the stack but its table',
    asked('lambda list-functions', 'Functions').length === 0,
  );
  hold('the table is kept', asked('dynamodb list-tables', 'TableNames').includes(STACK as never));
} finally {
  moto.kill('SIGKILL');
  await once(moto, 'close');
  rmSync(folder, { recursive: true });
}
for (const fault of faults) console.error(`FAILED ${fault}`);
process.exit(faults.length === 0 ? 0 : 1);

/** Every resource that moto makes is there, with its properties. */
async function lookAtStack(): Promise<void> {
  const file = join(folder, 'cloudformation-template-update-stack.json');
  const resources: Resource[] = Object.values(JSON.parse(readFileSync(file, 'utf8')).Resources);
  const ofType = (type: string) => resources.filter(({ Type }) => Type === type);
  const functions = asked('lambda list-functions --max-items 1000', 'Functions');
  for (const { Properties } of ofType('AWS::Lambda::Function')) {
    const { FunctionName, Timeout, MemorySize, Handler, Runtime, Environment } = Properties;
    const found = functions.find((each) => each.FunctionName === FunctionName);
    const wanted = [Timeout, MemorySize, Handler, Runtime, Environment];
    const made = [found?.Timeout, found?.MemorySize, found?.Handler, found?.Runtime, found?.Environment];
    hold(`the function ${FunctionName}`, JSON.stringify(wanted) === JSON.stringify(made));
  }
  hold(
    'a role for each function',
    asked('iam list-roles', 'Roles').length === ofType('AWS::IAM::Role').length,
  );
  const groups = asked('logs describe-log-groups', 'logGroups');
  hold(
    'logs end after 30 days',
    groups.length === ofType('AWS::Logs::LogGroup').length &&
      groups.every(({ retentionInDays }) => retentionInDays === 30),
  );
  const rules = asked('events list-rules', 'Rules');
  const shards = rules
    .flatMap(({ Name }) => asked(`events list-targets-by-rule --rule ${Name}`, 'Targets'))
    .flatMap(({ Input }) => JSON.parse(Input).shards);
  hold(
    'schedules name every shard once',
    JSON.stringify(shards.sort((one, other) => one - other)) ===
      JSON.stringify([...Array(DUE_SHARDS).keys()]),
  );
  hold(
    'a queue for runs that failed',
    asked('sqs list-queues', 'QueueUrls').some((url) => String(url).endsWith('-revalidation-failures')),
  );
  const { Table } = JSON.parse(aws(`dynamodb describe-table --table-name ${STACK}`));
  const indexes = Table.GlobalSecondaryIndexes.map(({ IndexName }: { IndexName: string }) => IndexName);
  hold('the table, with its indexes', Table.TableStatus === 'ACTIVE' && indexes.join() === 'gsi1,gsi2,due');
  hold('the table cannot be deleted by mistake', Table.DeletionProtectionEnabled === true);
}

function hold(promise: string, holds: boolean): void {
  console.log(`${holds ? 'ok    ' : 'FAILED'} ${promise}`);
  if (!holds) faults.push(promise);
}

// biome-ignore lint/suspicious/noExplicitAny: what a service lists, as it writes it
function asked(command: string, member: string): any[] {
  return JSON.parse(aws(command) || '{}')[member] ?? [];
}

function aws(command: string): string {
  const where = ['--endpoint-url', env.AWS_ENDPOINT_URL, '--output', 'json'];
  return execFileSync('aws', [...where, ...command.split(' ')], { env, encoding: 'utf8' });
}

function serverless(...args: string[]): string {
  const program = join(ROOT, 'node_modules/serverless/bin/serverless.js');
  const options = { cwd: ROOT, env, encoding: 'utf8' } as const;
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [program, ...args, '--stage', STAGE],
    options,
  );
  if (status !== 0) throw new Error(`serverless ${args[0]} failed:\n${stdout}${stderr}`);
  return `${stdout}${stderr}`;
}

async function answers(): Promise<void> {
  for (const until = Date.now() + START_MS; Date.now() < until; await wait(200))
    if ((await fetch(env.AWS_ENDPOINT_URL).catch(() => undefined)) !== undefined) return;
  throw new Error(`moto's server did not answer within ${START_MS / 1000} s`);
}

async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1');
  await once(probe, 'listening');
  const found = (probe.address() as AddressInfo).port;
  probe.close();
  await once(probe, 'close');
  return found;
}
