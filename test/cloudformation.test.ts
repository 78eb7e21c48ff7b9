import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DUE_SHARDS } from '../lib/store/keys.ts';
import { buildFunctions, functionNames } from '../scripts/build.ts';
import { packageInto } from '../scripts/package.ts';

type Resource = { Type: string; Properties: { [name: string]: unknown }; DeletionPolicy?: string };
type Statement = { Effect: string; Action: string[]; Resource: unknown };

const folder = mkdtempSync(join(tmpdir(), 'icp-package-'));
let resources: Record<string, Resource>;
const ofType = (type: string) => Object.entries(resources).filter(([, { Type }]) => Type === type);

beforeAll(async () => {
  await buildFunctions();
  packageInto(folder, 'prod');
  resources = JSON.parse(
    readFileSync(join(folder, 'cloudformation-template-update-stack.json'), 'utf8'),
  ).Resources;
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true }));

describe('the packaged stack', () => {
  it('has every function of functions/, each with a role of its own', () => {
    const functions = ofType('AWS::Lambda::Function').map(([, { Properties }]) => Properties);
    expect(functions.map(({ Handler }) => Handler).sort()).toEqual(
      functionNames().map((name) => `dist/${name}.handler`),
    );
    const roles = functions.map(({ Role }) => JSON.stringify(Role));
    expect(new Set(roles).size).toBe(functions.length);
  });

  it('gives no role an action or a resource beyond its own log group, the table and its indexes', () => {
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
            /^(logs:(CreateLogStream|PutLogEvents)|dynamodb:((Batch)?GetItem|BatchWriteItem|PutItem|UpdateItem|DeleteItem|Query))$/,
          );
        expect(JSON.stringify(Resource)).not.toContain('"*"');
      }
      const logs = statements.filter(({ Action }) => Action.some((action) => action.startsWith('logs:')));
      expect(JSON.stringify(logs)).toContain(`/aws/lambda/icp-preflight-prod-${policies[0]?.PolicyName}:*`);
      const tables = statements.filter(({ Action }) =>
        Action.some((action) => action.startsWith('dynamodb:')),
      );
      if (policies[0]?.PolicyName === 'describe') expect(tables).toEqual([]);
      else expect(tables.length).toBeGreaterThan(0);
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

  it('keeps the logs of every function for 30 days', () => {
    const groups = ofType('AWS::Logs::LogGroup').filter(([, { Properties }]) =>
      String(Properties.LogGroupName).startsWith('/aws/lambda/'),
    );
    expect(groups).toHaveLength(functionNames().length);
    for (const [, { Properties }] of groups) expect(Properties.RetentionInDays).toBe(30);
  });

  it('packs functions that load in a bare folder with nothing else in reach', () => {
    for (const zip of readdirSync(folder).filter((file) => file.endsWith('.zip'))) {
      const bare = mkdtempSync(join(tmpdir(), 'icp-bare-'));
      execFileSync('python3', ['-m', 'zipfile', '-e', join(folder, zip), bare]);
      const name = zip.replace('.zip', '');
      expect(readdirSync(join(bare, 'dist')).sort()).toEqual(['package.json', `${name}.js`].sort());
      const script = `process.stdout.write(typeof require('./dist/${name}.js').handler)`;
      const type = execFileSync(process.execPath, ['-e', script], { cwd: bare, encoding: 'utf8' });
      expect(type).toBe('function');
      rmSync(bare, { recursive: true });
    }
  });
});
