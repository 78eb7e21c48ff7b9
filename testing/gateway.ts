/**
 * The gateway of serverless.yml on loopback: real HTTP in, payload 2.0 events to the functions, real HTTP out. Every
 * answer is held against the API document; one that does not fit becomes a 599, and closing the gateway tells all.
 */
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import type { Services } from '../lib/http/services.ts';
import { faultsOf } from './api-document.ts';
import { withRoleOf } from './role.ts';

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

export async function openGateway(services: Services) {
  const handlers = new Map<
    string,
    (
      event: unknown,
      context: never,
    ) => Promise<{
      statusCode: number;
      headers: Record<string, string>;
      body: string;
      isBase64Encoded: boolean;
    }>
  >();
  const routes = bindings();
  const faults: string[] = [];
  for (const { name } of routes) {
    const { api }: { api: Api } = await import(`../functions/${name}.ts`);
    handlers.set(
      name,
      createHandler(api, () => withRoleOf(name, services)),
    );
  }
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', 'http://gateway');
    const name = routes.find(({ path }) => path.test(url.pathname))?.name ?? '';
    const answer = await handlers.get(name)?.(await eventFrom(request, url), {} as never);
    if (answer === undefined) return response.writeHead(502).end();
    const { statusCode: status, headers, body = '', isBase64Encoded } = answer;
    const exchanged = { method: request.method ?? '', path: url.pathname, status, body };
    const found = isOfConsole(url.pathname)
      ? []
      : faultsOf({ ...exchanged, contentType: headers['content-type'] });
    if (found.length === 0)
      return response.writeHead(status, headers).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
    faults.push(...found);
    return response.writeHead(599).end(found.join('\n'));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
      if (faults.length > 0) throw new Error(`not as the API document says:\n${faults.join('\n')}`);
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
