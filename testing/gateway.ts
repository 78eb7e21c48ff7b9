/**
 * The gateway of serverless.yml on loopback: real HTTP in, the functions, real HTTP out. Every answer is held against the
 * API document; one that does not fit becomes a 599, and closing the gateway tells all. As a rule payload 2.0 events go
 * to the functions; `THROUGH=server` has the server of a container in between, `THROUGH=framework` the Functions Framework;
 * with `THROUGH=zips` the routes of the packaged template lead to the zips for AWS.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';
import { httpFunction } from '../entries/google-cloud-functions.ts';
import { openHttpServer } from '../entries/http-server.ts';
import type { Api } from '../lib/http/route.ts';
import { type PlainHttpHandler, sentBody } from '../lib/http/runtime/plain-http.ts';
import type { GatewayResponse } from '../lib/http/runtime/shape.ts';
import type { Services } from '../lib/http/services.ts';
import { awsHttpApi } from '../scripts/faas/events.ts';
import { faultsOf } from './api-document.ts';
import { handlerOf, stackOfTests } from './packaged.ts';
import { functionAt } from './packaged-stack.ts';

type Binding = { path: RegExp; name: string };

/** The functions and the paths that serverless.yml gives them; the catch-all comes last. */
export function bindings(): Binding[] {
  const found: Binding[] = [];
  let name = '';
  for (const line of readFileSync('serverless.yml', 'utf8').split('\n')) {
    name = /^ {2}([a-z-]+):$/.exec(line)?.[1] ?? name;
    const path = /httpApi: \{ method: "\*", path: "?([^" }]+(?:\{\w+\}[^" }]*)*)"? \}/.exec(line)?.[1];
    if (path !== undefined)
      found.push({ name, path: new RegExp(`^${path.replace(/\{\w+\}/g, '[^/]+')}/?$`) });
    if (/httpApi: "\*"$/.test(line)) found.push({ name, path: /^/ });
  }
  return found.sort((one, other) => Number(one.path.source === '^') - Number(other.path.source === '^'));
}

export type Gateway = Awaited<ReturnType<typeof openGateway>>;

/** A function as a front calls it; `asked` is what an answer is held against. */
type Called = (event: unknown, asked: { method: string; path: string }) => Promise<GatewayResponse>;
type Front = { address: string; close: () => Promise<void> };

const FRONTS: {
  readonly [through: string]: (apis: readonly Api[], of: (api: Api) => Called) => Promise<Front>;
} = {
  events: throughEvents,
  zips: throughTemplate,
  server: throughServer,
  framework: throughFramework,
};

/** Opens the gateway that `THROUGH` names. */
export async function openGateway(services: Services) {
  const faults: string[] = [];
  const names = [...new Set(bindings().map(({ name }) => name))];
  const apis = await Promise.all(
    names.map(async (name): Promise<Api> => (await import(`../functions/${name}.ts`)).api),
  );
  const front = FRONTS[process.env.THROUGH ?? 'events'];
  if (front === undefined) throw new Error(`THROUGH: expected one of ${Object.keys(FRONTS).join(', ')}`);
  const { address, close } = await front(apis, calledOf);
  return {
    address,
    /** As an HTTP API of AWS does, behind which an encoded slash is one. */
    decodesPaths: front === throughTemplate,
    async close() {
      await close();
      if (faults.length > 0) throw new Error(`not as the API document says:\n${faults.join('\n')}`);
    },
  };

  function calledOf(api: Api): Called {
    const handle = handlerOf(api, services);
    return async (event, asked) => {
      const answer = await handle(event);
      const { statusCode: status, headers, body } = answer;
      const found = isOfConsole(asked.path)
        ? []
        : faultsOf({ ...asked, status, body, contentType: headers['content-type'] });
      if (found.length === 0) return answer;
      faults.push(...found);
      return { ...answer, statusCode: 599, body: found.join('\n') };
    };
  }
}

/** Payload 2.0 events, as an HTTP API makes them. */
async function throughEvents(apis: readonly Api[], of: (api: Api) => Called): Promise<Front> {
  const called = new Map(apis.map((api) => [api.name, of(api)]));
  const routes = bindings();
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const asked = { method: request.method ?? '', path: url.pathname };
    const name = routes.find(({ path }) => path.test(url.pathname))?.name ?? '';
    const answer = await called.get(name)?.(await eventFrom(request, url), asked);
    if (answer === undefined) response.writeHead(502).end();
    else response.writeHead(answer.statusCode, answer.headers).end(sentBody(answer));
  });
  return listening(server);
}

/** An HTTP API with the routes of the template; the events are as it makes them. */
async function throughTemplate(apis: readonly Api[], of: (api: Api) => Called): Promise<Front> {
  const called = new Map(apis.map((api) => [api.name, of(api)]));
  const server = createServer(async (request, response) => {
    const { method = '', url = '/', headersDistinct } = request;
    const [path = '', ...search] = url.split('?');
    const headers = Object.entries(headersDistinct).flatMap(([name, values = []]) =>
      values.map((value) => [name, value] as const),
    );
    const event = awsHttpApi({
      method,
      path,
      search: search.join('?'),
      headers,
      body: await buffer(request),
    });
    const name = functionAt(stackOfTests(), event.rawPath) ?? '';
    const answer = await called.get(name)?.(event, { method, path: event.rawPath });
    if (answer === undefined) response.writeHead(502).end();
    else response.writeHead(answer.statusCode, answer.headers).end(sentBody(answer));
  });
  return listening(server);
}

/** The entry of a container. */
async function throughServer(apis: readonly Api[], of: (api: Api) => Called): Promise<Front> {
  const server = await openHttpServer({
    apis,
    handlerOf: (api) => plain(of(api)),
    host: '127.0.0.1',
    port: 0,
    log: (entry) => {
      throw new Error(`the server had to say something: ${JSON.stringify(entry)}`);
    },
  });
  return {
    address: `http://127.0.0.1:${server.port}`,
    async close() {
      await server.stop({ stopMs: 0 });
    },
  };
}

/** Google's Functions Framework, which has a server of its own for each function; a path leads to one of them. */
async function throughFramework(apis: readonly Api[], of: (api: Api) => Called): Promise<Front> {
  const { http } = await import('@google-cloud/functions-framework');
  const { getTestServer } = await import('@google-cloud/functions-framework/testing');
  const servers = new Map(
    apis.map((api) => {
      http(api.name, httpFunction(plain(of(api))) as never);
      return [api.name, getTestServer(api.name)];
    }),
  );
  const routes = bindings();
  const server = createServer((request, response) => {
    const { pathname } = new URL(request.url ?? '/', 'http://gateway');
    const name = routes.find(({ path }) => path.test(pathname))?.name ?? '';
    servers.get(name)?.emit('request', request, response);
  });
  return listening(server);
}

function plain(called: Called): PlainHttpHandler {
  return (event) => {
    const { method, url } = event.plainHttp;
    return called(event, { method, path: new URL(url, 'http://gateway').pathname });
  };
}

async function listening(server: Server): Promise<Front> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** Pages and files for browsers, of which the API document does not speak. */
function isOfConsole(path: string): boolean {
  return path === '/' || path === '/v1/docs' || /^\/console(?:\/|$)/.test(path);
}

async function eventFrom(request: IncomingMessage, url: URL) {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk);
  const bytes = Buffer.concat(chunks);
  const text = bytes.toString();
  const isText = Buffer.from(text).equals(bytes);
  return {
    version: '2.0',
    rawPath: url.pathname,
    rawQueryString: url.search.slice(1),
    headers: Object.fromEntries(
      Object.entries(request.headers).map(([header, value]) => [header, String(value)]),
    ),
    requestContext: {
      stage: '$default',
      requestId: 'gateway',
      http: { method: request.method, path: url.pathname },
    },
    ...(bytes.length === 0 ? {} : { body: isText ? text : bytes.toString('base64') }),
    isBase64Encoded: !isText,
  };
}
