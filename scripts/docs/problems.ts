/** The problems of each route, as responses and examples of the API document. */
import type { ProblemName } from '../../lib/errors.ts';
import type { Route } from '../../lib/http/route.ts';
import { PROBLEMS } from '../../lib/respond/texts/problems.ts';
import type { Json } from './components.ts';
import type { Examples } from './examples.ts';

/** Every problem that a route may answer with: its own, and those that follow from what it reads. */
function problemsOf({ scope, body, keyed, params = {}, query, refuses = [] }: Route): ProblemName[] {
  const reads = body !== undefined || keyed || Object.values(params).some((param) => 'read' in Object(param));
  return [
    ...(scope === undefined ? [] : (['unauthenticated', 'forbidden', 'keys-unavailable'] as const)),
    'method-not-allowed',
    ...(body === undefined ? [] : (['invalid-json', 'payload-too-large', 'unsupported-media-type'] as const)),
    ...(reads || !takesAnything(query) ? (['invalid-request'] as const) : []),
    ...(keyed ? (['idempotency-key-reused'] as const) : []),
    ...(scope === undefined ? [] : (['table-unavailable'] as const)),
    'internal-error',
    ...refuses,
  ];
}

function takesAnything(query: Route['query']): boolean {
  return query?.safeParse({ anything: '' }).success ?? false;
}

/** The responses of a route's problems, by status; each is a component that names the problems which it may be. */
export function problemsByStatus(route: Route): Json {
  const entries = [...grouped(route)].map(([status, names]) => [
    status,
    { $ref: `#/components/responses/${componentOf(names)}` },
  ]);
  return Object.fromEntries(entries);
}

/** The components that the responses of all routes refer to. */
export function problemResponses(routes: readonly Route[]): Json {
  const entries = routes
    .flatMap((route) => [...grouped(route)])
    .map(([status, names]) => [componentOf(names), response(status, names)] as const);
  return Object.fromEntries(entries.sort(([one], [other]) => (one < other ? -1 : 1)));
}

function response(status: number, names: readonly ProblemName[]): Json {
  const ref = (name: string) => ({ $ref: `#/components/headers/${name}` });
  const headers: { [status: number]: Json } = {
    401: { 'WWW-Authenticate': ref('WwwAuthenticate') },
    403: { 'WWW-Authenticate': ref('WwwAuthenticate') },
    405: { Allow: ref('Allow') },
    429: { 'Retry-After': ref('RetryAfter') },
    503: { 'Retry-After': ref('RetryAfter') },
  };
  const examples = names.map((name) => [name, { $ref: `#/components/examples/${name}` }]);
  return {
    description: names.map((name) => `${name}: ${PROBLEMS[name].title.en}.`).join(' '),
    headers: {
      'X-Request-Id': ref('XRequestId'),
      'Content-Language': ref('ContentLanguage'),
      ...headers[status],
    },
    content: {
      'application/problem+json': {
        schema: { $ref: '#/components/schemas/Problem' },
        examples: Object.fromEntries(examples),
      },
    },
  };
}

/** An answer of each problem that a route may give. */
export function problemExamples(routes: readonly Route[], { problem }: Examples): Json {
  const names = [...new Set(routes.flatMap(problemsOf))].sort();
  return Object.fromEntries(
    names.map((name) => {
      const value = problem(name);
      if (value === undefined) throw new Error(`no request of the story is answered with ${name}`);
      return [name, { summary: PROBLEMS[name].title.en, value }];
    }),
  );
}

function grouped(route: Route): Map<number, ProblemName[]> {
  const byStatus = new Map<number, ProblemName[]>();
  for (const name of [...new Set(problemsOf(route))].sort()) {
    const { status } = PROBLEMS[name];
    // A status that the route answers in a form of its own.
    if (status in route.answers) continue;
    byStatus.set(status, [...(byStatus.get(status) ?? []), name]);
  }
  return byStatus;
}

function componentOf(names: readonly ProblemName[]): string {
  const pascal = (name: string) => name.replace(/(?:^|-)(\w)/g, (_, letter: string) => letter.toUpperCase());
  return names.map(pascal).join('Or');
}
