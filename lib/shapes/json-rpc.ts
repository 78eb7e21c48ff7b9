/** A message of JSON-RPC 2.0, as assistants send it to `POST /mcp`. */
import * as z from 'zod/mini';
import { described } from './schema-parts.ts';

/** How a request is told from others. */
export const jsonRpcId = z.union([z.string(), z.int()]);

/** A request, or without an id a notification. */
export const jsonRpcMessage = z.looseObject({
  jsonrpc: z.literal('2.0'),
  id: z.optional(jsonRpcId),
  method: described(z.string(), 'For example initialize, tools/list, tools/call.'),
  params: z.optional(z.looseObject({})),
});
