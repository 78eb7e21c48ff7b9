/**
 * `POST /mcp`: the Model Context Protocol over HTTP, without sessions: each message is answered by a server of its own. It
 * answers in JSON and never streams, so a function can do it.
 */
import {
  createMcpHandler,
  isLegacyRequest,
  WebStandardStreamableHTTPServerTransport,
} from '@modelcontextprotocol/server';
import * as z from 'zod/mini';
import type { Answer } from '../answers/named.ts';
import { errorInShort, Problem } from '../errors.ts';
import { json } from '../http/answer.ts';
import { requireScope } from '../http/authenticate.ts';
import { readBody } from '../http/body.ts';
import type { AuthorizedExchange } from '../http/exchange.ts';
import { anyQuery } from '../http/query.ts';
import { defineRoute, type Route } from '../http/route.ts';
import type { HttpAnswer } from '../http/runtime/http.ts';
import { faultyParams, messageIn, parseError, type RpcMessage } from '../mcp/message.ts';
import { createMcpServer, invalidParams } from '../mcp/server.ts';
import { TOOLS } from '../mcp/tools.ts';
import { jsonRpcMessage } from '../shapes/json-rpc.ts';
import { lookUpRequest } from '../shapes/look-up.ts';
import { parseWith } from '../shapes/parse.ts';
import { type CheckDeclaration, checkAndKeep } from './check.ts';
import { ROUTING_ADVICES } from './checks/advise-routing.ts';
import { ASSESSMENTS } from './checks/assess.ts';
import { DOMAIN_CHECKS } from './checks/check-domain.ts';
import { SERVER_CHECKS } from './checks/check-server.ts';
import { lookedUp } from './look-ups.ts';

const METHOD_NOT_FOUND = -32601;

/** What clients ask of a server of tools; any other method is the caller's text, and no text of callers goes into the log. */
const METHODS = new Set([
  'initialize',
  'ping',
  'server/discover',
  'tools/list',
  'tools/call',
  'subscriptions/listen',
  'notifications/initialized',
  'notifications/cancelled',
]);

type McpStatus = 200 | 202 | 400 | 404;

const post = defineRoute({
  method: 'POST',
  path: '/mcp',
  scope: 'any',
  id: 'mcp',
  tag: 'Assistants',
  summary: 'The tools of an assistant.',
  description:
    'The Model Context Protocol, Streamable HTTP without sessions; one message a request, answered in JSON. Checks and ' +
    'look-ups need the scope check. Checks are stored and tracked as those of the API are.',
  query: anyQuery,
  answers: {
    200: { schema: ['JsonRpcResult', 'JsonRpcError'] },
    202: { description: 'A notification was taken.' },
    400: { description: 'The message is none.', schema: 'JsonRpcError' },
    404: { description: 'There is no such method.', schema: 'JsonRpcError' },
  },
  refuses: ['payload-too-large', 'unsupported-media-type', 'limit-reached'],
  handle: answerTo,
});

export const mcpRoutes: readonly Route[] = [{ ...post, body: jsonRpcMessage }];

async function answerTo(exchange: AuthorizedExchange): Promise<HttpAnswer<McpStatus>> {
  const read = readMessage(exchange);
  if ('refusal' in read) return read.refusal;
  const { message } = read;
  const tool = message.method === 'tools/call' ? toolNamed(message) : undefined;
  const rpc = METHODS.has(message.method) ? message.method : 'unknown';
  exchange.note({ rpc, ...(tool && { tool: tool.name }) });
  if (tool?.needsScope) requireScope(exchange.caller, 'check');
  // It would be a stream that never ends; no list of this server changes while it runs.
  if (message.method === 'subscriptions/listen')
    return rpcError(404, message.id, { code: METHOD_NOT_FOUND, message: 'Method not found' });
  const faulty = faultyParams(message, exchange);
  if (faulty !== undefined) return json((await isOfOlderClient(exchange, message)) ? 200 : 400, faulty);
  return plain(await served(exchange, message));
}

/** The message of a request, or how what is none is answered: by JSON-RPC, and not as a problem. */
function readMessage({
  request,
  language,
  requestId,
}: AuthorizedExchange): { message: RpcMessage } | { refusal: HttpAnswer<McpStatus> } {
  try {
    const { body } = readBody(request, z.unknown());
    const read = messageIn(body, language);
    return 'message' in read ? read : { refusal: json(400, read.refusal) };
  } catch (error) {
    if (!(error instanceof Problem)) throw error;
    if (error.problem === 'invalid-json') return { refusal: json(400, parseError(language)) };
    if (error.problem !== 'invalid-request') throw error;
    const { code, message, data } = invalidParams(error, language, requestId);
    return { refusal: rpcError(400, undefined, { code, message, data }) };
  }
}

/** The tool that a message calls, if there is such a one. */
function toolNamed({ params }: RpcMessage): { name: string; needsScope: boolean } | undefined {
  const name = params?.name;
  if (typeof name !== 'string' || !Object.hasOwn(TOOLS, name)) return undefined;
  return { name, needsScope: TOOLS[name]?.readsOnly === false };
}

/** The SDK's answer. Clients of protocols before 2026-07-28 send no envelope, and are answered by its older transport. */
async function served(exchange: AuthorizedExchange, message: RpcMessage): Promise<Response> {
  const request = requestOf(exchange, message);
  const make = () => serverFor(exchange);
  if (!(await isLegacyRequest(request, message)))
    return createMcpHandler(make, { legacy: 'reject' }).fetch(request, { parsedBody: message });
  const transport = new WebStandardStreamableHTTPServerTransport({ enableJsonResponse: true });
  const server = make();
  await server.connect(transport);
  try {
    return await transport.handleRequest(request, { parsedBody: message });
  } finally {
    await server.close();
  }
}

/** Whether it comes from a client of a protocol before 2026-07-28, which is told errors with status 200. */
function isOfOlderClient(exchange: AuthorizedExchange, message: RpcMessage): Promise<boolean> {
  return isLegacyRequest(requestOf(exchange, message), message);
}

function requestOf({ request }: AuthorizedExchange, message: RpcMessage): Request {
  return new Request(`http://service${request.path}`, {
    method: 'POST',
    headers: headersFor(request.headers),
    body: JSON.stringify(message),
  });
}

/** What the SDK looks at. It never streams here, so what a client accepts besides JSON makes no difference. */
function headersFor(given: { readonly [name: string]: string }): Record<string, string> {
  const kept = Object.entries(given).filter(([name]) => name.startsWith('mcp-'));
  return {
    ...Object.fromEntries(kept),
    'content-type': 'application/json',
    accept: 'application/json, text/event-stream',
  };
}

function serverFor(exchange: AuthorizedExchange) {
  const { language, requestId, note } = exchange;
  const checked =
    <R extends object>(check: CheckDeclaration<R>) =>
    async (given: unknown) => {
      const body = parseWith(check.kind.request, given);
      return (await checkAndKeep(check, { ...exchange, body, sent: given, idempotency: undefined })).result;
    };
  return createMcpServer({
    requestId,
    asking: {
      language,
      checkDomain: checked(DOMAIN_CHECKS),
      checkServer: checked(SERVER_CHECKS),
      adviseRouting: checked(ROUTING_ADVICES),
      assess: checked(ASSESSMENTS),
      lookUp: (given) => lookedUp(exchange, parseWith(lookUpRequest, given)),
    },
    onProblem: (problem, cause) =>
      note({ problem, ...(cause === undefined ? {} : { cause: errorInShort(cause) }) }),
  });
}

async function plain(response: Response): Promise<HttpAnswer<McpStatus>> {
  const body = await response.text();
  const status =
    response.status === 404 || response.status === 202 ? response.status : response.ok ? 200 : 400;
  return { status, headers: body === '' ? {} : { 'content-type': 'application/json; charset=utf-8' }, body };
}

function rpcError(
  status: 400 | 404,
  id: RpcMessage['id'],
  error: Answer<'JsonRpcError'>['error'],
): HttpAnswer<McpStatus> {
  const answer: Answer<'JsonRpcError'> = { jsonrpc: '2.0', id: id ?? null, error };
  return json(status, answer);
}
