/** Every way in which a request reaches a handler, for tests that demand the same answer from all. */
import { HttpRequest } from '@azure/functions';
import { httpFunction as azureFunction } from '../entries/azure-functions.ts';
import { type ExpressResponse, httpFunction as googleFunction } from '../entries/google-cloud-functions.ts';
import type { GatewayResponse } from '../lib/http/runtime/shape.ts';
import {
  aliyunHttpTrigger,
  awsFunctionUrl,
  awsHttpApi,
  awsLoadBalancer,
  awsRestApi,
  huaweiApig,
  type IncomingHttp,
  tencentApiGateway,
  tencentFunctionUrl,
} from '../scripts/faas/events.ts';

export type Handler = (event: unknown, context: unknown) => Promise<GatewayResponse>;
export type PlainAnswer = { status: number; headers: Record<string, string>; body: string };

/** By name: sends a request to a handler the way that runtime does, and takes its response back apart. */
export const SHAPES: {
  readonly [name: string]: (handler: Handler, http: IncomingHttp) => Promise<PlainAnswer>;
} = {
  'AWS HTTP API': (handler, http) => byGateway(handler, awsHttpApi(http)),
  'AWS HTTP API with a stage': (handler, http) => byGateway(handler, awsHttpApi(http, 'prod')),
  'AWS function URL': (handler, http) => byGateway(handler, awsFunctionUrl(http)),
  'AWS REST API': (handler, http) => byGateway(handler, awsRestApi(http)),
  'AWS load balancer': (handler, http) => byGateway(handler, awsLoadBalancer(http, repeats(http))),
  'AWS load balancer, multi-value': (handler, http) => byGateway(handler, awsLoadBalancer(http, true)),
  'Huawei APIG': (handler, http) => byGateway(handler, huaweiApig(http)),
  'Alibaba HTTP trigger': (handler, http) => byGateway(handler, aliyunHttpTrigger(http)),
  'Tencent API Gateway': (handler, http) => byGateway(handler, tencentApiGateway(http)),
  'Tencent function URL': (handler, http) => byGateway(handler, tencentFunctionUrl(http)),
  'Google Cloud Functions': byGoogle,
  'Azure Functions': byAzure,
};

async function byGateway(handler: Handler, event: unknown): Promise<PlainAnswer> {
  const { statusCode, headers, multiValueHeaders, body, isBase64Encoded } = await handler(event, {});
  const values = Object.entries(multiValueHeaders ?? {}).map(([name, each]) => [name, each.join(',')]);
  const text = isBase64Encoded ? bytesAsText(Buffer.from(body, 'base64')) : body;
  return { status: statusCode, headers: { ...headers, ...Object.fromEntries(values) }, body: text };
}

/** One character for each byte. */
function bytesAsText(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('latin1');
}

/** What Express passes on, and the framework adds: names in lower case, repeats joined, `rawBody`. */
async function byGoogle(handler: Handler, { method, path, search, headers, body }: IncomingHttp) {
  const answer: PlainAnswer = { status: 0, headers: {}, body: '' };
  const response: ExpressResponse = {
    writeHead(status, sent) {
      Object.assign(answer, { status, headers: sent });
      return {
        end: (sentBody) =>
          Object.assign(answer, { body: typeof sentBody === 'string' ? sentBody : bytesAsText(sentBody) }),
      };
    },
  };
  const originalUrl = search === '' ? path : `${path}?${search}`;
  const byName = Object.fromEntries(new Headers(headers.map(([name, value]) => [name, value])));
  await googleFunction(handler)(
    { method, originalUrl, headers: byName, ...(body.length === 0 ? {} : { rawBody: body }) },
    response,
  );
  return answer;
}

async function byAzure(handler: Handler, { method, path, search, headers, body }: IncomingHttp) {
  const request = new HttpRequest({
    method,
    url: `https://icp.example${path}${search === '' ? '' : `?${search}`}`,
    headers: Object.fromEntries(new Headers(headers.map(([name, value]) => [name, value]))),
    ...(body.length === 0 ? {} : { body: { bytes: body } }),
  });
  const { status, headers: sent, body: given } = await azureFunction(handler)(request);
  const text = given instanceof Uint8Array ? bytesAsText(given) : given;
  return { status: Number(status), headers: sent as Record<string, string>, body: String(text) };
}

/** Without multi-value headers a load balancer hands on the last of what came more than once: it must have them here. */
function repeats({ headers, search }: IncomingHttp): boolean {
  const names = headers.map(([name]) => name.toLowerCase());
  const keys = [...new URLSearchParams(search).keys()];
  return new Set(names).size < names.length || new Set(keys).size < keys.length;
}
