/** A gateway on this machine: HTTP in, a provider's events to the provider's artefacts, HTTP out. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import * as z from 'zod/mini';
import { refuseTunnels } from '../../entries/tunnels.ts';
import { functionFor, readBindings } from './bindings.ts';
import {
  aliyunHttpTrigger,
  aliyunTimer,
  huaweiApig,
  huaweiTimer,
  type IncomingHttp,
  tencentApiGateway,
  tencentTimer,
} from './events.ts';

type Runtime = {
  /** What of an artefact is called. */
  member: string;
  event: (http: IncomingHttp) => unknown;
  timer: (payload: string, now: Date) => unknown;
};

/** The providers that it can stand in for. */
export const RUNTIMES: { readonly [provider: string]: Runtime } = {
  huawei: { member: 'handler', event: huaweiApig, timer: huaweiTimer },
  aliyun: { member: 'handler', event: aliyunHttpTrigger, timer: aliyunTimer },
  tencent: { member: 'main_handler', event: tencentApiGateway, timer: tencentTimer },
};

/** `POST` here starts a scheduled function as its timer would; the body is the timer's payload. Not a path of the API. */
export const TIMER_PATH = '/-/timers/';

const response = z.object({
  statusCode: z.int(),
  headers: z.record(z.string(), z.string()),
  body: z.string(),
  isBase64Encoded: z.optional(z.boolean()),
});

/** `artefacts`: the provider's folder of them. The functions' environment is that of this process. */
export type GatewayOptions = { runtime: Runtime; artefacts: string; port: number };

/** Opens the gateway on loopback; port 0 takes a free one. */
export async function openFaasGateway({ runtime, artefacts, port }: GatewayOptions) {
  const load = createRequire(join(artefacts, 'index.js'));
  const bindings = readBindings();
  const call = (name: string, event: unknown): Promise<unknown> =>
    load(`./${name}/index.js`)[runtime.member](event, {});

  const server = createServer(async (incoming, outgoing) => {
    try {
      const http = await httpOf(incoming);
      const timer = http.path.startsWith(TIMER_PATH) ? http.path.slice(TIMER_PATH.length) : undefined;
      if (timer === undefined) {
        const answer = await call(functionFor(bindings, http.path) ?? '', runtime.event(http));
        return send(outgoing, response.parse(answer));
      }
      const scheduled = bindings.find(({ name, schedules }) => name === timer && schedules.length > 0);
      if (scheduled === undefined) return fail(outgoing, 404, `No function ${timer} runs on a schedule.`);
      const result = await call(timer, runtime.timer(http.body.toString(), new Date()));
      outgoing.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(result ?? null));
    } catch (error) {
      fail(outgoing, 502, `The function failed: ${error instanceof Error ? error.message : error}`);
    }
  });
  refuseTunnels(server);
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    /** Answers what it has taken, then closes. */
    async close() {
      server.close();
      server.closeIdleConnections();
      await once(server, 'close');
    },
  };
}

async function httpOf(incoming: IncomingMessage): Promise<IncomingHttp> {
  const [path = '/', ...search] = (incoming.url ?? '/').split('?');
  const headers = Object.entries(incoming.headersDistinct).flatMap(([name, values = []]) =>
    values.map((value): [string, string] => [name, value]),
  );
  return {
    method: incoming.method ?? 'GET',
    path,
    search: search.join('?'),
    headers,
    body: await buffer(incoming),
  };
}

function send(
  outgoing: ServerResponse,
  { statusCode, headers, body, isBase64Encoded }: z.infer<typeof response>,
) {
  outgoing.writeHead(statusCode, headers).end(Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8'));
}

function fail(outgoing: ServerResponse, status: number, message: string): void {
  console.error(message);
  outgoing.writeHead(status, { 'content-type': 'text/plain; charset=utf-8' }).end(`${message}\n`);
}
