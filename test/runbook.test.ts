import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { beforeAll, describe, expect, it } from 'vitest';
import type { ProblemName } from '../lib/errors.ts';
import { createScheduleHandler } from '../lib/revalidate/schedule-handler.ts';
import { readBindings } from '../scripts/faas/bindings.ts';
import { createWorld } from '../testing/world.ts';

type Resource = { Type: string; Properties: Record<string, never> };
const { operations } = createRequire(import.meta.url)('../deploy/alarms.cjs');
const names = readBindings().map(({ name }) => name);
const text = readFileSync('docs/runbook.md', 'utf8');
let resources: Record<string, Resource>;

beforeAll(async () => {
  resources = await made('');
});

async function made(topic: string): Promise<Record<string, Resource>> {
  const variables: Record<string, string> = {
    'self:service': 'icp',
    'sls:stage': 'prod',
    'self:custom.table': 'icp-prod',
    "env:ALARM_TOPIC_ARN, ''": topic,
  };
  const { Resources } = await operations({
    resolveVariable: async (name: string) => variables[name] ?? expect.unreachable(name),
    resolveConfigurationProperty: async () => Object.fromEntries(names.map((name) => [name, {}])),
  });
  return Resources;
}
const ofType = (type: string) => Object.values(resources).filter(({ Type }) => Type === type);
/** A function's alarms are one kind. */
function kindOf(alarmName: string): string {
  const own = alarmName.replace('icp-prod-', '');
  const name = names.find((each) => own === `${each}-errors` || own === `${each}-throttles`);
  return name === undefined ? own : own.replace(name, '<function>');
}

describe('the runbook', () => {
  it('has a paragraph for every alarm, and no other', () => {
    const kinds = new Set(
      ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => kindOf(String(Properties.AlarmName))),
    );
    const told = [...text.matchAll(/^### `(.+)`$/gm)].map(([, kind]) => kind);
    expect(told.toSorted()).toEqual([...kinds].toSorted());
    expect(kinds.size).toBeGreaterThan(10);
  });

  it('says of each what it means and what to do', () => {
    const sections = text.split(/^### /m).slice(1);
    for (const section of sections)
      expect(section.split('\n').slice(1).join(' ').length, section).toBeGreaterThan(150);
  });

  it('names alarms, problems and documents that there are', () => {
    for (const [, name = ''] of text.matchAll(/`((?:revalidation|notices|look-ups|table|api)-[a-z-]+)`/g))
      if (name !== 'table-unavailable') expect(text, name).toContain(`### \`${name}\``);
    const problems: ProblemName[] = ['table-unavailable', 'keys-unavailable', 'internal-error'];
    for (const problem of problems) expect(text).toContain(`\`${problem}\``);
  });
});

describe('alarms', () => {
  it('watch errors and throttles of every function, one name each', () => {
    const alarms = ofType('AWS::CloudWatch::Alarm').map(({ Properties }) => String(Properties.AlarmName));
    for (const name of names)
      expect(alarms).toEqual(
        expect.arrayContaining([`icp-prod-${name}-errors`, `icp-prod-${name}-throttles`]),
      );
    expect(new Set(alarms).size).toBe(alarms.length);
  });

  it('tell the topic, and nobody where there is none', async () => {
    for (const { Properties } of ofType('AWS::CloudWatch::Alarm'))
      expect(Properties).not.toHaveProperty('AlarmActions');
    const told = await made('arn:aws:sns:x:1:ops');
    for (const { Type, Properties } of Object.values(told))
      if (Type === 'AWS::CloudWatch::Alarm') expect(Properties.AlarmActions).toEqual(['arn:aws:sns:x:1:ops']);
  });

  it('of what runs say are on metrics that a filter makes of a member that runs have', async () => {
    const filters = ofType('AWS::Logs::MetricFilter').map(
      ({ Properties }) =>
        Properties as never as {
          FilterPattern: string;
          MetricTransformations: [{ MetricName: string; MetricNamespace: string; MetricValue: string }];
        },
    );
    const world = await createWorld();
    await createScheduleHandler(() => world.services)({}, { awsRequestId: 'run-1' });
    const line = world.logged.at(-1);
    await world.close();
    expect(line).toMatchObject({ function: 'revalidate', requestId: 'run-1' });
    for (const {
      FilterPattern,
      MetricTransformations: [{ MetricValue }],
    } of filters) {
      expect(FilterPattern).toBe(`{ ${MetricValue} >= 0 }`);
      expect(line).toHaveProperty(MetricValue.replace('$.', ''), expect.any(Number));
    }
    const made = filters.map(({ MetricTransformations: [{ MetricName }] }) => MetricName);
    const watched = ofType('AWS::CloudWatch::Alarm').filter(
      ({ Properties }) => String(Properties.Namespace) === 'icp-prod',
    );
    expect(watched.length).toBeGreaterThan(3);
    for (const { Properties } of watched) expect(made).toContain(Properties.MetricName);
  });

  it('are on the dashboard, metric for metric', () => {
    const [dashboard] = ofType('AWS::CloudWatch::Dashboard');
    const { DashboardBody } = (dashboard?.Properties ?? {}) as { DashboardBody?: { 'Fn::Sub': string } };
    const body = DashboardBody?.['Fn::Sub'] ?? '';
    const widgets: { properties: { metrics: unknown[][] } }[] = JSON.parse(body).widgets;
    const shown = widgets.flatMap(({ properties }) =>
      properties.metrics.map(([space, metric]) => `${space} ${metric}`),
    );
    for (const { Properties } of ofType('AWS::CloudWatch::Alarm')) {
      const { Namespace, MetricName } = Properties as never as { Namespace: string; MetricName: string };
      if (Namespace !== 'AWS/SQS' && MetricName !== 'Invocations')
        expect(shown).toContain(`${Namespace} ${MetricName}`);
    }
    const filled = [...body.matchAll(/\$\{([^}]+)\}/g)].map(([, name]) => name);
    expect([...new Set(filled)].sort()).toEqual(['AWS::Region', 'HttpApi']);
  });
});
