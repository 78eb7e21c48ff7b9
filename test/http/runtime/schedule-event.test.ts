import { describe, expect, it } from 'vitest';
import { readScheduleEvent, SCHEDULE_EVENTS } from '../../../lib/http/runtime/schedule-event.ts';
import { eventOf } from '../../../testing/world.ts';

const bytes = (event: unknown) => Buffer.from(JSON.stringify(event));
const eventBridge = {
  version: '0',
  id: '53dc4d37-cffa-4f76-80c9-8b7d4a4d2eaa',
  'detail-type': 'Scheduled Event',
  source: 'aws.events',
  account: '123456789012',
  time: '2026-11-23T01:15:00Z',
  region: 'ap-southeast-1',
  resources: ['arn:aws:events:ap-southeast-1:123456789012:rule/revalidate'],
  detail: {},
};
const huawei = (user_event?: string) => ({
  version: 'v1.0',
  time: '2026-11-23T09:15:00+08:00',
  trigger_type: 'TIMER',
  trigger_name: 'revalidate',
  ...(user_event === undefined ? {} : { user_event }),
});
const aliyun = (payload?: string) => ({
  triggerTime: '2026-11-23T01:15:00Z',
  triggerName: 'revalidate',
  ...(payload === undefined ? {} : { payload }),
});
const tencent = (Message?: string) => ({
  Type: 'Timer',
  TriggerName: 'revalidate',
  Time: '2026-11-23T01:15:00Z',
  ...(Message === undefined ? {} : { Message }),
});
const google = (data?: string) => ({
  message: {
    messageId: '1',
    publishTime: '2026-11-23T01:15:00Z',
    ...(data === undefined ? {} : { data: Buffer.from(data).toString('base64') }),
  },
  subscription: 's',
});
const azure = {
  schedule: { adjustForDST: true },
  scheduleStatus: { last: '2026-11-23T00:15:00Z', next: '2026-11-23T02:15:00Z' },
  isPastDue: false,
};

describe('a timer of', () => {
  it('EventBridge starts a run over all shards; detail names some', () => {
    expect(readScheduleEvent(eventBridge)).toEqual({});
    expect(readScheduleEvent({ ...eventBridge, source: 'aws.scheduler' })).toEqual({});
    expect(readScheduleEvent({ ...eventBridge, detail: { shards: [3] } })).toEqual({ shards: [3] });
  });

  it('EventBridge with an input of its own starts a run over the shards of the input', () => {
    expect(readScheduleEvent({ shards: [0, 1] })).toEqual({ shards: [0, 1] });
  });

  it('Azure Functions starts a run over all shards', () => {
    expect(readScheduleEvent(azure)).toEqual({});
  });

  it.each([
    ['FunctionGraph', huawei],
    ['Function Compute', aliyun],
    ['Function Compute, in bytes,', (payload?: string) => bytes(aliyun(payload))],
    ['SCF', tencent],
    ['Google Cloud Scheduler', google],
  ])('%s starts a run over all shards, or those of its payload; a day in it is passed over', (_, event) => {
    expect(readScheduleEvent(event())).toEqual({});
    expect(readScheduleEvent(event(''))).toEqual({});
    expect(readScheduleEvent(event('{}'))).toEqual({});
    expect(readScheduleEvent(event('{"shards":[0,1,2,3]}'))).toEqual({ shards: [0, 1, 2, 3] });
    expect(readScheduleEvent(event('{"asOf":"2030-01-01","shards":[0]}'))).toEqual({ shards: [0] });
  });

  it.each([
    'Hello world',
    'TestPayload',
    'every hour',
    'awesome-fc',
    '"TestPayload"',
    '每小时',
    'shards=0',
    '42',
    'true',
    'null',
    '  ',
  ])('any runtime starts a run over all shards with the free text %j', (payload) => {
    for (const event of [huawei(payload), bytes(aliyun(payload)), tencent(payload), google(payload)])
      expect(readScheduleEvent(event)).toEqual({});
    expect(readScheduleEvent({ ...eventBridge, detail: payload })).toEqual({});
  });

  it.each([
    ['an object that is cut', '{"shards":[0,1'],
    ['an object that is no JSON', '{shards: [0]}'],
    ['a list', '[0,1]'],
    ['a list that is cut', ' [0,'],
    ['an unknown member', '{"shard":[0]}'],
    ['a shard that is text', '{"shards":["0"]}'],
    ['a shard below 0', '{"shards":[-1]}'],
    ['a shard that is no whole number', '{"shards":[0.5]}'],
    ['no shard at all', '{"shards":[]}'],
  ])('any runtime is refused with a payload that is %s', (_, payload) => {
    for (const event of [huawei(payload), bytes(aliyun(payload)), tencent(payload), google(payload)])
      expect(() => readScheduleEvent(event)).toThrow(
        /^event: expected nothing or \{ "shards": number\[\] \}/,
      );
  });
});

describe('a direct invocation', () => {
  it.each([
    [{}, {}],
    [{ asOf: '2026-11-23' }, { asOf: '2026-11-23' }],
    [
      { asOf: '2026-11-23T16:00:00Z', shards: [0, 4095] },
      { asOf: '2026-11-23T16:00:00Z', shards: [0, 4095] },
    ],
  ])('%j starts that run, as an object and as bytes', (event, run) => {
    expect(readScheduleEvent(event)).toEqual(run);
    expect(readScheduleEvent(bytes(event))).toEqual(run);
  });

  it.each([{ asOf: 20261123 }, { shards: 0 }, { shards: [4096] }, { asOf: '2026-11-23', shards: [] }])(
    '%j is refused with what was expected',
    (event) => {
      expect(() => readScheduleEvent(event)).toThrow(
        /^event: expected \{ asOf\?: string, shards\?: number\[\] \}/,
      );
    },
  );
});

describe('an event that is no schedule', () => {
  it('of HTTP is none, whatever its body says', () => {
    const http = eventOf({ path: '/v1/health', body: { asOf: '2026-11-23', shards: [0] } }, null);
    expect(readScheduleEvent(http)).toBeUndefined();
    expect(readScheduleEvent(bytes({ ...http, version: 'v1' }))).toBeUndefined();
    expect(
      readScheduleEvent({ httpMethod: 'GET', path: '/', requestContext: {}, asOf: '2026-11-23' }),
    ).toBeUndefined();
  });

  it.each([[null], [undefined], ['text'], [[]], [5], [{ Records: [] }], [{ asOf: '2026-11-23', x: 1 }]])(
    '%j is none',
    (event) => expect(readScheduleEvent(event)).toBeUndefined(),
  );

  it('of bytes that are not JSON is refused', () => {
    expect(() => readScheduleEvent(Buffer.from('{'))).toThrow('expected bytes that hold JSON');
  });

  it('can be answered with everything that would have been one', () => {
    for (const name of [
      'EventBridge',
      'FunctionGraph',
      'Function Compute',
      'SCF',
      'Azure',
      'Google',
      'direct',
    ])
      expect(SCHEDULE_EVENTS).toContain(name);
  });
});
