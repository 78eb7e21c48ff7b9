/** Requests that must get the same answer through every shape of event. */
import fc from 'fast-check';
import { ulid } from 'ulid';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createHandler } from '../../../lib/http/handler.ts';
import type { Api } from '../../../lib/http/route.ts';
import { functionNames } from '../../../scripts/build.ts';
import { bytesOf, type IncomingHttp } from '../../../scripts/faas/events.ts';
import { LOCAL_REGION, LOCAL_TABLE, openEmbeddedTable } from '../../../scripts/local/table.ts';
import { application, domain, entity, server } from '../../../testing/facts.ts';
import { openPatientTable } from '../../../testing/patient-table.ts';
import { REPEATABLE } from '../../../testing/samples.ts';
import { type Handler, SHAPES } from '../../../testing/shapes.ts';
import { createWorld, NOW, type World } from '../../../testing/world.ts';

let world: World;
const tables: { close: () => Promise<void> }[] = [];
const apis: Api[] = [];
const token = { good: '', other: '', none: undefined };
/** Each shape with handlers on a table of its own: all tables live through the same story. */
const sides: { shape: string; handlers: Map<string, Handler> }[] = [];

beforeAll(async () => {
  world = await createWorld();
  token.good = await world.token({ tenant: 'acme', scope: 'read check' });
  token.other = await world.token({ tenant: 'other', scope: 'read' });
  for (const name of functionNames()) {
    const { api }: { api?: Api } = await import(`../../../functions/${name}.ts`);
    if (api !== undefined) apis.push(api);
  }
  for (const shape of Object.keys(SHAPES)) {
    const table = await openEmbeddedTable(undefined);
    tables.push(table);
    const tableFor = openPatientTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint: table.endpoint });
    let ids = 0;
    const newId = () => {
      ids += 1;
      return ulid(NOW).slice(0, 10) + String(ids).padStart(16, '0');
    };
    const services = { ...world.services, tableFor, newId };
    sides.push({
      shape,
      handlers: new Map(apis.map((api) => [api.name, createHandler(api, () => services) as Handler])),
    });
  }
});
afterAll(async () => {
  await Promise.all(tables.map((table) => table.close()));
  await world.close();
});

/** What a segment or a value may hold; the parts of an address that some gateways decode to its marks are left out. */
const text = fc.string({
  unit: fc.constantFrom(
    'a',
    'Z',
    '0',
    '-',
    '_',
    'a.b',
    '中文',
    'é',
    ' ',
    '+',
    '&',
    '=',
    '😀',
    '~',
    "'",
    '(',
    '!',
    '% ',
  ),
  maxLength: 8,
});
/** Mostly the first. */
const rarely = <T>(first: T, ...others: T[]) =>
  fc.oneof(
    { weight: 9, arbitrary: fc.constant(first) },
    { weight: 1, arbitrary: fc.constantFrom(...others) },
  );
const mixedCase = (name: string) =>
  fc
    .array(fc.boolean(), { minLength: name.length, maxLength: name.length })
    .map((upper) =>
      [...name].map((letter, index) => (upper[index] ? letter.toUpperCase() : letter)).join(''),
    );
const header = (name: string, values: fc.Arbitrary<string>, most = 1) =>
  fc
    .tuple(mixedCase(name), fc.array(values, { maxLength: most }))
    .map(([as, each]) => each.map((value): [string, string] => [as, value]));
const headers = fc.tuple(
  header('accept-language', fc.constantFrom('zh-CN', 'en', 'de;q=0.5', '*'), 3),
  header('x-request-id', fc.constantFrom('mine-1', 'not sane', 'x'.repeat(200))),
  header('idempotency-key', rarely('k1', 'k2', 'a b')),
  header(
    'x-other',
    text.map((each) => encodeURIComponent(each)),
    3,
  ),
);
const contentType = fc.oneof(
  { weight: 3, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'Application/JSON; charset="UTF-8"',
      'text/plain',
      'application/json; charset=gbk',
      '',
    ),
  },
);
const GOOD: { readonly [path: string]: unknown } = {
  '/v1/domain-checks': { ...domain, name: 'HTTPS://例子.中国/', entity },
  '/v1/server-checks': server,
  '/v1/routing-advice': { domain: domain.name, filing: { status: 'none' }, servers: [server] },
  '/v1/assessments': application,
};
/** `undefined`: the body that the route wants. */
const body = fc.oneof(
  { weight: 8, arbitrary: fc.constant(undefined) },
  { weight: 1, arbitrary: fc.json({ maxDepth: 2 }).map((each) => Buffer.from(each)) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 20 }).map((each) => Buffer.from(each)) },
  { weight: 1, arbitrary: fc.uint8Array({ maxLength: 20 }).map((each) => Buffer.from(each)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(Buffer.from('\uFEFF{}'), Buffer.from('\uFFFD'), Buffer.alloc(300_000, 32)),
  },
  { weight: 1, arbitrary: fc.constant(Buffer.alloc(0)) },
);
const query = fc.oneof(
  { weight: 2, arbitrary: fc.constant('') },
  {
    weight: 1,
    arbitrary: fc
      .array(
        fc.tuple(
          fc.constantFrom('limit', 'kind', 'subject', 'cursor', '名', 'a b'),
          fc.oneof(text, fc.constantFrom('1', '2', 'domain-check')),
        ),
        { maxLength: 3 },
      )
      .map((pairs) => String(new URLSearchParams(pairs))),
  },
);

type Sent = { api: string; token: 'good' | 'other' | 'none' } & IncomingHttp;

/** A request to a route of a function, or near one. */
function requests(): fc.Arbitrary<Sent> {
  const routes = apis.flatMap((api) => api.routes.map((route) => ({ api: api.name, ...route })));
  return fc
    .record({
      route: fc.constantFrom(...routes),
      parameter: text,
      tail: rarely('', '/', '//', '/x', '%'),
      method: rarely(undefined, 'GET', 'post', 'DELETE', 'OPTIONS'),
      token: rarely<Sent['token']>('good', 'other', 'none'),
      authorization: mixedCase('authorization'),
      type: mixedCase('content-type'),
      length: mixedCase('content-length'),
      // As every HTTP server holds it against the body; one that is far too long is refused before the body is there.
      declared: rarely(undefined, '999999999'),
      contentType,
      headers,
      body,
      search: query,
    })
    .map(
      ({
        route,
        parameter,
        tail,
        method,
        token: whose,
        authorization,
        type,
        length,
        declared,
        contentType,
        headers,
        body,
        search,
      }) => {
        const verb = method ?? route.method;
        const known = REPEATABLE.includes(route.api);
        const bearer = known ? token[whose] : undefined;
        const bytes =
          verb.toUpperCase() === 'GET' ? Buffer.alloc(0) : (body ?? bytesOf(GOOD[route.path] ?? {}));
        return {
          api: route.api,
          token: whose,
          method: verb,
          path: route.path.replaceAll(/\{\w+\}/g, () => encodeURIComponent(parameter)) + tail,
          search,
          headers: [
            ...headers.flat(),
            [type, contentType] as const,
            [length, declared ?? String(bytes.length)] as const,
            ...(bearer === undefined ? [] : [[authorization, `Bearer ${bearer}`] as const]),
          ],
          body: bytes,
        };
      },
    );
}

/** A request for each status that a sender brings about, whatever else is drawn. */
function requestOfEachStatus(): { status: number; sent: Sent }[] {
  const post = (over: {
    token?: Sent['token'];
    path?: string;
    type?: string;
    length?: string;
    body?: string;
  }): Sent => {
    const { token: whose = 'good', path = '/v1/domain-checks', type = 'application/json' } = over;
    const bytes = Buffer.from(over.body ?? JSON.stringify(domain));
    const bearer = token[whose];
    return {
      api: 'check-domain',
      token: whose,
      method: 'POST',
      path,
      search: '',
      headers: [
        ['content-type', type],
        ['content-length', over.length ?? String(bytes.length)],
        ...(bearer === undefined ? [] : [['authorization', `Bearer ${bearer}`] as const]),
      ],
      body: bytes,
    };
  };
  const get = (over: Partial<Sent>): Sent => ({ ...post({ body: '' }), method: 'GET', ...over });
  return [
    { status: 200, sent: get({ api: 'read-records', path: '/v1/results' }) },
    { status: 201, sent: post({}) },
    { status: 302, sent: get({ api: 'describe', path: '/console', search: 'limit=1&subject=&limit=' }) },
    { status: 400, sent: post({ body: '{' }) },
    { status: 401, sent: post({ token: 'none' }) },
    { status: 404, sent: post({ path: '/v1/domain-checks/x' }) },
    { status: 405, sent: get({}) },
    { status: 413, sent: post({ length: '999999999' }) },
    { status: 415, sent: post({ type: 'text/plain' }) },
    { status: 422, sent: post({ body: '{}' }) },
  ];
}

/** Sends that many requests. */
export function sameAnswer(runs: number): void {
  describe('a request', () => {
    it('gets the same status, headers and body through every shape of event', async () => {
      const statuses = new Set<number | undefined>();
      const certain = requestOfEachStatus();
      await fc.assert(
        fc.asyncProperty(requests(), async ({ api, ...http }) => {
          const answers = [];
          for (const { shape, handlers } of sides) {
            const handler = handlers.get(api);
            if (handler !== undefined) answers.push({ shape, answer: await SHAPES[shape]?.(handler, http) });
          }
          const [first] = answers;
          statuses.add(first?.answer?.status);
          for (const { shape, answer } of answers)
            expect({ shape, answer }).toEqual({ shape, answer: first?.answer });
        }),
        { numRuns: runs, examples: certain.map(({ sent }) => [sent]) },
      );
      for (const { status } of certain) expect([...statuses]).toContain(status);
    });
  });
}
