/**
 * What wakes somebody, and the page on which they look first. What a scheduled run says of itself in its log becomes
 * metrics. docs/runbook.md has a paragraph for each alarm. ALARM_TOPIC_ARN names who is told.
 */

const TOPIC = /^arn:aws[a-z-]*:sns:[a-z0-9-]+:\d+:[\w.-]+$/;

/** Metrics of the lines that runs leave in the log: the name of each, and its member of the line. */
const RUN_METRICS = {
  RevalidationDue: 'due',
  RevalidationFailed: 'failed',
  RevalidationRemaining: 'remaining',
  LookUpsPutOff: 'putOff',
  OldestDueSeconds: 'oldestDueSeconds',
  NoticesDelivered: 'notified',
  NoticesWaiting: 'waiting',
};

const AT_THE_FIRST = { Statistic: 'Sum', Period: 60, EvaluationPeriods: 1, Threshold: 1 };
/** In two of four runs: one may be unlucky. */
const IN_TWO_RUNS = {
  Statistic: 'Sum',
  Period: 900,
  EvaluationPeriods: 4,
  DatapointsToAlarm: 2,
  Threshold: 1,
};

/** Resources of CloudFormation: metric filters, alarms and a dashboard. */
async function operations({ resolveConfigurationProperty, resolveVariable }) {
  const [service, stage] = [await resolveVariable('self:service'), await resolveVariable('sls:stage')];
  const of = {
    prefix: `${service}-${stage}`,
    table: await resolveVariable('self:custom.table'),
    names: Object.keys(await resolveConfigurationProperty(['functions'])),
  };
  const topic = await resolveVariable("env:ALARM_TOPIC_ARN, ''");
  if (topic !== '' && !TOPIC.test(topic))
    throw new Error(
      'ALARM_TOPIC_ARN: expected the ARN of an SNS topic, such as arn:aws:sns:ap-southeast-1:123456789012:on-call',
    );
  const actions = topic === '' ? {} : { AlarmActions: [topic] };
  return {
    Resources: {
      ...Object.fromEntries(Object.entries(RUN_METRICS).map((metric) => filterOf(of, metric))),
      ...Object.fromEntries(
        alarmsOf(of).map(({ id, name, ...properties }) => [
          `${id}Alarm`,
          {
            Type: 'AWS::CloudWatch::Alarm',
            Properties: {
              AlarmName: `${of.prefix}-${name}`,
              ComparisonOperator: 'GreaterThanOrEqualToThreshold',
              TreatMissingData: 'notBreaching',
              ...properties,
              ...actions,
            },
          },
        ]),
      ),
      Dashboard: dashboardOf(of),
    },
  };
}

function filterOf({ prefix }, [MetricName, member]) {
  const properties = {
    LogGroupName: `/aws/lambda/${prefix}-revalidate`,
    FilterPattern: `{ $.${member} >= 0 }`,
    MetricTransformations: [{ MetricNamespace: prefix, MetricName, MetricValue: `$.${member}` }],
  };
  return [
    `${MetricName}Filter`,
    { Type: 'AWS::Logs::MetricFilter', DependsOn: ['RevalidateLogGroup'], Properties: properties },
  ];
}

function alarmsOf({ prefix, table, names }) {
  const inRuns = (MetricName) => ({ Namespace: prefix, MetricName, ...IN_TWO_RUNS });
  const ofGateway = {
    Namespace: 'AWS/ApiGateway',
    Dimensions: [{ Name: 'ApiId', Value: { Ref: 'HttpApi' } }],
  };
  return [
    ...names.flatMap((name) =>
      ['Errors', 'Throttles'].map((MetricName) => ({
        id: `${pascalCase(name)}${MetricName}`,
        name: `${name}-${MetricName.toLowerCase()}`,
        ...ofFunction(prefix, name, MetricName),
        ...AT_THE_FIRST,
      })),
    ),
    ...['ReadThrottleEvents', 'WriteThrottleEvents'].map((MetricName) => ({
      id: `Table${MetricName}`,
      name: `table-${MetricName === 'ReadThrottleEvents' ? 'read' : 'write'}-throttles`,
      Namespace: 'AWS/DynamoDB',
      MetricName,
      Dimensions: [{ Name: 'TableName', Value: table }],
      ...AT_THE_FIRST,
    })),
    {
      id: 'ApiLatency',
      name: 'api-latency',
      ...ofGateway,
      MetricName: 'Latency',
      ExtendedStatistic: 'p99',
      ...{ Period: 300, EvaluationPeriods: 3, DatapointsToAlarm: 2, Threshold: 3000 },
    },
    {
      id: 'ApiServerErrors',
      name: 'api-server-errors',
      ...ofGateway,
      MetricName: '5xx',
      ...{ Statistic: 'Sum', Period: 300, EvaluationPeriods: 1, Threshold: 5 },
    },
    { id: 'RevalidationFailed', name: 'revalidation-failed', ...inRuns('RevalidationFailed') },
    { id: 'RevalidationRemaining', name: 'revalidation-remaining', ...inRuns('RevalidationRemaining') },
    {
      id: 'RevalidationLate',
      name: 'revalidation-late',
      ...inRuns('OldestDueSeconds'),
      ...{ Statistic: 'Maximum', Threshold: 3600 },
    },
    {
      id: 'RevalidationSilent',
      name: 'revalidation-silent',
      ...ofFunction(prefix, 'revalidate', 'Invocations'),
      ...{ Statistic: 'Sum', Period: 3600, EvaluationPeriods: 1, Threshold: 1 },
      ComparisonOperator: 'LessThanThreshold',
      TreatMissingData: 'breaching',
    },
    {
      id: 'RevalidationFailures',
      name: 'revalidation-failures',
      Namespace: 'AWS/SQS',
      MetricName: 'ApproximateNumberOfMessagesVisible',
      Dimensions: [{ Name: 'QueueName', Value: `${prefix}-revalidation-failures` }],
      ...{ Statistic: 'Maximum', Period: 300, EvaluationPeriods: 1, Threshold: 1 },
    },
    { id: 'NoticesWaiting', name: 'notices-waiting', ...inRuns('NoticesWaiting') },
    {
      id: 'LookUpsFailing',
      name: 'look-ups-failing',
      ...inRuns('LookUpsPutOff'),
      ...{ DatapointsToAlarm: 4, Threshold: 10 },
    },
  ];
}

function ofFunction(prefix, name, MetricName) {
  return {
    Namespace: 'AWS/Lambda',
    MetricName,
    Dimensions: [{ Name: 'FunctionName', Value: `${prefix}-${name}` }],
  };
}

/** Requests, functions, table and runs: rows of two graphs, each with what its alarms watch. */
function dashboardOf({ prefix, table, names }) {
  const gateway = (metric, options) => ['AWS/ApiGateway', metric, 'ApiId', '${HttpApi}', options];
  const functions = (metric, stat) =>
    names.map((name) => ['AWS/Lambda', metric, 'FunctionName', `${prefix}-${name}`, { stat, label: name }]);
  const tables = (metric) => ['AWS/DynamoDB', metric, 'TableName', table, { stat: 'Sum' }];
  const runs = (metric, stat) => [prefix, metric, { stat }];
  const graphs = [
    [
      'Requests',
      [gateway('Count', { stat: 'Sum' }), gateway('4xx', { stat: 'Sum' }), gateway('5xx', { stat: 'Sum' })],
    ],
    ['Latency, ms', ['p50', 'p99'].map((stat) => gateway('Latency', { stat, label: stat }))],
    ['Errors of functions', functions('Errors', 'Sum')],
    ['Duration of functions, p99, ms', functions('Duration', 'p99')],
    ['Requests that were not let in', functions('Throttles', 'Sum')],
    [
      'Table',
      [
        'ReadThrottleEvents',
        'WriteThrottleEvents',
        'ConsumedReadCapacityUnits',
        'ConsumedWriteCapacityUnits',
      ].map(tables),
    ],
    [
      'Scheduled runs: records',
      ['RevalidationDue', 'RevalidationFailed', 'RevalidationRemaining', 'LookUpsPutOff'].map((each) =>
        runs(each, 'Sum'),
      ),
    ],
    ['Scheduled runs: seconds that the oldest due record waited', [runs('OldestDueSeconds', 'Maximum')]],
    ['Notices', ['NoticesDelivered', 'NoticesWaiting'].map((each) => runs(each, 'Sum'))],
  ];
  const widgets = graphs.map(([title, metrics], at) => ({
    type: 'metric',
    ...{ x: (at % 2) * 12, y: Math.floor(at / 2) * 6, width: 12, height: 6 },
    properties: { title, metrics, period: 300, region: '${AWS::Region}', view: 'timeSeries' },
  }));
  return {
    Type: 'AWS::CloudWatch::Dashboard',
    Properties: { DashboardName: prefix, DashboardBody: { 'Fn::Sub': JSON.stringify({ widgets }) } },
  };
}

function pascalCase(name) {
  return name.replace(/(?:^|-)([a-z])/g, (_, letter) => letter.toUpperCase());
}

module.exports = { operations };
