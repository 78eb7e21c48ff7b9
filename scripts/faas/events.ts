/**
 * What a provider's gateway makes of an HTTP request: the event that its runtime hands to the function. The other
 * way round from `lib/http/runtime/`; the local gateway and the tests send through these.
 */

/** A request as it came over HTTP. `path` and `search` (without `?`) as in the address; headers in order, repeats kept. */
export type IncomingHttp = {
  method: string;
  path: string;
  search: string;
  headers: readonly (readonly [name: string, value: string])[];
  body: Buffer;
};

const IDS = { requestId: 'local-request', sourceIp: '127.0.0.1', stage: 'release' };
const TIME = '2026-11-23T01:15:00Z';

/** AWS HTTP API, payload 2.0: the path is decoded and begins with the stage, the query is as it came. */
export function awsHttpApi(http: IncomingHttp, stage = '$default') {
  const rawPath = `${stage === '$default' ? '' : `/${stage}`}${decodedPath(http.path)}`;
  return { ...payloadV2(http, rawPath, stage), routeKey: '$default' };
}

/** Lambda function URL: payload 2.0 with the path as it came. */
export function awsFunctionUrl(http: IncomingHttp) {
  return payloadV2(http, http.path, '$default');
}

function payloadV2(http: IncomingHttp, rawPath: string, stage: string) {
  return {
    version: '2.0',
    rawPath,
    rawQueryString: http.search,
    headers: joined(http.headers),
    requestContext: {
      http: {
        method: http.method,
        path: rawPath,
        protocol: 'HTTP/1.1',
        sourceIp: IDS.sourceIp,
        userAgent: '',
      },
      requestId: IDS.requestId,
      stage,
    },
    ...textOrBase64(http.body),
  };
}

/** AWS REST API, payload 1.0: path without the stage, decoded query, single and multi-value maps. */
export function awsRestApi(http: IncomingHttp) {
  const query = [...new URLSearchParams(http.search)];
  return {
    resource: '/{proxy+}',
    path: http.path,
    httpMethod: http.method,
    headers: last(http.headers),
    multiValueHeaders: all(http.headers),
    queryStringParameters: query.length === 0 ? null : last(query),
    multiValueQueryStringParameters: query.length === 0 ? null : all(query),
    pathParameters: { proxy: http.path.slice(1) },
    stageVariables: null,
    requestContext: {
      resourcePath: '/{proxy+}',
      httpMethod: http.method,
      path: `/prod${http.path}`,
      stage: 'prod',
      requestId: IDS.requestId,
      identity: { sourceIp: IDS.sourceIp },
    },
    body: null,
    ...textOrBase64(http.body),
  };
}

/** AWS Application Load Balancer: the query is as it came; without multi-value headers the last of repeats remains. */
export function awsLoadBalancer(http: IncomingHttp, multiValue: boolean) {
  const query = http.search === '' ? [] : http.search.split('&').map(encodedPair);
  const targetGroupArn = 'arn:aws:elasticloadbalancing:ap-southeast-1:123456789012:targetgroup/icp/1';
  return {
    requestContext: { elb: { targetGroupArn } },
    httpMethod: http.method,
    path: http.path,
    ...(multiValue
      ? { multiValueHeaders: all(http.headers), multiValueQueryStringParameters: all(query) }
      : { headers: last(http.headers), queryStringParameters: last(query) }),
    body: '',
    ...textOrBase64(http.body),
  };
}

/** Huawei Cloud APIG: the body is always in base64. */
export function huaweiApig(http: IncomingHttp) {
  return {
    body: http.body.toString('base64'),
    isBase64Encoded: true,
    httpMethod: http.method,
    path: http.path,
    pathParameters: {},
    queryStringParameters: oneOrList([...new URLSearchParams(http.search)]),
    headers: joined(http.headers),
    requestContext: {
      apiId: 'bc1dcffd-aa35-474d-897c-d53425a4c08e',
      requestId: IDS.requestId,
      stage: 'RELEASE',
    },
  };
}

/** Alibaba Cloud Function Compute 3: the same as bytes. */
export function aliyunHttpTrigger(http: IncomingHttp): Buffer {
  return bytesOf({
    version: 'v1',
    rawPath: http.path,
    ...textOrBase64(http.body),
    headers: joined(http.headers),
    queryParameters: oneOrList([...new URLSearchParams(http.search)]),
    requestContext: {
      accountId: '1234',
      domainName: 'localhost',
      domainPrefix: 'localhost',
      http: {
        method: http.method,
        path: http.path,
        protocol: 'HTTP/1.1',
        sourceIp: IDS.sourceIp,
        userAgent: '',
      },
      requestId: IDS.requestId,
      time: TIME,
      timeEpoch: String(Date.parse(TIME)),
    },
  });
}

/** Tencent Cloud API Gateway before SCF. */
export function tencentApiGateway(http: IncomingHttp) {
  return {
    requestContext: {
      serviceId: 'service-local',
      path: http.path,
      httpMethod: http.method,
      identity: {},
      ...IDS,
    },
    headers: joined(http.headers),
    pathParameters: {},
    queryStringParameters: {},
    headerParameters: {},
    stageVariables: { stage: IDS.stage },
    path: http.path,
    queryString: oneOrList([...new URLSearchParams(http.search)]),
    httpMethod: http.method,
    ...textOrBase64(http.body),
  };
}

/** Tencent Cloud SCF function URL: neither requestContext nor isBase64Encoded where the body is text. */
export function tencentFunctionUrl(http: IncomingHttp) {
  const { isBase64Encoded, ...body } = textOrBase64(http.body);
  return {
    headers: { ...joined(http.headers), 'x-scf-remote-addr': IDS.sourceIp },
    path: http.path,
    queryString: oneOrList([...new URLSearchParams(http.search)]),
    httpMethod: http.method,
    ...body,
    ...(isBase64Encoded ? { isBase64Encoded } : {}),
  };
}

/** The event as Function Compute hands it over. */
export function bytesOf(event: unknown): Buffer {
  return Buffer.from(JSON.stringify(event));
}

/** Text where the bytes are UTF-8, base64 where not; nothing for no body. */
function textOrBase64(body: Buffer): { body?: string; isBase64Encoded: boolean } {
  if (body.length === 0) return { isBase64Encoded: false };
  const text = body.toString();
  return Buffer.from(text).equals(body)
    ? { body: text, isBase64Encoded: false }
    : { body: body.toString('base64'), isBase64Encoded: true };
}

type Pairs = readonly (readonly [string, string])[];

function all(pairs: Pairs): Record<string, string[]> {
  const grouped = Map.groupBy(pairs, ([name]) => name);
  return Object.fromEntries([...grouped].map(([name, each]) => [name, each.map(([, value]) => value)]));
}

function last(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(pairs);
}

function joined(pairs: Pairs): Record<string, string> {
  return Object.fromEntries(Object.entries(all(pairs)).map(([name, values]) => [name, values.join(',')]));
}

function oneOrList(pairs: Pairs): Record<string, string | string[]> {
  return Object.fromEntries(
    Object.entries(all(pairs)).map(([name, values]) => [
      name,
      values.length === 1 ? (values[0] ?? '') : values,
    ]),
  );
}

function encodedPair(pair: string): [string, string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), pair.slice(at + 1)];
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** Huawei Cloud FunctionGraph TIMER; `payload` is what the trigger is configured to say. */
export function huaweiTimer(payload: string, now: Date) {
  return {
    version: 'v1.0',
    time: now.toISOString(),
    trigger_type: 'TIMER',
    trigger_name: 'local',
    user_event: payload,
  };
}

/** Alibaba Cloud Function Compute 3 timer, as bytes. */
export function aliyunTimer(payload: string, now: Date): Buffer {
  return bytesOf({ triggerTime: now.toISOString(), triggerName: 'local', payload });
}

/** Tencent Cloud SCF timer. */
export function tencentTimer(payload: string, now: Date) {
  return { Type: 'Timer', TriggerName: 'local', Time: now.toISOString(), Message: payload };
}
