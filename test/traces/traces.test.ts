import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as manageWebhooks } from '../../functions/manage-webhooks.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { addDays, dayAt, startOfDay } from '../../lib/calendar.ts';
import { Problem } from '../../lib/errors.ts';
import { createHandler } from '../../lib/http/handler.ts';
import { createScheduleHandler } from '../../lib/revalidate/schedule-handler.ts';
import { openSpans } from '../../lib/traces/open-spans.ts';
import type { SpansSent } from '../../lib/traces/spans.ts';
import { type Collector, openCollector } from '../../testing/collector.ts';
import { openReceiver } from '../../testing/receiver.ts';
import { type Call, createWorld, eventOf, NOW, type World } from '../../testing/world.ts';

let world: World;
let collector: Collector;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
beforeEach(async () => {
  world.clock.now = NOW;
  world.logged.splice(0);
  collector = await openCollector();
  vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', collector.address);
  // Where nothing else is tested no machine is so busy.
  vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', '60000');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await collector.close();
});

/** The services of an instance whose spans go to the collector. */
function traced(sent: SpansSent = 'with-each-answer') {
  const { now, log } = world.services;
  return { ...world.services, spans: openSpans(sent, { now, log }) };
}
const check = (name: string, more: Partial<Call> = {}): Call => ({
  path: '/v1/domain-checks',
  body: { name, lookUp: true },
  ...more,
});
const rootOf = ({ spans }: Collector) => spans.find(({ kind }) => kind === SERVER) ?? expect.unreachable();
const lines = (name: string) => world.logged.filter((line) => line.function === name);
const SERVER = 2;
const CLIENT = 3;

describe('a request', () => {
  it('is a span with those of its look-ups and table calls below it, and its line in the log names the trace', async () => {
    const { status } = await world.call(checkDomain, check('haitangjiaju.cn'), traced());
    expect(status).toBe(201);
    const root = rootOf(collector);
    expect(root.name).toBe('POST /v1/domain-checks');
    expect(root.failed).toBe(false);
    const [line = expect.unreachable()] = lines('check-domain');
    expect(line.traceId).toBe(root.traceId);
    expect(root.facts).toEqual({
      'http.request.method': 'POST',
      'http.route': '/v1/domain-checks',
      'http.response.status_code': 201,
      'faas.trigger': 'http',
      'icp_preflight.function': 'check-domain',
      'icp_preflight.request_id': line.requestId,
    });
    const below = collector.spans.filter(({ parentSpanId }) => parentSpanId === root.spanId);
    expect(below.length).toBe(collector.spans.length - 1);
    for (const each of below) expect([each.kind, each.traceId]).toEqual([CLIENT, root.traceId]);
    const calls = below.filter(({ facts }) => facts['db.system.name'] === 'aws.dynamodb');
    expect(calls.length).toBe(line.tableCalls);
    expect(calls.map(({ name }) => name)).toContain('PutItem');
    expect(below.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['look up registration', 'look up dns']),
    );
  });

  it('tells its route, and nothing of what was sent or asked for', async () => {
    const services = traced();
    const certificate = { kind: 'resident-id', number: '440300199001010013' };
    const entity = { kind: 'individual', name: '王小明', province: 'CN-GD', certificate };
    const token = await world.token({ tenant: 'some-tenant', scope: 'read check' });
    const body = { name: 'haitangjiaju.cn', entity, lookUp: true };
    const made = await world.call(checkDomain, { path: '/v1/domain-checks', body, token }, services);
    await world.call(
      readRecords,
      { path: `/v1/results/${made.body.id}`, query: 'secret=x', token },
      services,
    );
    await world.call(readRecords, { path: '/v1/servers/ABCDE23456FGHJK7', token }, services);
    await world.call(readRecords, { path: '/v1/nowhere/of-mine', method: 'BREW', token }, services);
    const roots = collector.spans.filter(({ kind }) => kind === SERVER);
    expect(roots.map(({ name }) => name)).toEqual([
      'POST /v1/domain-checks',
      'GET /v1/results/{id}',
      'GET /v1/servers/{id}',
      'HTTP',
    ]);
    const told = JSON.stringify(collector.spans);
    for (const secret of [made.body.id, '王小明', '4403', token, 'haitangjiaju', 'some-tenant'])
      expect(told).not.toContain(secret);
    for (const secret of ['secret=x', 'ABCDE23456FGHJK7', 'of-mine', 'BREW'])
      expect(told).not.toContain(secret);
  });

  it('that fails for the table, says so, and which call it was', async () => {
    const services = traced();
    const get = () => Promise.reject(new Problem('table-unavailable'));
    const tableFor = (ms: number) => ({ ...world.services.tableFor(ms), get });
    const path = '/v1/results/01J00000000000000000000000';
    expect((await world.call(readRecords, { path }, { ...services, tableFor })).status).toBe(503);
    const failed = collector.spans.filter((span) => span.failed);
    expect(failed.map(({ name, facts }) => [name, facts['error.type']])).toEqual([
      ['GetItem', 'table-unavailable'],
      ['GET /v1/results/{id}', 'table-unavailable'],
    ]);
  });

  it('that is refused is no failure', async () => {
    await world.call(checkDomain, { path: '/v1/domain-checks', body: {} }, traced());
    const { failed, facts } = rootOf(collector);
    expect([failed, facts['http.response.status_code']]).toEqual([false, 422]);
  });
});

const TRACE = '0af7651916cd43dd8448eb211c80319c';
const PARENT = 'b7ad6b7169203331';

describe('a trace that a request names', () => {
  it.each([
    ['by traceparent', { traceparent: `00-${TRACE}-${PARENT}-01` }],
    [
      'by x-amzn-trace-id',
      { 'x-amzn-trace-id': `Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=${PARENT};Sampled=1` },
    ],
    [
      'by both, which the first decides',
      {
        traceparent: `00-${TRACE}-${PARENT}-01`,
        'x-amzn-trace-id': `Root=1-11111111-222222222222222222222222;Parent=${PARENT};Sampled=1`,
      },
    ],
  ])('is gone on with: %s', async (_, headers) => {
    await world.call(checkDomain, check('a.cn', { headers }), traced());
    const { traceId, parentSpanId } = rootOf(collector);
    expect([traceId, parentSpanId]).toEqual([TRACE, PARENT]);
  });

  it.each([
    ['a traceparent that is none', { traceparent: `00-${TRACE}-1` }],
    ['a traceparent of zeros', { traceparent: `00-${'0'.repeat(32)}-${PARENT}-01` }],
    [
      'a header of a load balancer, without a span',
      { 'x-amzn-trace-id': 'Root=1-0af76519-16cd43dd8448eb211c80319c' },
    ],
    [
      'one that is not recorded',
      { 'x-amzn-trace-id': `Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=${PARENT};Sampled=0` },
    ],
    ['members that are none', { 'x-amzn-trace-id': `${';'.repeat(50)}Root=1-${TRACE};=;Sampled` }],
  ])('is begun anew after %s', async (_, headers) => {
    await world.call(checkDomain, check('a.cn', { headers }), traced());
    const { traceId, parentSpanId } = rootOf(collector);
    expect(traceId).not.toBe(TRACE);
    expect(parentSpanId ?? '').toBe('');
  });

  it('and that is not recorded, is not recorded here either', async () => {
    const headers = { traceparent: `00-${TRACE}-${PARENT}-00` };
    await world.call(checkDomain, check('a.cn', { headers }), traced());
    expect(collector.requests).toEqual([]);
  });
});

/** As a deployment hands them on that nobody has set. */
const EMPTY = [
  'OTEL_EXPORTER_OTLP_TRACES_ENDPOINT',
  'OTEL_EXPORTER_OTLP_HEADERS',
  'OTEL_SERVICE_NAME',
  'OTEL_RESOURCE_ATTRIBUTES',
  'OTEL_TRACES_SAMPLER',
  'OTEL_TRACES_SAMPLER_ARG',
];

describe('a collector', () => {
  const REFUSED = 'http://127.0.0.1:1';
  function refused() {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', REFUSED);
  }
  /** Silent for as long as is waited for by itself. */
  function silent() {
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', undefined);
    collector.be('is-silent');
  }
  it.each([
    ['that is not there', refused, 'failed'],
    ['that refuses', () => collector.be('refuses'), 'failed'],
    ['that says nothing', silent, 'too-slow'],
  ])('%s costs no answer, and is left alone for a minute', async (_, trouble, told) => {
    trouble();
    const services = traced();
    expect((await world.call(checkDomain, check('a.cn'), services)).status).toBe(201);
    expect(lines('tracing')).toEqual([{ function: 'tracing', collector: told, leftAloneSeconds: 60 }]);
    const asked = collector.requests.length;
    collector.be('takes');
    expect((await world.call(checkDomain, check('a.cn'), services)).status).toBe(201);
    expect([collector.requests.length, collector.spans]).toEqual([asked, []]);
    world.clock.now += 60_000;
    expect((await world.call(checkDomain, check('a.cn'), services)).status).toBe(201);
    // It is tried again.
    if (trouble === refused) expect(lines('tracing').length).toBe(2);
    else await expect.poll(() => collector.spans.length, { timeout: 60_000 }).toBeGreaterThan(0);
  });

  it('is asked as the standard variables say', async () => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_ENDPOINT', REFUSED);
    vi.stubEnv('OTEL_EXPORTER_OTLP_TRACES_ENDPOINT', `${collector.address}/of/traces`);
    vi.stubEnv('OTEL_EXPORTER_OTLP_HEADERS', 'x-team=filings');
    vi.stubEnv('OTEL_RESOURCE_ATTRIBUTES', 'deployment.environment.name=test,service.name=overruled');
    vi.stubEnv('OTEL_SERVICE_NAME', 'preflight-of-ours');
    await world.call(checkDomain, check('a.cn'), traced());
    expect(collector.requests).toMatchObject([{ path: '/of/traces', headers: { 'x-team': 'filings' } }]);
    expect(rootOf(collector).resource).toMatchObject({
      'service.name': 'preflight-of-ours',
      'deployment.environment.name': 'test',
    });
  });

  it('gets the path of traces, and the name of the service, where all other variables are empty', async () => {
    for (const name of EMPTY) vi.stubEnv(name, '');
    await world.call(checkDomain, check('a.cn'), traced());
    expect(collector.requests).toMatchObject([
      { path: '/v1/traces', headers: { 'content-type': 'application/json' } },
    ]);
    expect(rootOf(collector).resource['service.name']).toBe('icp-preflight');
  });

  it.each([
    ['always_off', undefined, 0],
    ['traceidratio', '0', 0],
    ['traceidratio', '1', 1],
    ['parentbased_always_off', undefined, 0],
  ])('gets as many traces as OTEL_TRACES_SAMPLER says: %s %s', async (sampler, argument, traces) => {
    vi.stubEnv('OTEL_TRACES_SAMPLER', sampler);
    vi.stubEnv('OTEL_TRACES_SAMPLER_ARG', argument);
    await world.call(checkDomain, check('a.cn'), traced());
    expect(collector.spans.filter(({ kind }) => kind === SERVER).length).toBe(traces);
  });

  it('gets the spans of a process that goes on in batches, and what is left at its end', async () => {
    const services = traced('in-batches');
    await world.call(checkDomain, check('a.cn'), services);
    await world.call(checkDomain, check('b.cn'), services);
    expect(collector.requests).toEqual([]);
    await (await services.spans())?.end();
    // The end waits for no busy machine.
    const traces = () => new Set(collector.spans.map(({ traceId }) => traceId)).size;
    await expect.poll(traces, { timeout: 60_000 }).toBe(2);
    expect(collector.requests.length).toBe(1);
  });

  it.each([
    ['60000', 2_000],
    ['2001', 2_000],
    ['300', 300],
    ['', 2_000],
  ])('that says nothing holds up the end of a process for two seconds at most: %s', async (told, ms) => {
    vi.stubEnv('OTEL_EXPORTER_OTLP_TIMEOUT', told);
    collector.be('is-silent');
    const services = traced('in-batches');
    await world.call(checkDomain, check('a.cn'), services);
    const spans = await services.spans();
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    try {
      let ended = false;
      void spans?.end().then(() => {
        ended = true;
      });
      await vi.advanceTimersByTimeAsync(ms - 1);
      expect(ended).toBe(false);
      await vi.advanceTimersByTimeAsync(1);
      expect(ended).toBe(true);
    } finally {
      vi.useRealTimers();
    }
  });

  it('gets each of two requests at once as a trace of its own', async () => {
    const services = traced();
    await Promise.all(['a.cn', 'b.cn', 'c.cn'].map((name) => world.call(checkDomain, check(name), services)));
    const roots = collector.spans.filter(({ kind }) => kind === SERVER);
    expect(new Set(roots.map(({ traceId }) => traceId)).size).toBe(3);
    for (const { traceId, spanId } of roots) {
      const below = collector.spans.filter((span) => span.traceId === traceId && span.spanId !== spanId);
      expect(below.length).toBeGreaterThan(3);
      for (const { parentSpanId } of below) expect(parentSpanId).toBe(spanId);
    }
  });

  it('gets a thousand spans of a trace, and how many more there were', async () => {
    const { inSpan, flush } = (await traced().spans()) ?? expect.unreachable();
    await inSpan({ name: 'whole', kind: 'internal' }, async () => {
      for (let each = 0; each < 1_100; each += 1)
        await inSpan({ name: 'part', kind: 'internal' }, async () => undefined);
    });
    await flush();
    expect(collector.spans.length).toBe(1_000);
    const whole = collector.spans.find(({ name }) => name === 'whole');
    expect(whole?.facts).toEqual({ 'icp_preflight.spans_left_out': 101 });
  });
});

describe('a scheduled run', () => {
  it('is a span, with its records, their table calls and its deliveries; notices and log name the same ids', async () => {
    const receiver = await openReceiver();
    const tenant = 'of-the-run';
    const hook = { path: '/v1/webhooks/ops', method: 'PUT', tenant, body: { url: receiver.url } };
    await world.call(manageWebhooks, hook);
    const body = { name: 'watched.cn', expiresOn: addDays(dayAt(NOW), 31) };
    await world.call(checkDomain, { path: '/v1/domain-checks', tenant, body });
    world.clock.now = startOfDay(addDays(dayAt(NOW), 1)) + 1;
    world.logged.splice(0);
    const run = createScheduleHandler(traced);
    expect(await run({}, { awsRequestId: 'run-1' })).toMatchObject({ failed: 0, notified: 1 });
    await receiver.close();
    const { spans } = collector;
    const [root = expect.unreachable()] = spans.filter(({ name }) => name === 'revalidate');
    expect(root.facts).toMatchObject({
      'faas.trigger': 'timer',
      'icp_preflight.request_id': 'run-1',
      'icp_preflight.notified': 1,
      'icp_preflight.failed': 0,
    });
    for (const { traceId } of spans) expect(traceId).toBe(root.traceId);
    const records = spans.filter(({ name }) => name === 'look at record');
    expect(records.length).toBe(root.facts['icp_preflight.due']);
    const [record = expect.unreachable()] = records.filter(
      ({ facts }) => facts['icp_preflight.look'] === 'changed',
    );
    expect(record.facts['icp_preflight.record_kind']).toBe('domain');
    expect(record.parentSpanId).toBe(root.spanId);
    expect(
      spans.filter(({ parentSpanId }) => parentSpanId === record.spanId).map(({ name }) => name),
    ).toContain('UpdateItem');
    const [{ id, headers } = expect.unreachable()] = receiver.received;
    const [delivery = expect.unreachable()] = spans.filter(({ name }) => name === 'deliver notice');
    expect(delivery.facts).toEqual({
      'http.request.method': 'POST',
      'icp_preflight.notice_id': id,
      'icp_preflight.request_id': 'run-1',
      'icp_preflight.taken': true,
    });
    expect([headers['x-request-id'], headers.traceparent]).toEqual(['run-1', undefined]);
    expect(lines('revalidate')).toMatchObject([{ traceId: root.traceId, requestId: 'run-1' }]);
    expect(JSON.stringify(spans)).not.toMatch(/watched|of-the-run|127\.0\.0\.1/);
  });

  it('that fails throws as ever, and its span says so', async () => {
    const services = traced();
    const broken = {
      ...services,
      tableFor: () => {
        throw new TypeError('no table for 王小明');
      },
    };
    await expect(createScheduleHandler(() => broken)({}, undefined)).rejects.toThrow('no table');
    const [root = expect.unreachable()] = collector.spans;
    expect([root.name, root.failed, root.facts['error.type']]).toEqual(['revalidate', true, 'TypeError']);
    expect(JSON.stringify(root)).not.toContain('王小明');
  });
});

describe('spans that cannot be had', () => {
  it('cost no answer', async () => {
    const services = { ...world.services, spans: async () => undefined };
    const handle = createHandler(readRecords, () => services);
    const token = await world.token({ tenant: 'acme', scope: 'read' });
    const { statusCode } = await handle(eventOf({ path: '/v1/results' }, token), {} as never);
    expect(statusCode).toBe(200);
  });
});
