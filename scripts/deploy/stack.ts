/** What a deployed stack is held against: the template, serverless.yml, the schema of the table. */
import { isDeepStrictEqual } from 'node:util';
import { TABLE_SCHEMA } from '../../lib/table/create-table.ts';
import { DUE_SHARDS } from '../../lib/table/keys.ts';
import type { Binding } from '../faas/bindings.ts';
import type { Account } from './account.ts';
import { faultsOfRoles } from './roles.ts';

export type Template = { [name: string]: { Type: string; Properties: Record<string, unknown> } };

export type Wanted = {
  stack: string;
  template: Template;
  bindings: readonly Binding[];
  /** What deploy/table-actions.yml says. */
  tableActions: { readonly [name: string]: readonly string[] };
};

/** moto 5.2 makes nothing of these, nor of a table's expiry and recovery. */
const NOT_MADE = [
  'AWS::ApiGatewayV2::Api',
  'AWS::ApiGatewayV2::Integration',
  'AWS::ApiGatewayV2::Route',
  'AWS::ApiGatewayV2::Stage',
  'AWS::CloudWatch::Alarm',
  'AWS::Lambda::EventInvokeConfig',
  'AWS::Logs::MetricFilter',
  'AWS::S3::BucketPolicy',
];
const LOG_DAYS = 30;
const QUEUE_SECONDS = 14 * 24 * 3600;

type Promised = readonly [promise: string, faults: string[]];

/** Everything that is promised of a stack, each with what is not so. */
export function promisesOf(found: Account, wanted: Wanted): Promised[] {
  return [
    [
      'every resource of the template is there, but for those that moto does not make',
      missing(found, wanted),
    ],
    ['every function has the settings of the template', settings(found, wanted)],
    ['every function is called by its routes and schedules alone', callers(found, wanted)],
    ['every role allows what its function needs, on what it needs it, and no more', roles(found, wanted)],
    [`logs end after ${LOG_DAYS} days`, logs(found, wanted)],
    ['schedules name every shard once, and start the run', schedules(found, wanted)],
    ['what failed runs were told is kept for a fortnight, encrypted', queue(found, wanted)],
    ['the table has its keys and indexes, no stream, and is not deleted by mistake', table(found, wanted)],
    ['the template asks for the expiry, recovery and encryption of the table', asked(wanted)],
  ];
}

function missing({ resources }: Account, { template }: Wanted): string[] {
  return Object.entries(template)
    .filter(([name, { Type }]) => resources[name] !== Type && !NOT_MADE.includes(Type))
    .map(([name, { Type }]) => `${name}: expected ${Type}, found ${resources[name] || 'nothing'}`);
}

function settings({ functions }: Account, { template }: Wanted): string[] {
  const ofTemplate = propertiesOf(template, 'AWS::Lambda::Function');
  const surplus = functions.filter(
    ({ name }) => !ofTemplate.some(({ FunctionName }) => FunctionName === name),
  );
  return [
    ...surplus.map(({ name }) => `${name} is none of the template`),
    ...ofTemplate.flatMap((properties) => {
      const found = functions.find(({ name }) => name === properties.FunctionName);
      const made = { ...found?.settings, ReservedConcurrentExecutions: found?.concurrency };
      return Object.entries(made)
        .filter(([name, value]) => !isDeepStrictEqual(value, properties[name]))
        .map(([name, value]) => `${properties.FunctionName} ${unlike(name, properties[name], value)}`);
    }),
  ];
}

function callers({ functions, schedules: rules }: Account, { stack, bindings }: Wanted): string[] {
  return functions.flatMap(({ name, callers: statements }) => {
    const binding = bindings.find((each) => `${stack}-${each.name}` === name);
    const gateway = (binding?.paths.length ?? 0) > 0 || binding?.everyOtherPath === true;
    const started = rules.filter(({ targets }) => targets.some(({ arn }) => arn.endsWith(`:${name}`)));
    const wanted = [
      ...(gateway ? ['apigateway.amazonaws.com arn:aws:execute-api'] : []),
      ...started.map(({ arn }) => `events.amazonaws.com ${arn}`),
    ];
    // Of the gateway moto knows no id.
    const made = statements.map((each) => callerOf(each).replace(/(arn:aws:execute-api):.*/, '$1'));
    return isDeepStrictEqual(made.sort(), wanted.sort())
      ? []
      : [`${name} ${unlike('is called by', wanted, made)}`];
  });
}

/** Who may call, and from where. */
function callerOf({ Effect, Action, Principal, Condition }: Record<string, unknown>): string {
  const from = text(Condition, 'ArnLike', 'AWS:SourceArn');
  const usual = Effect === 'Allow' && Action === 'lambda:InvokeFunction' && from !== undefined;
  return usual
    ? `${text(Principal, 'Service')} ${from}`
    : JSON.stringify({ Effect, Action, Principal, Condition });
}

function text(value: unknown, ...path: string[]): string | undefined {
  const found = path.reduce<unknown>((each, name) => Object(each)[name], value);
  return typeof found === 'string' ? found : undefined;
}

function roles(found: Account, { stack, template, tableActions }: Wanted): string[] {
  const [queueArn] = found.queues.map(({ arn }) => arn);
  // `AWS::Lambda::EventInvokeConfig` says of a function where its failures go.
  const failing = propertiesOf(template, 'AWS::Lambda::EventInvokeConfig').map(({ FunctionName }) =>
    String(template[text(FunctionName, 'Ref') ?? '']?.Properties.FunctionName),
  );
  return faultsOfRoles(found, `${stack}-`, (name) => ({
    tableActions: tableActions[name] ?? [],
    table: found.tables[0]?.arn ?? '',
    logGroup: found.logGroups.find((group) => group.name === `/aws/lambda/${stack}-${name}`)?.arn ?? '',
    failures: failing.includes(`${stack}-${name}`) ? queueArn : undefined,
  }));
}

function logs({ logGroups }: Account, { template }: Wanted): string[] {
  const wanted = propertiesOf(template, 'AWS::Logs::LogGroup').map(({ LogGroupName }) => [
    LogGroupName,
    LOG_DAYS,
  ]);
  const found = logGroups.map(({ name, days }) => [name, days]);
  return isDeepStrictEqual(found.sort(), wanted.sort()) ? [] : [unlike('the groups', wanted, found)];
}

function schedules({ schedules: rules, functions }: Account, { stack, bindings }: Wanted): string[] {
  const wanted = bindings.flatMap(({ name, schedules: each }) =>
    each.map((schedule) => [
      'ENABLED',
      'rate' in schedule ? `rate(${schedule.rate})` : schedule.cron,
      `${stack}-${name}`,
    ]),
  );
  const found = rules.flatMap(({ state, rate, targets }) =>
    targets.map(({ arn }) => [state, rate, functions.find(({ name }) => arn.endsWith(`:${name}`))?.name]),
  );
  const shards = rules.flatMap(({ targets }) =>
    targets.flatMap(({ input }) => JSON.parse(input ?? '{}').shards),
  );
  const all = [...Array(DUE_SHARDS).keys()];
  return [
    ...(isDeepStrictEqual(found, wanted) ? [] : [unlike('the schedules', wanted, found)]),
    ...(isDeepStrictEqual(
      shards.sort((one, other) => one - other),
      all,
    )
      ? []
      : [unlike('shards', all, shards)]),
  ];
}

function queue({ queues }: Account, { stack }: Wanted): string[] {
  const found = queues.map(({ arn, ...rest }) => ({ name: arn.split(':').at(-1), ...rest }));
  const wanted = [
    { name: `${stack}-revalidation-failures`, retentionSeconds: QUEUE_SECONDS, encrypted: true },
  ];
  return isDeepStrictEqual(found, wanted) ? [] : [unlike('queues', wanted, found)];
}

function table({ tables }: Account, { stack }: Wanted): string[] {
  const { BillingMode, KeySchema, AttributeDefinitions, GlobalSecondaryIndexes } = TABLE_SCHEMA;
  const wanted = {
    name: stack,
    billing: BillingMode,
    keys: KeySchema,
    attributes: AttributeDefinitions,
    indexes: GlobalSecondaryIndexes,
    stream: null,
    deletionProtection: true,
  };
  const found = tables.map(({ arn: _, ...rest }) => rest);
  return isDeepStrictEqual(found, [wanted]) ? [] : [unlike('tables', [wanted], found)];
}

/** moto makes nothing of these. */
function asked({ template }: Wanted): string[] {
  const wanted = {
    TimeToLiveSpecification: { AttributeName: 'expiresAt', Enabled: true },
    PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
    SSESpecification: { SSEEnabled: true },
    StreamSpecification: undefined,
  };
  return Object.entries(wanted)
    .filter(([name, value]) => !isDeepStrictEqual(template.Table?.Properties[name], value))
    .map(([name, value]) => unlike(name, value, template.Table?.Properties[name]));
}

function propertiesOf(template: Template, type: string): Record<string, unknown>[] {
  return Object.values(template)
    .filter(({ Type }) => Type === type)
    .map(({ Properties }) => Properties);
}

function unlike(name: string, wanted: unknown, found: unknown): string {
  return `${name}: expected ${JSON.stringify(wanted)}, found ${JSON.stringify(found)}`;
}
