/** Stands before a table, and decides what becomes of each request to it and of each answer. */
import { once } from 'node:events';
import { createServer, request as forward, type IncomingHttpHeaders, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buffer } from 'node:stream/consumers';

type ProxyAnswer = { status: number; headers: IncomingHttpHeaders; text: string };

/** A request to the table: what it asks, and how to have it done. */
type ProxyRequest = {
  operation: string;
  // biome-ignore lint/suspicious/noExplicitAny: a test looks into requests of any shape
  body: any;
  perform: () => Promise<ProxyAnswer>;
};

export type TableProxy = { endpoint: string; close: () => Promise<void> };

/** `decide` says what a request is answered; undefined: the connection ends without an answer, and the client asks again. */
export async function openTableProxy(
  target: string,
  decide: (request: ProxyRequest) => Promise<ProxyAnswer | undefined>,
): Promise<TableProxy> {
  const answerTo = async (incoming: IncomingMessage) => {
    const bytes = await buffer(incoming);
    const operation = String(incoming.headers['x-amz-target']).split('.')[1] ?? '';
    const perform = () => performOn(new URL(target), incoming, bytes);
    return decide({ operation, body: JSON.parse(bytes.toString()), perform });
  };
  const server = createServer(async (incoming, outgoing) => {
    // A client that is gone before it has asked, or a table that does not answer, gets no answer either.
    const answer = await answerTo(incoming).catch(() => undefined);
    if (answer === undefined) outgoing.destroy();
    else outgoing.writeHead(answer.status, answer.headers).end(answer.text);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

/** The answer of the table, without what counts its bytes: they may become others. */
async function performOn(
  { hostname: host, port }: URL,
  { headers }: IncomingMessage,
  bytes: Buffer,
): Promise<ProxyAnswer> {
  // A connection of its own: one that is kept may end just when it is used again.
  const sent = forward({ host, port, method: 'POST', path: '/', headers, agent: false });
  sent.end(bytes);
  const [answer]: IncomingMessage[] = await once(sent, 'response');
  if (answer === undefined) throw new Error('the table did not answer');
  const { 'content-length': _, 'x-amz-crc32': __, ...told } = answer.headers;
  return { status: answer.statusCode ?? 500, headers: told, text: (await buffer(answer)).toString() };
}

export type ForgetfulTable = Awaited<ReturnType<typeof openForgetfulTable>>;

/**
 * A table that does what the `at`th write asks and does not say so: the client sends that write again, and the table may
 * refuse it then. `forget` chooses the write, counted from 1; `writes` tells how many there were since.
 */
export async function openForgetfulTable(target: string) {
  let [forgotten, count] = [0, 0];
  const proxy = await openTableProxy(target, async ({ operation, perform }) => {
    const answer = await perform();
    if (!WRITES.has(operation)) return answer;
    count += 1;
    return count === forgotten ? undefined : answer;
  });
  return {
    ...proxy,
    forget(at: number) {
      [forgotten, count] = [at, 0];
    },
    writes: () => count,
  };
}

const WRITES = new Set(['PutItem', 'UpdateItem', 'DeleteItem', 'BatchWriteItem']);
