import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { load } from 'js-yaml';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DUE_SHARDS } from '../lib/table/keys.ts';
import { buildFunctions, filesOf, functionNames } from '../scripts/build.ts';
import { readBindings } from '../scripts/faas/bindings.ts';
import { nodes } from '../scripts/local/nodes.ts';
import { packageInto } from '../scripts/package.ts';

type Resource = { Type: string; Properties: { [name: string]: unknown }; DeletionPolicy?: string };
type Statement = { Effect: string; Action: string[]; Resource: unknown };

const folder = mkdtempSync(join(tmpdir(), 'icp-package-'));
const tableActions = load(readFileSync('deploy/table-actions.yml', 'utf8')) as Record<string, string[]>;
let resources: Record<string, Resource>;
const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);

beforeAll(async () => {
  await buildFunctions();
  packageInto(folder, 'prod');
  resources = resourcesIn(folder);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

function resourcesIn(folder: string): Record<string, Resource> {
  return JSON.parse(readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'))
    .Resources;
}

describe('the packaged stack', () => {
  it('has every function of functions/, each with a role of its own', () => {
    const functions = ofType('AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    expect(functions.map(({ Handler }) => Handler).sort()).toEqual(
      functionNames().map((name) => `dist/${name}.handler`),
    );
    const roles = functions.map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('gives no role an action or a resource beyond its own log group, the table and its indexes, and where its failures go', () => {
    const roles = ofType('AWS::IAM::Role');
    expect(roles).toHaveLength(functionNames().length);
    for (const [, { Properties }] of roles) {
      const policies = Properties.Policies as {
        PolicyName: string;
        PolicyDocument: { Statement: Statement[] };
      }[];
      const statements = policies.flatMap(({ PolicyDocument }) => PolicyDocument.Statement);
      for (const { Action, Resource } of statements) {
        for (const action of Action)
          expect(action).toMatch(
            /^(logs:(CreateLogStream|PutLogEvents)|dynamodb:((Batch)?GetItem|BatchWriteItem|PutItem|UpdateItem|DeleteItem|Query)|sqs:SendMessage)$/,
          );
        expect(JSON.stringify(Resource)).not.toContain('"*"');
      }
      const logs = statements.filter(({ Action }) => Action.some((action) => action.startsWith('logs:')));
      expect(JSON.stringify(logs)).toContain(`/aws/lambda/icp-preflight-prod-${policies[0]?.PolicyName}:*`);
      const queues = statements.filter(({ Action }) => Action.includes('sqs:SendMessage'));
      expect(queues.map(({ Resource }) => Resource)).toEqual(
        policies[0]?.PolicyName === 'revalidate' ? [{ 'Fn::GetAtt': ['RevalidationFailures', 'Arn'] }] : [],
      );
      const tables = statements.filter(({ Action }) =>
        Action.some((action) => action.startsWith('dynamodb:')),
      );
      const granted = tables.flatMap(({ Action, Resource }) =>
        Action.map(
          (action) =>
            action.replace('dynamodb:', '') + (/index\/(\w+)/.exec(JSON.stringify(Resource))?.[1] ?? ''),
        ),
      );
      const needed = tableActions[policies[0]?.PolicyName ?? ''] ?? [];
      expect(granted.sort()).toEqual(needed.map((each) => each.replace(' ', '')).sort());
    }
  });

  it('keeps the table: on demand, point-in-time recovery, encryption, expiry, its indexes, never deleted with the stack', () => {
    const [[, table] = ['', undefined]] = ofType('AWS::DynamoDB::Table');
    expect(table?.DeletionPolicy).toBe('Retain');
    expect(table?.Properties).toMatchObject({
      BillingMode: 'PAY_PER_REQUEST',
      PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
      SSESpecification: { SSEEnabled: true },
      TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
      GlobalSecondaryIndexes: [{ IndexName: 'gsi1' }, { IndexName: 'gsi2' }, { IndexName: 'due' }],
    });
  });

  it('alarms on errors and throttles of every function and on throttles of the table', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(
      ([, { Properties }]) => `${JSON.stringify(Properties.Dimensions)} ${Properties.MetricName}`,
    );
    for (const name of functionNames()) {
      for (const metric of ['Errors', 'Throttles']) {
        expect(alarms).toContain(`[{"Name":"FunctionName","Value":"icp-preflight-prod-${name}"}] ${metric}`);
      }
    }
    for (const metric of ['ReadThrottleEvents', 'WriteThrottleEvents']) {
      expect(alarms).toContain(`[{"Name":"TableName","Value":"icp-preflight-prod"}] ${metric}`);
    }
  });

  it('looks at every shard of what is due by one schedule, and alarms on what a run could not do', () => {
    const rules = ofType('AWS::Events::Rule').map(([, { Properties }]) => Properties);
    const shards = rules.flatMap(({ Targets }) =>
      (Targets as { Input: string }[]).flatMap(({ Input }) => JSON.parse(Input).shards as number[]),
    );
    expect(shards).toEqual(Array.from({ length: DUE_SHARDS }, (_, shard) => shard));
    expect(new Set(rules.map(({ ScheduleExpression }) => ScheduleExpression))).toEqual(
      new Set(['rate(15 minutes)']),
    );
    for (const name of ['RevalidationFailed', 'RevalidationRemaining']) {
      expect(resources[`${name}Filter`]?.Properties).toMatchObject({
        LogGroupName: '/aws/lambda/icp-preflight-prod-revalidate',
        MetricTransformations: [{ MetricName: name }],
      });
      expect(resources[`${name}Alarm`]?.Properties).toMatchObject({ MetricName: name, Threshold: 1 });
    }
  });

  it('lets in so many requests a second at the one gateway, and has no other way in', () => {
    const [[, stage] = ['', undefined], ...others] = ofType('AWS::ApiGatewayV2::Stage');
    expect(others).toEqual([]);
    expect(stage?.Properties.DefaultRouteSettings).toEqual({
      DetailedMetricsEnabled: true,
      ThrottlingRateLimit: 50,
      ThrottlingBurstLimit: 100,
    });
    expect(stage?.Properties.RouteSettings).toBeUndefined();
    expect(ofType('AWS::Lambda::Url')).toEqual([]);
    expect(ofType('AWS::ApiGateway::RestApi')).toEqual([]);
    expect(ofType('AWS::ApiGatewayV2::Api')).toHaveLength(1);
  });

  it('lets every function work on so many requests at once, and a run on each schedule', () => {
    const schedules = readBindings().flatMap((binding) => binding.schedules);
    for (const [, { Properties }] of ofType('AWS::Lambda::Function')) {
      const wanted = Properties.Handler === 'dist/revalidate.handler' ? schedules.length : 20;
      expect([Properties.Handler, Properties.ReservedConcurrentExecutions]).toEqual([
        Properties.Handler,
        wanted,
      ]);
    }
  });

  it('keeps what a failed run was told for a fortnight, encrypted, tries it no second time, and alarms', () => {
    const configs = ofType('AWS::Lambda::EventInvokeConfig').map(([, { Properties }]) => Properties);
    expect(configs).toMatchObject([
      {
        MaximumRetryAttempts: 0,
        DestinationConfig: {
          OnFailure: { Destination: { 'Fn::GetAtt': ['RevalidationFailures', 'Arn'] } },
        },
      },
    ]);
    expect(resources.RevalidationFailures?.Properties).toMatchObject({
      MessageRetentionPeriod: 14 * 24 * 3600,
      SqsManagedSseEnabled: true,
    });
    expect(resources.RevalidationFailuresAlarm?.Properties).toMatchObject({
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: resources.RevalidationFailures?.Properties.QueueName }],
      Threshold: 1,
    });
  });

  it('keeps the logs of every function for 30 days', () => {
    const groups = ofType('AWS::Logs::LogGroup').filter(([, { Properties }]) =>
      String(Properties.LogGroupName).startsWith('/aws/lambda/'),
    );
    expect(groups).toHaveLength(functionNames().length);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(30);
  });

  it('packs the bundles, which load in a bare folder with nothing else in reach, under Node.js 20 too where it is', () => {
    for (const zip of readdirSync(folder).filter((file) => file.endsWith('.zip'))) {
      const bare = mkdtempSync(join(tmpdir(), 'icp-bare-'));
      execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, zip), bare]);
      const name = zip.replace('.zip', '');
      const built = filesOf('dist', name);
      expect(built).toContain(`${name}.code.js`);
      expect(readdirSync(join(bare, 'dist')).sort()).toEqual(['package.json', ...built].sort());
      for (const file of built)
        expect(readFileSync(join(bare, 'dist', file)).equals(readFileSync(join('dist', file))), file).toBe(
          true,
        );
      const script = `process.stdout.write(typeof require('./dist/${name}.js').handler)`;
      for (const { path } of nodes())
        expect(execFileSync(path, ['-e', script], { cwd: bare, encoding: 'utf8' })).toBe('function');
      rmSync(bare, { recursive: true });
    }
  });

  it('starts what runs on a schedule from EventBridge, and lets nobody else', () => {
    const wanted = readBindings().flatMap(({ schedules }) => schedules);
    expect(ofType('AWS::Events::Rule')).toHaveLength(wanted.length);
    const principals = ofType('AWS::Lambda::Permission').map(([, { Properties }]) => Properties.Principal);
    expect(principals.filter((each) => each === 'events.amazonaws.com')).toHaveLength(wanted.length);
    expect(new Set(principals.filter((each) => each !== 'events.amazonaws.com'))).toEqual(
      new Set(['apigateway.amazonaws.com']),
    );
  });

  it('has no authorizer unless asked for one; then on every route but those that need no token', () => {
    const routes = (of: Record<string, Resource>) =>
      Object.values(of)
        .filter(({ Type }) => Type === 'AWS::ApiGatewayV2::Route')
        .map(({ Properties }) => [Properties.RouteKey, Properties.AuthorizationType]);
    expect(routes(resources).every(([, type]) => type === undefined)).toBe(true);
    const env = { GATEWAY_AUTHORIZER: 'jwt', JWT_ISSUER: 'https://issuer.example', JWT_AUDIENCE: 'icp' };
    const withAuthorizer = mkdtempSync(join(tmpdir(), 'icp-authorizer-'));
    Object.assign(process.env, env);
    try {
      packageInto(withAuthorizer, 'prod');
    } finally {
      for (const name of Object.keys(env)) delete process.env[name];
    }
    const made = resourcesIn(withAuthorizer);
    expect(routes(made).length).toBe(routes(resources).length);
    // A calendar cannot send a token; its address has a key. Pages and their files are for everybody.
    const pages = ['ANY /', 'ANY /console', 'ANY /console/{file}', 'ANY /v1/docs'];
    const openRoutes = ['$default', 'ANY /v1/calendar.ics', ...pages];
    for (const [key, type] of routes(made))
      expect([key, type]).toEqual([key, openRoutes.includes(String(key)) ? undefined : 'JWT']);
    expect(made.HttpApiAuthorizerJwt?.Properties).toMatchObject({
      AuthorizerType: 'JWT',
      IdentitySource: ['$request.header.Authorization'],
      JwtConfiguration: { Issuer: 'https://issuer.example', Audience: ['icp'] },
    });
    rmSync(withAuthorizer, { recursive: true });
  });

  it('leaves what needs no token to the routes that the authorizer leaves out', async () => {
    for (const { name, everyOtherPath } of readBindings()) {
      const { api } = await import(`../functions/${name}.ts`);
      const open = (api?.routes ?? []).filter(
        ({ scope, path, outsideApi }: { scope?: string; path: string; outsideApi?: true }) =>
          scope === undefined && path !== '/v1/calendar.ics' && outsideApi !== true,
      );
      if (!everyOtherPath) expect({ name, open }).toEqual({ name, open: [] });
    }
  });
});

describe('serverless print', () => {
  it('resolves every variable of serverless.yml', () => {
    const output = execFileSync(
      process.execPath,
      ['node_modules/serverless/bin/serverless.js', 'print', '--format', 'json', '--stage', 'prod'],
      { encoding: 'utf8', env: { ...process.env, SLS_TELEMETRY_DISABLED: '1' }, maxBuffer: 1 << 26 },
    );
    const printed = JSON.parse(output);
    expect(Object.keys(printed.functions).sort()).toEqual(functionNames());
    expect(printed.provider.environment).toMatchObject({ STAGE: 'prod', TABLE_NAME: 'icp-preflight-prod' });
    expect(output).not.toMatch(/\$\{(?!AWS::|Table\.|HttpApi\})/);
  });
});
