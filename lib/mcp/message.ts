/** Messages of assistants, read alike whichever way they come. The SDK tells what is wrong with one as a dump of its schemas. */
import * as z from 'zod/mini';
import type { Answer } from '../answers/named.ts';
import { fill } from '../respond/fill.ts';
import { MCP } from '../respond/texts/mcp.ts';
import { jsonRpcId, jsonRpcMessage } from '../shapes/json-rpc.ts';
import { faultsIn, invalidRequest } from '../shapes/parse.ts';
import type { Language, Text } from '../texts.ts';
import { invalidParams } from './server.ts';

export type RpcMessage = z.infer<typeof jsonRpcMessage>;

const PARSE_ERROR = -32700;
const INVALID_REQUEST = -32600;

const meta = z.optional(
  z.looseObject({
    progressToken: z.optional(jsonRpcId),
    'io.modelcontextprotocol/related-task': z.optional(z.looseObject({ taskId: z.string() })),
  }),
);
const params = z.looseObject({ _meta: meta });

/** What methods take, as far as the protocol asks it of every server. */
const PARAMS: { readonly [method: string]: z.ZodMiniType } = {
  initialize: z.looseObject({
    _meta: meta,
    protocolVersion: z.string(),
    capabilities: z.looseObject({}),
    clientInfo: z.looseObject({ name: z.string(), version: z.string() }),
  }),
  'tools/list': z.optional(z.looseObject({ _meta: meta, cursor: z.optional(z.string()) })),
  'tools/call': z.looseObject({
    _meta: meta,
    name: z.string(),
    arguments: z.optional(z.looseObject({})),
    task: z.optional(z.looseObject({ ttl: z.optional(z.number()) })),
  }),
};

/** JSON as the message that it is, without members that no message has, or the error that answers it. */
export function messageIn(
  json: unknown,
  language: Language,
): { message: RpcMessage } | { refusal: Answer<'JsonRpcError'> } {
  const { success, data } = jsonRpcMessage.safeParse(json);
  if (!success) return { refusal: refusalOf(json, language) };
  const { jsonrpc, id, method, params: given } = data;
  return { message: { jsonrpc, method, ...(id !== undefined && { id }), ...(given && { params: given }) } };
}

/** The error that answers what is no JSON. */
export function parseError(language: Language): Answer<'JsonRpcError'> {
  return errorOf(null, PARSE_ERROR, MCP.noJson, language);
}

/** The error that answers a request whose parameters are none of its method, with every fault; undefined where they fit. */
export function faultyParams(
  { id, method, params: given }: RpcMessage,
  told: { language: Language; requestId: string },
): Answer<'JsonRpcError'> | undefined {
  if (id === undefined) return undefined;
  const expected = Object.hasOwn(PARAMS, method) ? PARAMS[method] : undefined;
  const faults = faultsIn(z.object({ params: expected ?? z.optional(params) }), { params: given });
  if (faults.length === 0) return undefined;
  const { code, message, data } = invalidParams(invalidRequest(faults), told.language, told.requestId);
  return { jsonrpc: '2.0', id, error: { code, message, data } };
}

/** A client waits for the answer under the id that it gave. */
function refusalOf(json: unknown, language: Language): Answer<'JsonRpcError'> {
  if (Array.isArray(json)) return errorOf(null, INVALID_REQUEST, MCP.batch, language);
  const { success, data } = z.looseObject({ id: jsonRpcId }).safeParse(json);
  return errorOf(success ? data.id : null, INVALID_REQUEST, MCP.noMessage, language);
}

function errorOf(
  id: string | number | null,
  code: number,
  text: Text,
  language: Language,
): Answer<'JsonRpcError'> {
  return { jsonrpc: '2.0', id, error: { code, message: fill(text, {}, language) } };
}
