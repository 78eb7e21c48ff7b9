import { describe, expect, it } from 'vitest';
import { TABLE_SCHEMA } from '../../lib/table/create-table.ts';
import type { Account, Role } from '../../scripts/deploy/account.ts';
import { type Need, neededBy, roleFaults } from '../../scripts/deploy/roles.ts';
import { promisesOf, type Wanted } from '../../scripts/deploy/stack.ts';

const TABLE = 'arn:aws:dynamodb:ap-southeast-1:123456789012:table/icp';
const LOG_GROUP = 'arn:aws:logs:ap-southeast-1:123456789012:log-group:/aws/lambda/icp-check-run:*';
const QUEUE = 'arn:aws:sqs:ap-southeast-1:123456789012:icp-check-revalidation-failures';
const NEED: Need = {
  tableActions: ['GetItem', 'Query gsi1'],
  table: TABLE,
  logGroup: LOG_GROUP,
  failures: QUEUE,
};
const allow = (Action: unknown, Resource: unknown, more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});

/** As the template makes it. */
function roleOf(over: Partial<Role> = {}, ...more: Role['policies'][number]['Statement']): Role {
  const Statement = [
    allow(['logs:CreateLogStream', 'logs:PutLogEvents'], LOG_GROUP),
    allow(['dynamodb:GetItem'], TABLE),
    allow(['dynamodb:Query'], `${TABLE}/index/gsi1`),
    allow('sqs:SendMessage', QUEUE),
    ...more,
  ];
  const lambda = {
    Effect: 'Allow',
    Principal: { Service: 'lambda.amazonaws.com' },
    Action: 'sts:AssumeRole',
  };
  return {
    arn: 'arn:role/run',
    trust: { Statement: [lambda] },
    policies: [{ Statement }],
    attached: [],
    ...over,
  };
}

describe('a role', () => {
  const needed = neededBy(NEED);
  const trusted = (Statement: Role['trust']['Statement']) => roleOf({ trust: { Statement } });

  it('that allows what its function needs has no fault', () => {
    expect(roleFaults(roleOf(), needed)).toEqual([]);
  });

  it.each<[string, Role, string]>([
    [
      'one action more',
      roleOf({}, allow('dynamodb:Scan', TABLE)),
      `may dynamodb:Scan on ${TABLE}, and need not`,
    ],
    ['every action', roleOf({}, allow('dynamodb:*', TABLE)), `may dynamodb:* on ${TABLE}, and need not`],
    [
      'another table',
      roleOf({}, allow(['dynamodb:GetItem'], [`${TABLE}2`])),
      `may dynamodb:GetItem on ${TABLE}2, and need not`,
    ],
    ['every resource', roleOf({}, allow('dynamodb:GetItem', '*')), 'may dynamodb:GetItem on *, and need not'],
    [
      'the table for an index',
      roleOf({}, allow('dynamodb:Query', TABLE)),
      `may dynamodb:Query on ${TABLE}, and need not`,
    ],
    [
      'another index',
      roleOf({}, allow('dynamodb:Query', `${TABLE}/index/*`)),
      `may dynamodb:Query on ${TABLE}/index/*, and need not`,
    ],
    [
      'all but an action',
      roleOf({}, { Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }),
      'has a statement with NotAction: "iam:*"',
    ],
    [
      'all but a resource',
      roleOf({}, { Effect: 'Allow', Action: 's3:GetObject', NotResource: 'arn:x' }),
      'has a statement with NotResource: "arn:x"',
    ],
    [
      'a condition',
      roleOf({}, allow('dynamodb:GetItem', TABLE, { Condition: {} })),
      'has a statement with Condition: {}',
    ],
    [
      'a refusal',
      roleOf({}, { Effect: 'Deny', Action: 'dynamodb:GetItem', Resource: TABLE }),
      'has a statement with the effect Deny',
    ],
    [
      'a policy of the account',
      roleOf({ attached: ['arn:aws:iam::aws:policy/AdministratorAccess'] }),
      'has the policy arn:aws:iam::aws:policy/AdministratorAccess attached',
    ],
    [
      'a second policy',
      roleOf({ policies: [...roleOf().policies, { Statement: [allow('s3:*', '*')] }] }),
      'may s3:* on *, and need not',
    ],
    [
      'anybody who takes it',
      trusted([{ Effect: 'Allow', Principal: '*', Action: 'sts:AssumeRole' }]),
      'is for others than Lambda',
    ],
    [
      'another service too',
      trusted([
        ...roleOf().trust.Statement,
        { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' },
      ]),
      'is for others than Lambda',
    ],
  ])('with %s is told of', (_, role, fault) => {
    expect(roleFaults(role, needed)).toEqual([expect.stringContaining(fault)]);
  });

  it.each(needed)('without %s is told of', (permission) => {
    const [action = '', resource = ''] = permission.split(' on ');
    const Statement = roleOf().policies.flatMap((policy) =>
      policy.Statement.map((each) => ({
        ...each,
        Action: [each.Action].flat().filter((one) => one !== action || each.Resource !== resource),
      })),
    );
    expect(roleFaults(roleOf({ policies: [{ Statement }] }), needed)).toEqual([
      `may not ${permission}, and needs to`,
    ]);
  });
});

const bindings = [
  {
    name: 'run',
    paths: [],
    everyOtherPath: false,
    timeoutSeconds: 10,
    schedules: [{ rate: '15 minutes', input: {} }],
  },
  { name: 'ask', paths: ['/v1/ask'], everyOtherPath: false, timeoutSeconds: 10, schedules: [] },
];
const rule = 'arn:aws:events:ap-southeast-1:123456789012:rule/run-1';

/** A small stack, as it is when all is well. */
function stack(): { account: Account; wanted: Wanted } {
  const function_ = (name: string) => ({
    Type: 'AWS::Lambda::Function',
    Properties: { FunctionName: `icp-check-${name}`, Timeout: 10, ReservedConcurrentExecutions: 4 },
  });
  const group = (name: string) => ({
    Type: 'AWS::Logs::LogGroup',
    Properties: { LogGroupName: `/aws/lambda/icp-check-${name}` },
  });
  const template = {
    Run: function_('run'),
    Ask: function_('ask'),
    RunLog: group('run'),
    AskLog: group('ask'),
    RunFailures: { Type: 'AWS::Lambda::EventInvokeConfig', Properties: { FunctionName: { Ref: 'Run' } } },
    Route: { Type: 'AWS::ApiGatewayV2::Route', Properties: {} },
    Table: {
      Type: 'AWS::DynamoDB::Table',
      Properties: {
        TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        SSESpecification: { SSEEnabled: true },
      },
    },
  };
  const caller = (Service: string, from: string) => ({
    Effect: 'Allow',
    Action: 'lambda:InvokeFunction',
    Principal: { Service },
    Condition: { ArnLike: { 'AWS:SourceArn': from } },
  });
  const made = (name: string, callers: Account['functions'][number]['callers']) => ({
    name: `icp-check-${name}`,
    role: `arn:role/${name}`,
    code: name,
    settings: { Timeout: 10 },
    concurrency: 4,
    callers,
  });
  const ask = roleOf({
    arn: 'arn:role/ask',
    policies: [
      { Statement: [allow(['logs:CreateLogStream', 'logs:PutLogEvents'], LOG_GROUP.replace('run', 'ask'))] },
    ],
  });
  const { BillingMode = '', KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = TABLE_SCHEMA;
  return {
    wanted: { stack: 'icp-check', template, bindings, tableActions: { run: ['GetItem', 'Query gsi1'] } },
    account: {
      functions: [
        made('run', [caller('events.amazonaws.com', rule)]),
        made('ask', [caller('apigateway.amazonaws.com', 'arn:aws:execute-api:a:1:x/*')]),
      ],
      roles: [roleOf(), ask],
      logGroups: ['run', 'ask'].map((name) => ({
        arn: LOG_GROUP.replace('run', name),
        name: `/aws/lambda/icp-check-${name}`,
        days: 30,
      })),
      schedules: [
        {
          arn: rule,
          rate: 'rate(15 minutes)',
          state: 'ENABLED',
          targets: [
            { arn: 'arn:function:icp-check-run', input: JSON.stringify({ shards: [...Array(16).keys()] }) },
          ],
        },
      ],
      queues: [{ arn: QUEUE, retentionSeconds: 1_209_600, encrypted: true }],
      tables: [
        {
          arn: TABLE,
          name: 'icp-check',
          billing: BillingMode,
          keys: KeySchema,
          attributes: AttributeDefinitions,
          indexes: GlobalSecondaryIndexes,
          stream: null,
          deletionProtection: true,
        },
      ],
      buckets: [],
      dashboards: [],
      resources: Object.fromEntries(
        Object.entries(template).map(([name, { Type }]) => [
          name,
          Type === 'AWS::ApiGatewayV2::Route' ? '' : Type,
        ]),
      ),
    },
  };
}

function toldOf(change: (account: Account, wanted: Wanted) => void): string {
  const { account, wanted } = stack();
  change(account, wanted);
  return promisesOf(account, wanted)
    .flatMap(([, faults]) => faults)
    .join('\n');
}

/** The first of a list of the stack: there is one. */
function first<T>(list: readonly T[]): T {
  return list[0] as T;
}

describe('a deployed stack', () => {
  it('has no fault when all is well', () => {
    expect(toldOf(() => undefined)).toBe('');
  });

  it.each<[string, (account: Account, wanted: Wanted) => void, string]>([
    [
      'a resource that is not there',
      ({ resources }) => {
        delete resources.AskLog;
      },
      'AskLog: expected AWS::Logs::LogGroup, found nothing',
    ],
    [
      'a function with less time',
      ({ functions }) => {
        first(functions).settings.Timeout = 3;
      },
      'icp-check-run Timeout: expected 10, found 3',
    ],
    [
      'a function that is not held back',
      ({ functions }) => {
        first(functions).concurrency = null;
      },
      'ReservedConcurrentExecutions: expected 4, found null',
    ],
    [
      'a function that nobody asked for',
      ({ functions }) => {
        first(functions).name = 'other';
      },
      'other is none of the template',
    ],
    [
      'a function that anybody calls',
      ({ functions }) => {
        first(functions).callers.push({ Effect: 'Allow', Action: 'lambda:InvokeFunction', Principal: '*' });
      },
      'icp-check-run is called by',
    ],
    [
      'a function that nobody calls',
      ({ functions }) => {
        first(functions).callers.pop();
      },
      'icp-check-run is called by',
    ],
    [
      'a role for two',
      ({ functions }) => {
        first(functions).role = 'arn:role/ask';
      },
      'some functions share a role',
    ],
    [
      'a role for none',
      ({ roles }) => {
        roles.push(roleOf({ arn: 'arn:role/spare' }));
      },
      'arn:role/spare is the role of no function',
    ],
    [
      'a role from elsewhere',
      ({ functions }) => {
        first(functions).role = 'arn:role/shared';
      },
      'icp-check-run has no role of this stack',
    ],
    [
      'logs for ever',
      ({ logGroups }) => {
        first(logGroups).days = null;
      },
      'the groups: expected',
    ],
    [
      'a schedule that is off',
      ({ schedules }) => {
        first(schedules).state = 'DISABLED';
      },
      'the schedules: expected',
    ],
    [
      'a schedule at another time',
      ({ schedules }) => {
        first(schedules).rate = 'rate(1 day)';
      },
      'the schedules: expected',
    ],
    [
      'a shard that is left out',
      ({ schedules }) => {
        first(first(schedules).targets).input = '{"shards":[0,1,2]}';
      },
      'shards: expected',
    ],
    [
      'a queue that forgets',
      ({ queues }) => {
        first(queues).retentionSeconds = 60;
      },
      'queues: expected',
    ],
    [
      'a queue in the clear',
      ({ queues }) => {
        first(queues).encrypted = false;
      },
      'queues: expected',
    ],
    [
      'a table without an index',
      ({ tables }) => {
        first(tables).indexes = [];
      },
      'tables: expected',
    ],
    [
      'a table with a stream',
      ({ tables }) => {
        first(tables).stream = { StreamEnabled: true };
      },
      'tables: expected',
    ],
    [
      'a table to be deleted by mistake',
      ({ tables }) => {
        first(tables).deletionProtection = false;
      },
      'tables: expected',
    ],
    [
      'a table that keeps what has ended',
      (_, { template }) => {
        delete template.Table?.Properties.TimeToLiveSpecification;
      },
      'TimeToLiveSpecification: expected',
    ],
    [
      'a table without recovery',
      (_, { template }) => {
        delete template.Table?.Properties.PointInTimeRecoverySpecification;
      },
      'PointInTimeRecoverySpecification: expected',
    ],
  ])('with %s is told of', (_, change, fault) => {
    expect(toldOf(change)).toContain(fault);
  });
});
