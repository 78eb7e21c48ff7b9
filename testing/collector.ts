/** A collector of traces on loopback: real HTTP, OTLP as JSON read into plain spans. It can fail, and be silent. */
import { once } from 'node:events';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { json } from 'node:stream/consumers';

type Value = { stringValue?: string; intValue?: number | string; boolValue?: boolean; doubleValue?: number };
type Attribute = { key: string; value: Value };
type SentSpan = {
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  name: string;
  kind: number;
  attributes?: Attribute[];
  status?: { code?: number };
};
type Sent = {
  resourceSpans: { resource: { attributes?: Attribute[] }; scopeSpans: { spans: SentSpan[] }[] }[];
};

/** A span with its attributes, and those of its resource, by name. */
export type CollectedSpan = Omit<SentSpan, 'attributes' | 'status'> & {
  facts: Record<string, unknown>;
  resource: Record<string, unknown>;
  failed: boolean;
};

export type Collector = Awaited<ReturnType<typeof openCollector>>;

/** How it answers: takes what it is sent, refuses it, or says nothing. */
type Mood = 'takes' | 'refuses' | 'is-silent';

const FAILED = 2;

/** Opens one. `address` is what `OTEL_EXPORTER_OTLP_ENDPOINT` takes. */
export async function openCollector() {
  const spans: CollectedSpan[] = [];
  const requests: { path: string; headers: IncomingMessage['headers'] }[] = [];
  let mood: Mood = 'takes';
  const server = createServer(async (request: IncomingMessage, response: ServerResponse) => {
    requests.push({ path: request.url ?? '', headers: request.headers });
    const sent = (await json(request)) as Sent;
    if (mood === 'is-silent') return;
    if (mood === 'refuses') return void response.writeHead(400).end();
    spans.push(...spansIn(sent));
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    spans,
    requests,
    /** How it answers from now on. */
    be: (wanted: Mood) => {
      mood = wanted;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

function spansIn({ resourceSpans }: Sent): CollectedSpan[] {
  return resourceSpans.flatMap(({ resource, scopeSpans }) =>
    scopeSpans
      .flatMap(({ spans }) => spans)
      .map(({ attributes, status, ...span }) => ({
        ...span,
        facts: byName(attributes),
        resource: byName(resource.attributes),
        failed: status?.code === FAILED,
      })),
  );
}

function byName(attributes: Attribute[] = []): Record<string, unknown> {
  return Object.fromEntries(
    attributes.map(({ key, value }) => [
      key,
      value.stringValue ?? value.boolValue ?? Number(value.intValue ?? value.doubleValue),
    ]),
  );
}
