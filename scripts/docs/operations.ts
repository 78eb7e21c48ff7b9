/** The operations of the API document: each from the declaration of its route. */
import * as z from 'zod/mini';
import type { AnswerDeclaration, PathParameter } from '../../lib/http/declaration.ts';
import type { Route } from '../../lib/http/route.ts';
import { REQUESTS } from '../../lib/shapes/requests.ts';
import type { Json } from './components.ts';
import type { Examples } from './examples.ts';
import { problemsByStatus } from './problems.ts';

const TEXT = { type: 'string' };

/** Header parameters, which operations refer to. */
export const PARAMETERS: { readonly [name: string]: Json } = {
  AcceptLanguage: {
    name: 'Accept-Language',
    in: 'header',
    description: 'en (default) or zh-CN, with quality values.',
    schema: TEXT,
  },
  XRequestId: {
    name: 'X-Request-Id',
    in: 'header',
    description: 'Kept if it is 1 to 128 letters, digits and . _ : -',
    schema: TEXT,
  },
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same key with the same body gives the first answer again; with another body it is 422. Kept for 25 hours.',
    schema: { ...TEXT, minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'An ETag: the request is refused with 412 if the filing has another by now.',
    schema: TEXT,
  },
};

const header = (description: string) => ({ description, schema: TEXT });

export const HEADERS: { readonly [name: string]: Json } = {
  XRequestId: header('Names the request in the log.'),
  ContentLanguage: header('The language of the texts.'),
  Location: header('The address of what was made.'),
  IdempotencyReplayed: header('true if an earlier request with the same key was answered so.'),
  WwwAuthenticate: header('Why the token was refused.'),
  RetryAfter: header('Seconds to wait.'),
  Allow: header('The methods of this address; HEAD wherever there is GET.'),
  ETag: header('The revision, for If-Match or If-None-Match.'),
};

/** What the names and values of queries mean, where the schema does not say it. */
const QUERY: { readonly [name: string]: Json } = {
  limit: { schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
  cursor: { description: 'nextCursor of the page before; opaque.' },
  subject: {
    description: 'A domain or a server id, as results show it; a domain in any spelling if kind is given.',
  },
  changes: {
    description: 'verdict: only results whose verdict changes. any: also those with other findings.',
  },
  dryRun: {
    description:
      'true: tells whether the redemption would go through, and changes nothing. Wrong codes are counted.',
    schema: { type: 'boolean', default: false },
  },
  token: { description: "The feed's key.", required: true },
};

/** The operations by path and method. */
export function pathsOf(routes: readonly Route[], examples: Examples): Json {
  const paths: { [path: string]: Json } = {};
  for (const route of routes)
    paths[route.path] = { ...paths[route.path], [route.method.toLowerCase()]: operation(route, examples) };
  return paths;
}

function operation(route: Route, examples: Examples): Json {
  const { id, tag, summary, description = '', scope } = route;
  return {
    operationId: id,
    tags: [tag],
    summary,
    description: `${needed(scope)}${description}`,
    ...(scope === undefined ? { security: [] } : {}),
    parameters: parametersOf(route),
    ...(route.body === undefined ? {} : { requestBody: requestBody(route, examples) }),
    responses: { ...successes(route, examples), ...problemsByStatus(route) },
  };
}

function needed(scope: Route['scope']): string {
  if (scope === undefined) return '';
  return scope === 'any' ? 'Needs a token, of any scope. ' : `Needs the scope ${scope}. `;
}

function parametersOf({ path, params, query, keyed, ifMatch }: Route): Json[] {
  const described: { readonly [name: string]: PathParameter } = params ?? {};
  const inPath = [...path.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => {
    const { description, pattern } = described[name] ?? {};
    if (description === undefined) throw new Error(`${path}: say what {${name}} is`);
    const schema = { ...TEXT, ...(pattern === undefined ? {} : { pattern }) };
    return { name, in: 'path', required: true, description, schema };
  });
  const headers = [...(ifMatch ? ['IfMatch'] : []), ...(keyed ? ['IdempotencyKey'] : [])];
  return [
    ...inPath,
    ...queryParameters(query),
    ...[...headers, 'AcceptLanguage', 'XRequestId'].map((name) => ref('parameters', name)),
  ];
}

function queryParameters(query: Route['query']): Json[] {
  if (query === undefined) return [];
  const { properties = {} } = z.toJSONSchema(query, { io: 'input', unrepresentable: 'any' });
  return Object.entries(properties).map(([name, schema]) => ({ name, in: 'query', schema, ...QUERY[name] }));
}

function requestBody({ id, path, body, bodyOptional }: Route, { request }: Examples): Json {
  const [name] = Object.entries(REQUESTS).find(([, schema]) => Object.is(schema, body)) ?? [];
  if (name === undefined) throw new Error(`${path}: lib/shapes/requests.ts does not name the body`);
  return {
    required: bodyOptional !== true,
    content: {
      'application/json': { schema: ref('schemas', name), example: present(request(id), `a body of ${id}`) },
    },
  };
}

function successes(route: Route, examples: Examples): Json {
  const entries = Object.entries(route.answers).map(([status, answer]) => [
    status,
    success(route, { ...answer, status: Number(status) }, examples),
  ]);
  return Object.fromEntries(entries);
}

type Success = AnswerDeclaration & { status: number };

function success({ id, keyed }: Route, answer: Success, examples: Examples): Json {
  const { status, schema, mediaType, description = 'OK', headers = [] } = answer;
  const shape =
    typeof schema === 'string'
      ? ref('schemas', schema)
      : schema === undefined
        ? { type: mediaType === undefined ? 'object' : 'string' }
        : { oneOf: schema.map((name) => ref('schemas', name)) };
  const hasBody = schema !== undefined || mediaType !== undefined || id === 'getOpenApi';
  // The document is not an example of itself.
  const example =
    id === 'getOpenApi'
      ? { openapi: '3.1.0' }
      : present(examples.answer(id, status), `an answer ${status} of ${id}`);
  return {
    description,
    headers: {
      'X-Request-Id': ref('headers', 'XRequestId'),
      'Content-Language': ref('headers', 'ContentLanguage'),
      ...(status === 201 ? { Location: ref('headers', 'Location') } : {}),
      ...(keyed ? { 'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed') } : {}),
      ...Object.fromEntries(headers.map((name) => [name, ref('headers', name)])),
    },
    ...(hasBody
      ? {
          content: {
            [mediaType ?? 'application/json']: {
              schema: shape,
              example,
            },
          },
        }
      : {}),
  };
}

function present(example: unknown, what: string): unknown {
  if (example === undefined) throw new Error(`no request of the story gives ${what}`);
  return example;
}

function ref(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}
