import { describe, expect, it } from 'vitest';
import { HTTP_SHAPES, openHttpEvent } from '../../../lib/http/runtime/http-event.ts';
import { remainingMs } from '../../../lib/http/runtime/remaining-time.ts';

const base64 = (text: string) => Buffer.from(text).toString('base64');
const bytes = (event: unknown) => Buffer.from(JSON.stringify(event));
const BODY = '{"domain":"example.cn"}';

/** One event of each runtime, in the documented form. All say the same: POST /v1/domain-checks?limit=10. */
const httpApi = {
  version: '2.0',
  routeKey: 'ANY /v1/domain-checks',
  rawPath: '/v1/domain-checks',
  rawQueryString: 'limit=10',
  headers: { 'content-type': 'application/json' },
  requestContext: { http: { method: 'POST', path: '/v1/domain-checks' }, stage: '$default', requestId: 'r' },
  body: BODY,
  isBase64Encoded: false,
};
const restApi = {
  resource: '/v1/domain-checks',
  path: '/v1/domain-checks',
  httpMethod: 'POST',
  headers: { 'Content-Type': 'application/json' },
  multiValueHeaders: { 'Content-Type': ['application/json'] },
  queryStringParameters: { limit: '10' },
  multiValueQueryStringParameters: { limit: ['10'] },
  requestContext: { requestId: 'r', stage: 'prod', path: '/prod/v1/domain-checks', identity: {} },
  body: BODY,
  isBase64Encoded: false,
};
const balancer = {
  requestContext: { elb: { targetGroupArn: 'arn' } },
  httpMethod: 'POST',
  path: '/v1/domain-checks',
  queryStringParameters: { limit: '10' },
  headers: { 'content-type': 'application/json' },
  body: BODY,
  isBase64Encoded: false,
};
const multiValueBalancer = {
  requestContext: { elb: { targetGroupArn: 'arn' } },
  httpMethod: 'POST',
  path: '/v1/domain-checks',
  multiValueQueryStringParameters: { limit: ['10'] },
  multiValueHeaders: { 'content-type': ['application/json'] },
  body: BODY,
  isBase64Encoded: false,
};
const huawei = {
  body: base64(BODY),
  isBase64Encoded: true,
  httpMethod: 'POST',
  path: '/v1/domain-checks',
  pathParameters: {},
  queryStringParameters: { limit: '10' },
  headers: { 'content-type': 'application/json' },
  requestContext: {
    apiId: 'bc1dcffd',
    requestId: 'r',
    stage: 'RELEASE',
    sourceIp: '203.0.113.7',
    authorizer: { tenant: 'acme' },
  },
};
const aliyun = {
  version: 'v1',
  rawPath: '/v1/domain-checks',
  body: BODY,
  isBase64Encoded: false,
  headers: { 'Content-Type': 'application/json' },
  queryParameters: { limit: '10' },
  requestContext: {
    accountId: '1234',
    http: { method: 'POST', path: '/v1/domain-checks' },
    requestId: 'r',
    time: '2026-11-23T01:15:00Z',
    timeEpoch: '1795396500000',
  },
};
const tencent = {
  requestContext: {
    serviceId: 's',
    path: '/v1/domain-checks',
    httpMethod: 'POST',
    requestId: 'r',
    stage: 'release',
  },
  headers: { 'content-type': 'application/json' },
  body: BODY,
  pathParameters: {},
  queryStringParameters: {},
  headerParameters: {},
  stageVariables: { stage: 'release' },
  path: '/v1/domain-checks',
  queryString: { limit: '10' },
  httpMethod: 'POST',
};
const tencentUrl = {
  headers: { 'content-type': 'application/json', 'x-scf-remote-addr': '203.0.113.7' },
  body: BODY,
  path: '/v1/domain-checks',
  queryString: { limit: '10' },
  httpMethod: 'POST',
};
const plain = {
  plainHttp: {
    method: 'post',
    url: 'https://icp.example/v1/domain-checks?limit=10',
    headers: { 'content-type': 'application/json' },
    body: Buffer.from(BODY),
  },
};
const EVENTS = {
  httpApi,
  restApi,
  balancer,
  multiValueBalancer,
  huawei,
  aliyun: bytes(aliyun),
  tencent,
  tencentUrl,
  plain,
};

const read = (event: unknown) => openHttpEvent(event).request;
const respond = (event: unknown) =>
  openHttpEvent(event).respond({ status: 404, headers: { 'content-type': 'text/plain' }, body: 'no' });

describe('an event of', () => {
  it.each(Object.entries(EVENTS))('%s is the request that was made', (_, event) => {
    const { method, path, query, headers, body } = read(event);
    expect([method, path, [...query]]).toEqual(['POST', '/v1/domain-checks', [['limit', '10']]]);
    expect(headers['content-type']).toBe('application/json');
    expect(body?.base64 ? Buffer.from(body.text, 'base64').toString() : body?.text).toBe(BODY);
  });

  it.each(Object.entries(EVENTS))('%s is of one shape and no other', (_, event) => {
    const opened = event instanceof Uint8Array ? aliyun : event;
    expect(HTTP_SHAPES.filter(({ isOne }) => isOne(opened))).toHaveLength(1);
  });

  const { limit } = restApi.queryStringParameters;
  it.each<[string, object]>([
    ['SCF, true', { ...tencent, queryString: { i: true, limit } }],
    ['SCF, null', { ...tencent, queryString: { i: null, limit } }],
    ['a function URL of SCF, in a list', { ...tencentUrl, queryString: { i: [true], limit } }],
    ['FunctionGraph, empty', { ...huawei, queryStringParameters: { i: '', limit } }],
    ['FunctionGraph, null', { ...huawei, queryStringParameters: { i: null, limit } }],
    ['Function Compute', bytes({ ...aliyun, queryParameters: { i: null, limit: 10 } })],
    [
      'a REST API',
      {
        ...restApi,
        queryStringParameters: { i: null, limit },
        multiValueQueryStringParameters: { i: [null], limit: [limit] },
      },
    ],
    ['a load balancer', { ...balancer, queryStringParameters: { i: null, limit } }],
    ['an HTTP API', { ...httpApi, rawQueryString: 'i&limit=10' }],
  ])('%s with a parameter without a value is the request that was made', (_, event) => {
    expect([...read(event).query].sort()).toEqual([
      ['i', ''],
      ['limit', '10'],
    ]);
  });

  it.each<[string, object]>([
    ['SCF', tencent],
    ['FunctionGraph', huawei],
    ['a REST API', { ...restApi, multiValueHeaders: null }],
    ['a load balancer', balancer],
    ['an HTTP API', httpApi],
  ])('%s with a header without a value has no such header', (_, event) => {
    const headers = { 'Content-Type': 'application/json', Authorization: null, 'X-Count': 5 };
    expect(read({ ...event, headers }).headers).toEqual({
      'content-type': 'application/json',
      'x-count': '5',
    });
  });

  it.each<[string, object]>([
    ['a REST authorizer', { ...restApi, type: 'REQUEST', methodArn: 'arn:aws:execute-api:r:1:a/b/GET/' }],
    [
      'an HTTP API authorizer',
      { ...httpApi, type: 'REQUEST', routeArn: 'arn', identitySource: ['Bearer x'] },
    ],
    ['an authorizer of format 1.0', { ...restApi, version: '1.0', type: 'REQUEST', identitySource: 'x' }],
    ['a token authorizer', { type: 'TOKEN', authorizationToken: 'Bearer x', methodArn: 'arn' }],
    [
      'a WebSocket that opens',
      { ...restApi, requestContext: { ...restApi.requestContext, connectionId: 'c', eventType: 'CONNECT' } },
    ],
    [
      'a WebSocket message',
      { requestContext: { routeKey: '$default', connectionId: 'c', requestId: 'r' }, body: '{}' },
    ],
    [
      'a WebSocket with its method',
      { ...huawei, requestContext: { ...huawei.requestContext, connectionId: 'c' } },
    ],
    ['a connection id of its own', { ...tencentUrl, connectionId: 'c' }],
    ['a WebSocket of SCF', { ...tencent, websocket: { action: 'connecting', secConnectionID: 'c' } }],
    [
      'a WebSocket of SCF, opening',
      { ...tencent, requestContext: { ...tencent.requestContext, websocketEnable: true } },
    ],
  ])('%s is refused by its name, and not answered', (name, event) => {
    const expected = /WebSocket|connection/.test(name)
      ? 'one of a WebSocket'
      : "one of a gateway's authorizer";
    expect(() => openHttpEvent(event)).toThrow(expected);
    expect(() => openHttpEvent(bytes(event))).toThrow(expected);
  });

  it.each(Object.entries(EVENTS))('%s is answered with status, headers and body', (name, event) => {
    const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = respond(event);
    expect([statusCode, body, isBase64Encoded]).toEqual([404, 'no', false]);
    if (name === 'multiValueBalancer')
      expect([headers, multiValueHeaders]).toEqual([{}, { 'content-type': ['text/plain'] }]);
    else expect([headers, multiValueHeaders]).toEqual([{ 'content-type': 'text/plain' }, undefined]);
  });

  it('a load balancer is answered with a description of the status as well', () => {
    expect(respond(balancer).statusDescription).toBe('404 Not Found');
    expect(respond(multiValueBalancer).statusDescription).toBe('404 Not Found');
    expect(respond(httpApi).statusDescription).toBeUndefined();
  });

  it('the same event as bytes is read alike, whichever runtime it is of', () => {
    for (const event of [httpApi, restApi, huawei, tencent]) expect(read(bytes(event))).toEqual(read(event));
  });
});

describe('a body', () => {
  it.each([[{ body: null }], [{ body: '' }], [{ body: undefined }]])('that is %j is none', (change) => {
    for (const event of [httpApi, restApi, balancer, huawei, aliyun, tencent, tencentUrl])
      expect(read({ ...event, ...change }).body).toBeUndefined();
    expect(read({ plainHttp: { ...plain.plainHttp, body: new Uint8Array() } }).body).toBeUndefined();
  });

  it('in base64 is taken as such where the event says so, and from APIG also where it does not', () => {
    const encoded = { body: base64(BODY), isBase64Encoded: true };
    for (const event of [httpApi, restApi, balancer, aliyun, tencent, tencentUrl])
      expect(read({ ...event, ...encoded }).body).toEqual({ text: base64(BODY), base64: true });
    const { isBase64Encoded: _, ...silent } = huawei;
    expect(read(silent).body).toEqual({ text: base64(BODY), base64: true });
    expect(read({ ...huawei, body: BODY, isBase64Encoded: false }).body).toEqual({
      text: BODY,
      base64: false,
    });
  });
});

describe('a query', () => {
  const two = [
    ['a', '1'],
    ['a', '2'],
  ];
  it('with a repeated parameter keeps all values, in whatever form the runtime writes them', () => {
    expect([...read({ ...httpApi, rawQueryString: 'a=1&a=2' }).query]).toEqual(two);
    const multi = { queryStringParameters: { a: '2' }, multiValueQueryStringParameters: { a: ['1', '2'] } };
    expect([...read({ ...restApi, ...multi }).query]).toEqual(two);
    expect([
      ...read({ ...multiValueBalancer, multiValueQueryStringParameters: { a: ['1', '2'] } }).query,
    ]).toEqual(two);
    expect([...read({ ...huawei, queryStringParameters: { a: ['1', '2'] } }).query]).toEqual(two);
    expect([...read({ ...aliyun, queryParameters: { a: ['1', '2'] } }).query]).toEqual(two);
    expect([...read({ ...tencent, queryString: { a: ['1', '2'] } }).query]).toEqual(two);
  });

  it('is decoded once: by the gateway, or here for an HTTP API and a load balancer', () => {
    const decoded = [['名 a', '1+2&%']];
    expect([...read({ ...httpApi, rawQueryString: '%E5%90%8D+a=1%2B2%26%25' }).query]).toEqual(decoded);
    const raw = { queryStringParameters: { '%E5%90%8D+a': '1%2B2%26%25' } };
    expect([...read({ ...balancer, ...raw }).query]).toEqual(decoded);
    for (const [event, member] of [
      [restApi, 'multiValueQueryStringParameters'],
      [huawei, 'queryStringParameters'],
      [aliyun, 'queryParameters'],
      [tencent, 'queryString'],
    ] as const)
      expect([
        ...read({ ...event, queryStringParameters: null, [member]: { '名 a': '1+2&%' } }).query,
      ]).toEqual(decoded);
  });

  it('may be absent or null', () => {
    for (const event of [restApi, balancer, huawei])
      expect([
        ...read({ ...event, queryStringParameters: null, multiValueQueryStringParameters: undefined }).query,
      ]).toEqual([]);
    expect([...read({ ...httpApi, rawQueryString: undefined }).query]).toEqual([]);
  });
});

describe('headers', () => {
  it('have names in lower case; values of a repeated one are joined', () => {
    const twice = { 'ACCEPT-Language': ['zh-CN', 'en'] };
    for (const event of [restApi, multiValueBalancer])
      expect(read({ ...event, multiValueHeaders: twice }).headers['accept-language']).toBe('zh-CN,en');
    expect(read({ ...huawei, headers: twice }).headers['accept-language']).toBe('zh-CN,en');
  });

  it('may be null', () => {
    expect(read({ ...restApi, headers: null, multiValueHeaders: null }).headers).toEqual({});
  });
});

describe('a path', () => {
  const path = (event: { [name: string]: unknown }, path: string, stage?: string) =>
    read({
      ...event,
      path,
      rawPath: path,
      requestContext: { ...(event.requestContext as object), ...(stage === undefined ? {} : { stage }) },
    }).path;

  it.each([
    ['/v1/results/%E4%B8%AD', '/v1/results/%E4%B8%AD'],
    ['/v1/results/中', '/v1/results/%E4%B8%AD'],
    ['/v1/results/a%20b', '/v1/results/a%20b'],
    ['/v1/results/a b', '/v1/results/a%20b'],
    ['/v1/results/100%', '/v1/results/100%25'],
    ['/v1/results/100%25', '/v1/results/100%25'],
    ['/v1/results/\ud800', '/v1/results/%EF%BF%BD'],
    ['/v1/%72esults', '/v1/results'],
    ['/v1/results/', '/v1/results/'],
    ['', ''],
  ])('%j has one spelling, whether the gateway decoded it or not', (given, expected) => {
    for (const event of [httpApi, restApi, balancer, huawei, aliyun, tencent])
      expect(path(event, given)).toBe(expected);
  });

  it('loses the stage before it, and only there', () => {
    expect(path(httpApi, '/prod/v1/results', 'prod')).toBe('/v1/results');
    expect(path(httpApi, '/v1/results', 'prod')).toBe('/v1/results');
    expect(path(huawei, '/RELEASE/v1/results')).toBe('/v1/results');
    expect(path(tencent, '/release/v1/results')).toBe('/v1/results');
    const rest = (path: string, inContext: string, stage: string) =>
      read({ ...restApi, path, requestContext: { path: inContext, stage } }).path;
    expect(rest('/v1/results', '/v1/v1/results', 'v1')).toBe('/v1/results');
    expect(rest('/prod/v1/results', '/prod/v1/results', 'prod')).toBe('/v1/results');
  });

  it('of a plain request ends where its query begins', () => {
    const at = (url: string) => {
      const { path, query } = read({ plainHttp: { ...plain.plainHttp, url } });
      return [path, String(query)];
    };
    expect(at('/v1/health')).toEqual(['/v1/health', '']);
    expect(at('/v1/results?subject=a?b')).toEqual(['/v1/results', 'subject=a%3Fb']);
    expect(at('http://h')).toEqual(['/', '']);
  });
});

describe('an event of no known shape', () => {
  it.each([
    [{}, 'no members'],
    [null, 'null'],
    [[1], 'a list'],
    ['text', 'string'],
    [{ Records: [], secret: 'value' }, 'the members Records, secret'],
    [{ version: '2.0' }, 'the members version'],
    [{ httpMethod: 'GET', path: '/' }, 'the members httpMethod, path'],
    [{ trigger_type: 'TIMER' }, 'the members trigger_type'],
  ])('%j is refused with what was expected and what was found', (event, found) => {
    const message = (() => {
      try {
        openHttpEvent(event);
        return '';
      } catch (error) {
        return String(error);
      }
    })();
    for (const { name } of HTTP_SHAPES) expect(message).toContain(name);
    expect(message.endsWith(`found ${found}`)).toBe(true);
  });

  it('a known shape with a broken member is refused whole, and the member is named', () => {
    expect(() => read({ ...httpApi, rawPath: 5 })).toThrow(
      /^event: expected an event of an AWS HTTP API.*rawPath/,
    );
    expect(() => read({ ...huawei, headers: { a: {} } })).toThrow(/FunctionGraph.*headers\.a/);
    expect(() => read({ ...tencent, body: {} })).toThrow(/SCF.*body/);
  });

  it('bytes that are not JSON are refused', () => {
    expect(() => read(Buffer.from('<html>'))).toThrow('event: expected bytes that hold JSON, found 6 bytes');
  });
});

describe('the time that is left', () => {
  it.each([
    [{ getRemainingTimeInMillis: () => 900 }, 900],
    [{ getRemainingTimeInMilliSeconds: () => 800 }, 800],
    [{ getRemainingTimeInMillis: () => 'soon' }, undefined],
    [{ getRemainingTimeInMillis: 5 }, undefined],
    [{}, undefined],
    [null, undefined],
    [undefined, undefined],
  ])('of %j is %j', (context, ms) => {
    expect(remainingMs(context)).toBe(ms);
  });

  it('is asked of a context that keeps it in itself', () => {
    class Context {
      left = 700;
      getRemainingTimeInMilliSeconds() {
        return this.left;
      }
    }
    expect(remainingMs(new Context())).toBe(700);
  });
});
