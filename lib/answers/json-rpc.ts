/** Answers of JSON-RPC 2.0. */
import * as z from 'zod/mini';
import { jsonRpcId } from '../shapes/json-rpc.ts';
import { described } from '../shapes/schema-parts.ts';

const id = z.nullable(jsonRpcId);

export const jsonRpcError = z.object({
  jsonrpc: z.literal('2.0'),
  id: z.optional(id),
  error: z.object({
    code: z.int(),
    message: z.string(),
    data: described(z.optional(z.unknown()), 'Of arguments that do not fit: the problem, with every fault.'),
  }),
});

export const jsonRpcResult = z.object({ jsonrpc: z.literal('2.0'), id, result: z.looseObject({}) });
