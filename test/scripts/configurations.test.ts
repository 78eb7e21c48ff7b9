import { createRequire } from 'node:module';
import { Ajv } from 'ajv';
import { load } from 'js-yaml';
import { describe, expect, it } from 'vitest';
import { functionNames } from '../../scripts/build.ts';
import { configurations } from '../../scripts/docs/configurations.ts';
import { type Binding, bindingsOf, functionFor, readBindings } from '../../scripts/faas/bindings.ts';
import {
  aliyunSchedule,
  azureSchedule,
  huaweiSchedule,
  tencentSchedule,
} from '../../scripts/faas/schedules.ts';

/** Beside what serverless.yml has: a schedule of each kind, paths with parameters of several functions. */
const SAMPLE = `
provider: { timeout: 10 }
functions:
  read-records:
    events:
      - httpApi: { method: "*", path: /v1/servers }
      - httpApi: { method: "*", path: "/v1/servers/{id}" }
  manage-codes:
    events:
      - httpApi: "ANY /v1/servers/{serverId}/authorization-codes"
      - httpApi: { method: "*", path: "/v1/authorization-codes/{id}" }
  revalidate:
    timeout: 600
    events:
      - schedule: { rate: [rate(15 minutes)], input: { shards: [0, 1] } }
      - schedule: cron(0 18 ? * MON-FRI *)
  describe:
    events:
      - httpApi: "*"
`;
const sample = bindingsOf(SAMPLE);

type HuaweiFunction = {
  handler: string;
  code: { codeUri: string };
  events: { eventData: Record<string, string> }[];
};

// biome-ignore lint/suspicious/noExplicitAny: a configuration has the shape of its tool
const read = (file: string, bindings?: Binding[]): any => load(configurations(bindings)[file] ?? '');

describe('the bindings of serverless.yml', () => {
  it('are paths, the function for all others, and schedules', () => {
    expect(sample).toEqual([
      {
        name: 'read-records',
        paths: ['/v1/servers', '/v1/servers/{id}'],
        everyOtherPath: false,
        schedules: [],
        timeoutSeconds: 10,
      },
      {
        name: 'manage-codes',
        paths: ['/v1/servers/{serverId}/authorization-codes', '/v1/authorization-codes/{id}'],
        everyOtherPath: false,
        schedules: [],
        timeoutSeconds: 10,
      },
      {
        name: 'revalidate',
        paths: [],
        everyOtherPath: false,
        schedules: [
          { rate: '15 minutes', input: { shards: [0, 1] } },
          { cron: '0 18 ? * MON-FRI *', input: undefined },
        ],
        timeoutSeconds: 600,
      },
      { name: 'describe', paths: [], everyOtherPath: true, schedules: [], timeoutSeconds: 10 },
    ]);
  });

  it('send a path to the function whose path fits, else to the one for every other', () => {
    expect(functionFor(sample, '/v1/servers/a/authorization-codes')).toBe('manage-codes');
    expect(functionFor(sample, '/v1/servers/a')).toBe('read-records');
    expect(functionFor(sample, '/v1/servers/a/b')).toBe('describe');
    expect(functionFor(sample.slice(0, 1), '/nowhere')).toBeUndefined();
  });

  it('are refused where a schedule is neither a rate nor a cron', () => {
    const odd = SAMPLE.replace('cron(0 18 ? * MON-FRI *)', 'at(2026-11-23T00:00:00)');
    expect(() => bindingsOf(odd)).toThrow('expected rate(…) or cron(…), found at(');
  });
});

describe('a schedule', () => {
  const of = (schedule: { rate: string } | { cron: string }) => {
    const whole = { ...schedule, input: undefined };
    const { scheduleType, schedule: huawei } = huaweiSchedule(whole);
    return [`${scheduleType} ${huawei}`, aliyunSchedule(whole), azureSchedule(whole), tencentSchedule(whole)];
  };
  it.each([
    [{ rate: '15 minutes' }, ['Rate 15m', '@every 15m', '0 */15 * * * *', '0 */15 * * * * *']],
    [{ rate: '1 minute' }, ['Rate 1m', '@every 1m', '0 */1 * * * *', '0 */1 * * * * *']],
    [{ rate: '6 hours' }, ['Rate 6h', '@every 6h', '0 0 */6 * * *', '0 0 */6 * * * *']],
    [{ rate: '1 day' }, ['Rate 1d', '@every 24h', '0 0 0 */1 * *', '0 0 0 */1 * * *']],
    [
      { cron: '0 18 ? * MON-FRI *' },
      ['Cron 0 0 18 ? * MON-FRI', '0 0 18 * * MON-FRI', '0 0 18 * * MON-FRI', '0 0 18 * * MON-FRI *'],
    ],
  ])('%j is said in the words of every provider', (schedule, expected) => {
    expect(of(schedule)).toEqual(expected);
  });
  it.each([[{ rate: '45 minutes' }], [{ rate: '0 minutes' }], [{ rate: '2 days' }], [{ rate: '1 week' }]])(
    '%j is refused: not all can say it',
    (schedule) => expect(() => of(schedule)).toThrow(/^rate: expected/),
  );
  it.each([[{ cron: '0 18 * * ?' }], [{ cron: '0 18 ? * MON 2027' }]])('%j is refused', (schedule) =>
    expect(() => of(schedule)).toThrow('cron: expected five fields and a year of *'),
  );
});

/** Its agency, and how many requests at once: an instance takes one. `concurreny` is how the plugin spells it. */
const LET_IN_BY_HUAWEI = {
  xrole: "${env:FUNCTIONGRAPH_AGENCY, ''}",
  appXrole: "${env:FUNCTIONGRAPH_AGENCY, ''}",
  concurreny: 20,
  concurrentNum: 1,
};

describe('serverless.huawei.yml', () => {
  it.each([
    ['as it is', undefined],
    ['with schedules and more paths', sample],
  ])('%s: every function has one event, all paths and schedules have a function', (_, bindings) => {
    const { functions, plugins, provider } = read('serverless.huawei.yml', bindings);
    expect([provider.name, provider.runtime, plugins]).toEqual([
      'huawei',
      'Node.js20.15',
      ['serverless-huawei-functions'],
    ]);
    const { authorizer, ...own } = functions;
    expect(authorizer).toEqual({
      handler: 'index.handler',
      code: { codeUri: '.package/huawei/authorizer' },
      timeout: 10,
      ...LET_IN_BY_HUAWEI,
      events: [],
    });
    const started: string[] = [];
    for (const [name, { handler, code, events, ...limits }] of Object.entries<HuaweiFunction>(own)) {
      expect([name, handler, events]).toEqual([name, 'index.handler', [expect.anything()]]);
      const concurreny = events[0]?.eventData.schedule === undefined ? 20 : 1;
      expect([name, limits]).toMatchObject([name, { ...LET_IN_BY_HUAWEI, concurreny }]);
      for (const event of events) {
        expect(fits(HUAWEI_EVENT, event), JSON.stringify(event)).toBe('');
        const { path, schedule } = event.eventData;
        started.push(`${code.codeUri.replace('.package/huawei/', '')} ${path ?? schedule}`);
      }
    }
    const wanted = (bindings ?? readBindings()).flatMap(({ name, paths, everyOtherPath, schedules }) => [
      ...[...paths, ...(everyOtherPath ? ['/'] : [])].map((path) => `${name} ${path}`),
      ...schedules.map((schedule) => `${name} ${huaweiSchedule(schedule).schedule}`),
    ]);
    expect(started.sort()).toEqual(wanted.sort());
  });

  it('tells a timer what serverless.yml tells its run', () => {
    const { revalidate, 'revalidate-2': second } = read('serverless.huawei.yml', sample).functions;
    expect(revalidate.events[0].eventData).toEqual({
      name: 'revalidate',
      scheduleType: 'Rate',
      schedule: '15m',
      userEvent: '{"shards":[0,1]}',
    });
    expect(second.events[0].eventData.userEvent).toBe('{}');
    expect([second.code.codeUri, second.timeout]).toEqual(['.package/huawei/revalidate', 600]);
  });
});

describe('s.yaml', () => {
  it.each([
    ['as it is', undefined],
    ['with schedules and more paths', sample],
  ])('%s: fits what the components fc3 and fc3-domain take', (_, bindings) => {
    const { edition, resources } = read('s.yaml', bindings);
    const { domain, ...functions } = resources;
    expect(edition).toBe('3.0.0');
    expect(Object.keys(functions)).toEqual((bindings ?? readBindings()).map(({ name }) => name));
    for (const { component, props } of Object.values<{ component: string; props: unknown }>(functions)) {
      expect([component, fits(FC3, props)]).toEqual(['fc3', '']);
    }
    expect([domain.component, fits(FC3_DOMAIN, domain.props)]).toEqual(['fc3-domain', '']);
  });

  it('routes by prefix, and says which path cannot be told apart that way', () => {
    const routes = read('s.yaml', sample).resources.domain.props.routeConfig.routes;
    expect(routes.map(({ path, functionName }: Record<string, string>) => [path, functionName])).toEqual([
      ['/v1/servers', 'icp-preflight-read-records'],
      ['/v1/servers/*', 'icp-preflight-read-records'],
      ['/v1/authorization-codes/*', 'icp-preflight-manage-codes'],
      ['/*', 'icp-preflight-describe'],
    ]);
    expect(configurations(sample)['s.yaml']).toContain(
      "# Not reachable through the custom domain, only at its function's own address within a VPC: /v1/servers/{serverId}/authorization-codes (manage-codes), which is behind /v1/servers/* of read-records.",
    );
  });

  it('has no public address but the one behind the firewall, a role and a concurrency of each function', () => {
    const { domain, ...functions } = read('s.yaml').resources;
    expect(domain.props).toMatchObject({ protocol: 'HTTPS', wafConfig: { enableWAF: true } });
    for (const { name, schedules } of readBindings()) {
      const { role, concurrencyConfig, triggers } = functions[name].props;
      expect([name, role, concurrencyConfig]).toEqual([
        name,
        "${env('ALIYUN_ROLE_ARN', '')}",
        { reservedConcurrency: schedules.length || 20 },
      ]);
      for (const { triggerType, triggerConfig } of triggers)
        if (triggerType === 'http') expect([name, triggerConfig.disableURLInternet]).toEqual([name, true]);
    }
  });

  it('sends what a failed run was told to a destination, and repeats it no second time', () => {
    const { revalidate, describe: other } = read('s.yaml').resources;
    expect(revalidate.props.asyncInvokeConfig).toEqual({
      maxAsyncRetryAttempts: 0,
      destinationConfig: { onFailure: { destination: "${env('ALIYUN_FAILURES_ARN', '')}" } },
    });
    expect(other.props.asyncInvokeConfig).toBeUndefined();
  });

  it('gives a function that only runs on a schedule its timers and no address', () => {
    const { triggers, timeout } = read('s.yaml', sample).resources.revalidate.props;
    expect(timeout).toBe(600);
    expect(triggers.map(({ triggerType }: { triggerType: string }) => triggerType)).toEqual([
      'timer',
      'timer',
    ]);
    expect(triggers[0].triggerConfig).toEqual({
      cronExpression: '@every 15m',
      enable: true,
      payload: '{"shards":[0,1]}',
    });
  });
});

describe('serverless.tencent.yml', () => {
  it.each([
    ['as it is', undefined],
    ['with schedules and more paths', sample],
  ])('%s: has every function, path and schedule, and names the parameters of paths', (_, bindings) => {
    const { component, inputs } = read('serverless.tencent.yml', bindings);
    const wanted = bindings ?? readBindings();
    expect(component).toBe('multi-scf');
    expect(Object.keys(inputs.functions)).toEqual(wanted.map(({ name }) => name));
    for (const { name, timeoutSeconds } of wanted)
      expect(inputs.functions[name]).toEqual({
        src: `.package/tencent/${name}`,
        handler: 'index.main_handler',
        timeout: timeoutSeconds,
        memorySize: 512,
        role: '${env:SCF_ROLE}',
        environment: expect.arrayContaining([{ key: 'JWKS_URL', value: '${env:JWKS_URL}' }]),
      });
    const [{ parameters }, ...timers] = inputs.triggers;
    const routes = parameters.apis.map(
      ({ path, function: name }: Record<string, string>) => `${name} ${path}`,
    );
    expect(routes).toEqual(
      wanted.flatMap(({ name, paths, everyOtherPath }) =>
        [...paths.map((path) => (path === '/' ? '=/' : path)), ...(everyOtherPath ? ['/'] : [])].map(
          (path) => `${name} ${path}`,
        ),
      ),
    );
    const paths = parameters.apis.map(({ path }: { path: string }) => path);
    expect(new Set(paths).size, 'a gateway has one API for a path').toBe(paths.length);
    for (const { path, param = [] } of parameters.apis)
      expect(param.map(({ name }: { name: string }) => `{${name}}`)).toEqual(path.match(/\{\w+\}/g) ?? []);
    expect(timers).toHaveLength(wanted.flatMap(({ schedules }) => schedules).length);
  });
});

describe('every configuration', () => {
  it('refuses settings of a deployment that are nonsense, all limits at once, each with what it may be', async () => {
    const load = createRequire(import.meta.url);
    const { limits } = load('../../deploy/limits.cjs');
    const { operations } = load('../../deploy/alarms.cjs');
    const of = (env: Record<string, string>) => ({
      resolveVariable: async (variable: string) => env[/^env:(\w+)/.exec(variable)?.[1] ?? ''] ?? '',
      resolveConfigurationProperty: async () => ({}),
    });
    expect(await limits(of({ REQUESTS_AT_ONCE: '7' }))).toEqual({
      concurrency: 20,
      requestsPerSecond: 50,
      requestsAtOnce: 7,
    });
    for (const wrong of [' ', '0', '-1', '1.5', '100000', '50/s', ' 50'])
      await expect(limits(of({ FUNCTION_CONCURRENCY: wrong, REQUESTS_PER_SECOND: wrong }))).rejects.toThrow(
        /^FUNCTION_CONCURRENCY: expected a whole number from 1 to 99999, such as 20\nREQUESTS_PER_SECOND: expected .* such as 50$/,
      );
    for (const wrong of [' ', 'on-call', 'arn:aws:sqs:ap-southeast-1:123456789012:on-call', 'a@b.example'])
      await expect(operations(of({ ALARM_TOPIC_ARN: wrong })), wrong).rejects.toThrow(
        /^ALARM_TOPIC_ARN: expected the ARN of an SNS topic, such as /,
      );
  });

  it('lets a function work on as many requests as AWS lets it', () => {
    const { LIMITS } = createRequire(import.meta.url)('../../deploy/limits.cjs');
    expect(LIMITS.concurrency).toEqual(['FUNCTION_CONCURRENCY', 20]);
  });

  it.each([
    ['serverless.huawei.yml', ['request throttling policy', 'notification of failures']],
    ['s.yaml', ['rate rule of the firewall']],
    ['serverless.tencent.yml', ['traffic throttling rule', 'concurrency quota', 'dead letter queue']],
  ])('%s says at its top what its tool has no word for', (file, byHand) => {
    const head = (configurations()[file] ?? '').split('\n').filter((line) => line.startsWith('#'));
    for (const each of [...byHand, 'docs/security.md']) expect(head.join(' ')).toContain(each);
  });

  it('names functions that exist, and no secret of its own', () => {
    for (const [file, text] of Object.entries(configurations())) {
      for (const [, name = ''] of text.matchAll(/\.package\/\w+\/([\w-]+)/g))
        expect([...functionNames(), 'authorizer'], file).toContain(name);
      for (const name of ['AWS_SECRET_ACCESS_KEY', 'AWS_ACCESS_KEY_ID'])
        expect(text).toMatch(new RegExp(`${name}[^\\n]*\\n?[^\\n]*\\$\\{env`));
    }
  });
});

/** What is wrong with a value, in words; nothing if it fits. */
function fits(schema: object, value: unknown): string {
  const ajv = new Ajv({ strict: false });
  return ajv.validate(schema, value) ? '' : ajv.errorsText();
}

/** Members and values that the plugin documents for its triggers (docs/trigger.md of serverless-huawei-functions). */
const HUAWEI_EVENT = {
  type: 'object',
  required: ['triggerTypeCode', 'eventData'],
  additionalProperties: false,
  properties: {
    triggerTypeCode: { enum: ['TIMER', 'APIG'] },
    status: { enum: ['ACTIVE', 'DISABLED'] },
    eventData: {
      oneOf: [
        {
          type: 'object',
          required: ['scheduleType', 'schedule'],
          additionalProperties: false,
          properties: {
            name: { type: 'string' },
            scheduleType: { enum: ['Rate', 'Cron'] },
            schedule: { type: 'string' },
            userEvent: { type: 'string' },
          },
        },
        {
          type: 'object',
          required: ['groupId'],
          additionalProperties: false,
          properties: {
            groupId: { type: 'string' },
            reqMethod: { enum: ['GET', 'POST', 'PUT', 'DELETE', 'HEAD', 'PATCH', 'OPTIONS', 'ANY'] },
            path: { type: 'string', pattern: '^/' },
            matchMode: { enum: ['SWA', 'NORMAL'] },
            auth: { enum: ['App', 'IAM', 'None'] },
            protocol: { enum: ['HTTP', 'HTTPS'] },
            timeout: { type: 'integer', minimum: 1, maximum: 60_000 },
          },
        },
      ],
    },
  },
};

const METHODS = {
  type: 'array',
  items: { enum: ['DELETE', 'GET', 'HEAD', 'OPTIONS', 'PATCH', 'POST', 'PUT'] },
};

/** The part of the component fc3's schema that is used here. */
const FC3 = {
  type: 'object',
  required: ['functionName', 'region', 'runtime', 'code', 'handler'],
  additionalProperties: false,
  properties: {
    region: { type: 'string' },
    functionName: { type: 'string', pattern: '^[A-Za-z_][\\w-]{0,127}$' },
    runtime: { const: 'nodejs20' },
    handler: { type: 'string' },
    code: { type: 'string' },
    memorySize: { type: 'integer', multipleOf: 64, minimum: 128, maximum: 32_768 },
    cpu: { type: 'number', minimum: 0.05, maximum: 16 },
    diskSize: { enum: [512, 10_240] },
    timeout: { type: 'integer', minimum: 1, maximum: 86_400 },
    role: { type: 'string' },
    concurrencyConfig: {
      type: 'object',
      additionalProperties: false,
      required: ['reservedConcurrency'],
      properties: { reservedConcurrency: { type: 'integer', minimum: 1 } },
    },
    asyncInvokeConfig: {
      type: 'object',
      additionalProperties: false,
      properties: {
        maxAsyncRetryAttempts: { type: 'integer', minimum: 0, maximum: 8 },
        destinationConfig: { type: 'object' },
      },
    },
    environmentVariables: { type: 'object', additionalProperties: { type: 'string' } },
    triggers: {
      type: 'array',
      minItems: 1,
      items: {
        type: 'object',
        required: ['triggerName', 'triggerType', 'triggerConfig'],
        additionalProperties: false,
        properties: {
          triggerName: { type: 'string' },
          triggerType: { enum: ['http', 'timer'] },
          triggerConfig: {
            oneOf: [
              {
                type: 'object',
                required: ['authType', 'methods'],
                additionalProperties: false,
                properties: {
                  authType: { enum: ['anonymous', 'function'] },
                  disableURLInternet: { type: 'boolean' },
                  methods: METHODS,
                },
              },
              {
                type: 'object',
                required: ['cronExpression', 'enable'],
                additionalProperties: false,
                properties: {
                  cronExpression: { type: 'string' },
                  enable: { type: 'boolean' },
                  payload: { type: 'string' },
                },
              },
            ],
          },
        },
      },
    },
  },
};

/** The part of the component fc3-domain's schema that is used here. */
const FC3_DOMAIN = {
  type: 'object',
  required: ['region', 'domainName', 'protocol', 'routeConfig'],
  additionalProperties: false,
  properties: {
    region: { type: 'string' },
    domainName: { type: 'string' },
    protocol: { enum: ['HTTP', 'HTTPS', 'HTTP,HTTPS'] },
    certConfig: { type: 'object', required: ['certId'], properties: { certId: { type: 'string' } } },
    wafConfig: {
      type: 'object',
      required: ['enableWAF'],
      additionalProperties: false,
      properties: { enableWAF: { type: 'boolean' } },
    },
    routeConfig: {
      type: 'object',
      required: ['routes'],
      properties: {
        routes: {
          type: 'array',
          items: {
            type: 'object',
            required: ['functionName', 'path'],
            additionalProperties: false,
            properties: { functionName: { type: 'string' }, path: { type: 'string' }, methods: METHODS },
          },
        },
      },
    },
  },
};
