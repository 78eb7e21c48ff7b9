/** What an HTTP event of a FaaS looks like, and how it becomes a request and its answer a response. */
import type * as z from 'zod/mini';
import { quickParse } from '../../shapes/parse.ts';
import type { HttpAnswer, HttpRequest } from './http.ts';

/** The response that every runtime here takes. A load balancer reads more of it, see `aws-load-balancer.ts`. */
export type GatewayResponse = {
  statusCode: number;
  headers: Record<string, string>;
  body: string;
  isBase64Encoded: boolean;
  statusDescription?: string;
  multiValueHeaders?: Record<string, string[]>;
};

export type EventMembers = { readonly [name: string]: unknown };

/** A request, and the way back for its answer. */
export type OpenEvent = { request: HttpRequest; respond: (answer: HttpAnswer) => GatewayResponse };

export type Shape = {
  /** As a person calls it. */
  name: string;
  /** The members by which it is known. */
  knownBy: string;
  isOne: (event: EventMembers) => boolean;
  /** Reads all of it; throws an error that names the members that are not as they should be. */
  open: (event: EventMembers) => OpenEvent;
};

type Definition<S extends z.ZodMiniType> = Pick<Shape, 'name' | 'knownBy' | 'isOne'> & {
  schema: S;
  request: (event: z.infer<S>) => HttpRequest;
  respond?: (answer: HttpAnswer, event: z.infer<S>) => GatewayResponse;
};

/** Declares a shape: how it is known, what it holds, what request it is. */
export function defineShape<S extends z.ZodMiniType>(definition: Definition<S>): Shape {
  const { name, knownBy, isOne, schema, request, respond = gatewayResponse } = definition;
  return {
    name,
    knownBy,
    isOne,
    open(event) {
      const parsed = quickParse(schema, event);
      if (!parsed.success) {
        const wrong = parsed.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`);
        throw new TypeError(`event: expected an event of ${name}, found one with ${wrong.join('; ')}`);
      }
      return { request: request(parsed.data), respond: (answer) => respond(answer, parsed.data) };
    },
  };
}

/** An answer as most gateways take it. */
export function gatewayResponse({ status, headers, body, base64 = false }: HttpAnswer): GatewayResponse {
  return { statusCode: status, headers, body, isBase64Encoded: base64 };
}

/** Whether a member is itself an object with members. */
export function isMembers(value: unknown): value is EventMembers {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
