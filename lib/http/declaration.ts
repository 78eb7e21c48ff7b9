/** What a route says of itself, for the chain and for the API document. */
import type * as z from 'zod/mini';
import type { AnswerName } from '../answers/named.ts';
import type { ProblemName } from '../errors.ts';
import type { RequestKey } from '../store/idempotency.ts';
import type { ExpectedTags } from './if-match.ts';

/** The names in a template: `id` of `/v1/results/{id}`. */
type NamesIn<P extends string> = P extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;
export type Params<P extends string> = { readonly [N in NamesIn<P>]: string };

/** The chapters of the API document; scripts/docs/openapi.ts says what each one holds. */
export type Tag =
  | 'Checks'
  | 'Look-ups'
  | 'Results'
  | 'Servers and domains'
  | 'Authorization codes'
  | 'Redemptions'
  | 'Filings'
  | 'Notices'
  | 'Assistants'
  | 'Service';

/** A part of a path. `read` makes of it what it means, and throws 422 if it cannot be one. */
export type PathParameter = { description: string; pattern?: string; read?: (given: string) => string };

/** An answer, for the API document. `schema`: its name there, or names if it may be one of several. */
export type AnswerDeclaration = {
  description?: string;
  schema?: AnswerName | readonly AnswerName[];
  /** Where it is not JSON. */
  mediaType?: string;
  headers?: readonly 'ETag'[];
};
export type AnswerDeclarations = { readonly [status: number]: AnswerDeclaration };

export type Declaration<P extends string, Q, B, A extends AnswerDeclarations> = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** As gateways write it: `/v1/results/{id}`. */
  path: P;
  /** The operation in the API document. */
  id: string;
  tag: Tag;
  summary: string;
  /** A page or a file for browsers: the API document does not speak of it. */
  outsideApi?: true;
  description?: string;
  params?: { readonly [N in NamesIn<P>]: PathParameter };
  query?: z.ZodMiniType<Q>;
  body?: z.ZodMiniType<B>;
  /** Where the request may come without a body: it is an empty object then. */
  bodyOptional?: true;
  /** Whether an Idempotency-Key is looked at. */
  keyed?: true;
  /** Whether If-Match is looked at. */
  ifMatch?: true;
  answers: A;
  /** Problems of its own, beside those that follow from what it reads. */
  refuses?: readonly ProblemName[];
};

/** What the chain has read for a route: query and body as their schemas make them, undefined where none is declared. */
export type Reading<P extends string, Q, B> = {
  params: Params<P>;
  query: Q;
  body: B;
  /** The body as it was sent. */
  sent: unknown;
  /** The Idempotency-Key, and what makes two requests with it the same. */
  idempotency: RequestKey | undefined;
  expected: ExpectedTags | undefined;
};
