/** The OpenAPI document, from the schemas that parse the requests and the routes that the functions declare. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PROBLEMS } from '../../lib/respond/problem-texts.ts';
import { LIMITS } from '../../lib/shapes/limits.ts';
import { RESULT_KINDS } from '../../lib/shapes/result.ts';
import { ROOT } from '../local/environment.ts';
import { type Json, schemas } from './components.ts';
import { filingPaths } from './filings.ts';
import { ledgerPaths } from './ledger.ts';
import { replayPaths } from './replays.ts';
import { trackingPaths } from './tracking.ts';

/** Request bodies by path. */
const BODIES = {
  '/v1/domain-checks': {
    name: 'DomainCheck',
    summary: 'Would this domain pass?',
    example: domainExample(),
  },
  '/v1/server-checks': {
    name: 'ServerCheck',
    summary: 'Can this server verify a filing?',
    example: serverExample(),
  },
  '/v1/routing-advice': {
    name: 'RoutingAdvice',
    summary: 'What to verify with, and what to point where and when?',
    example: routingExample(),
  },
  '/v1/assessments': {
    name: 'Assessment',
    summary: 'Would this whole application pass?',
    example: example('not-ready'),
  },
  '/v1/allocations': {
    name: 'AllocationRequest',
    summary: 'Which server or authorization code for which website?',
    example: allocationExample(),
  },
} as const;

export function openApiDocument(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'icp-preflight',
      version: '0.1.0',
      license: { name: 'MIT', identifier: 'MIT' },
      description:
        'Judges ICP filings before they are submitted: ready, not ready with reasons and fixes, or undecided with the questions to answer. It never says approved. ' +
        `Bodies hold at most ${LIMITS.bodyBytes} bytes. Every answer has X-Request-Id. Accept-Language chooses en or zh-CN for texts; ids, outcomes and codes never change with it.`,
    },
    servers: [{ url: 'http://127.0.0.1:3000', description: 'npm start' }],
    security: [{ bearer: [] }],
    paths: {
      ...Object.fromEntries(
        Object.entries(BODIES).map(([path, body]) => [path, { post: checkOperation(path, body) }]),
      ),
      '/v1/results': { get: listOperation() },
      '/v1/results/{id}': { get: showOperation() },
      ...ledgerPaths({ ok, ref, problems, common: COMMON_PARAMETERS }),
      ...trackingPaths({ ok, ref, problems, common: COMMON_PARAMETERS }),
      ...replayPaths({ ok, ref, problems, common: COMMON_PARAMETERS }),
      ...filingPaths({ ok, ref, problems, common: COMMON_PARAMETERS }),
      '/v1/rules': {
        get: publicOperation('listRules', 'The catalogue of rules, all in one answer.', 'RuleList'),
      },
      '/v1/openapi.json': { get: publicOperation('getOpenApi', 'This document.', undefined) },
      '/v1/health': {
        get: publicOperation(
          'getHealth',
          'Answers as soon as the service serves; does not ask the table.',
          'Health',
        ),
      },
    },
    components: {
      securitySchemes: {
        bearer: {
          type: 'http',
          scheme: 'bearer',
          bearerFormat: 'JWT',
          description:
            'A JWT with the claims tenant and scope (read, check, codes, redeem; separated by spaces), verified in the service.',
        },
      },
      parameters: parameters(),
      headers: headers(),
      responses: problemResponses(),
      schemas: schemas(),
    },
  };
}

function checkOperation(
  path: string,
  { name, summary, example }: { name: string; summary: string; example: unknown },
): Json {
  return {
    operationId: path.replace('/v1/', '').replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase()),
    summary,
    description:
      'Needs the scope check. The result is stored, and answered with all findings, passes included. ' +
      'An answer above 5.5 MiB is refused with 422; 100 websites with a domain each, and 100 servers, fit.',
    parameters: [ref('parameters', 'IdempotencyKey'), ...COMMON_PARAMETERS],
    requestBody: {
      required: true,
      content: { 'application/json': { schema: ref('schemas', name), example } },
    },
    responses: {
      201: {
        description: 'The stored result.',
        headers: {
          ...COMMON_HEADERS,
          Location: ref('headers', 'Location'),
          'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed'),
        },
        content: { 'application/json': { schema: ref('schemas', 'Result') } },
      },
      ...problems('400', '401', '403', '405', '409', '413', '415', '422', '500', '503'),
    },
  };
}

function listOperation(): Json {
  return {
    operationId: 'listResults',
    summary: 'What was judged before, newest first.',
    description: 'Needs the scope read. A list may miss the result of a moment ago.',
    parameters: [
      { name: 'kind', in: 'query', schema: { enum: RESULT_KINDS } },
      {
        name: 'subject',
        in: 'query',
        description:
          'A domain or a server id, as results show it; a domain in any spelling if kind is given.',
        schema: { type: 'string', minLength: 1, maxLength: 2048 },
      },
      ref('parameters', 'Limit'),
      ref('parameters', 'Cursor'),
      ...COMMON_PARAMETERS,
    ],
    responses: {
      200: ok('ResultList'),
      ...problems('401', '403', '405', '422', '500', '503'),
    },
  };
}

function showOperation(): Json {
  return {
    operationId: 'getResult',
    summary: 'One result, as it was answered.',
    description: 'Needs the scope read.',
    parameters: [
      { name: 'id', in: 'path', required: true, schema: { type: 'string' } },
      ...COMMON_PARAMETERS,
    ],
    responses: { 200: ok('Result'), ...problems('401', '403', '404', '405', '422', '500', '503') },
  };
}

function publicOperation(operationId: string, summary: string, schema: string | undefined): Json {
  return {
    operationId,
    summary,
    security: [],
    parameters: COMMON_PARAMETERS,
    responses: {
      200:
        schema === undefined
          ? { description: 'OK', content: { 'application/json': { schema: { type: 'object' } } } }
          : ok(schema),
      ...problems('405', '500'),
    },
  };
}

function ok(schema: string): Json {
  return {
    description: 'OK',
    headers: COMMON_HEADERS,
    content: { 'application/json': { schema: ref('schemas', schema) } },
  };
}

const COMMON_PARAMETERS = [ref('parameters', 'AcceptLanguage'), ref('parameters', 'XRequestId')];
const COMMON_HEADERS = {
  'X-Request-Id': ref('headers', 'XRequestId'),
  'Content-Language': ref('headers', 'ContentLanguage'),
};

function parameters(): Json {
  return {
    AcceptLanguage: {
      name: 'Accept-Language',
      in: 'header',
      description: 'en (default) or zh-CN, with quality values.',
      schema: { type: 'string' },
    },
    XRequestId: {
      name: 'X-Request-Id',
      in: 'header',
      description: 'Kept if it is 1 to 128 letters, digits and . _ : -',
      schema: { type: 'string' },
    },
    IdempotencyKey: {
      name: 'Idempotency-Key',
      in: 'header',
      description:
        'The same key with the same body gives the first answer again; with another body it is 422. Kept for 25 hours.',
      schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
    },
    IfMatch: {
      name: 'If-Match',
      in: 'header',
      description: 'An ETag: the request is refused with 412 if the filing has another by now.',
      schema: { type: 'string' },
    },
    Limit: { name: 'limit', in: 'query', schema: { type: 'integer', minimum: 1, maximum: 100, default: 20 } },
    Cursor: {
      name: 'cursor',
      in: 'query',
      description: 'nextCursor of the page before; opaque.',
      schema: { type: 'string', maxLength: 500 },
    },
  };
}

function headers(): Json {
  const text = (description: string) => ({ description, schema: { type: 'string' } });
  return {
    XRequestId: text('Names the request in the log.'),
    ContentLanguage: text('The language of the texts.'),
    Location: text('The address of the stored result.'),
    IdempotencyReplayed: text('true if an earlier request with the same key was answered so.'),
    WwwAuthenticate: text('Why the token was refused.'),
    RetryAfter: text('Seconds to wait.'),
    Allow: text('The methods of this address.'),
    ETag: text('The revision of the filing, for If-Match.'),
  };
}

function problemResponses(): Json {
  const statuses = new Set(Object.values(PROBLEMS).map(({ status }) => status));
  const extra: { [status: string]: Json } = {
    401: { 'WWW-Authenticate': ref('headers', 'WwwAuthenticate') },
    403: { 'WWW-Authenticate': ref('headers', 'WwwAuthenticate') },
    405: { Allow: ref('headers', 'Allow') },
    429: { 'Retry-After': ref('headers', 'RetryAfter') },
    503: { 'Retry-After': ref('headers', 'RetryAfter') },
  };
  return Object.fromEntries(
    [...statuses].map((status) => [
      `Problem${status}`,
      {
        description: Object.entries(PROBLEMS)
          .filter(([, problem]) => problem.status === status)
          .map(([name, { title }]) => `${name}: ${title.en}.`)
          .join(' '),
        headers: { ...COMMON_HEADERS, ...extra[status] },
        content: { 'application/problem+json': { schema: ref('schemas', 'Problem') } },
      },
    ]),
  );
}

function problems(...statuses: string[]): Json {
  return Object.fromEntries(statuses.map((status) => [status, ref('responses', `Problem${status}`)]));
}

function ref(kind: string, name: string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

function example(name: string): unknown {
  return JSON.parse(readFileSync(join(ROOT, 'examples', `${name}.json`), 'utf8'));
}

function domainExample(): unknown {
  const { entity, websites } = example('ready') as { entity: unknown; websites: [{ domains: [object] }] };
  return { ...websites[0].domains[0], entity };
}

function serverExample(): unknown {
  return (example('ready') as { servers: [unknown] }).servers[0];
}

function allocationExample(): unknown {
  return {
    websites: [
      { domain: 'haitangjiaju.cn', entity: '海棠家具（深圳）有限公司' },
      { domain: 'qingmu.com', entity: '青木网络科技有限公司' },
    ],
    servers: [serverExample(), { ...(serverExample() as object), id: 'ecs-shop-2' }],
    authorizationCodes: [{ code: 'EXAMPLE-CODE-OF-SHOP-2', serverId: 'ecs-shop-2' }],
  };
}

function routingExample(): unknown {
  return {
    domain: 'haitangjiaju.cn',
    filing: { status: 'none' },
    servers: [serverExample()],
    elb: { address: '203.0.113.80', region: 'cn-south-1', backendServerIds: ['ecs-shop-1'] },
  };
}
