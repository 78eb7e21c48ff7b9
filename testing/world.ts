/** The real parts that tests run on: the embedded table in memory, real tokens, the real chain, a clock of its own. */
import { randomBytes } from 'node:crypto';
import { type CryptoKey, exportJWK, generateKeyPair, type JWTPayload, SignJWT } from 'jose';
import { monotonicFactory } from 'ulid';
import type { Config } from '../lib/config.ts';
import { createAuthenticate } from '../lib/http/authenticate.ts';
import { createCursors } from '../lib/http/cursor.ts';
import type { Api } from '../lib/http/route.ts';
import type { Services } from '../lib/http/services.ts';
import { createPost } from '../lib/outbound/post.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE, openEmbeddedTable } from '../scripts/local/table.ts';
import { answerFromZips, handlerOf, THROUGH_ZIPS } from './packaged.ts';
import { openPatientTable } from './patient-table.ts';
import { standInLookUps } from './registries.ts';

export const ISSUER = 'https://issuer.example';
export const AUDIENCE = 'icp-preflight';
/** Of the deployment that tests run. */
export const DEPLOYMENT_KEY = 'a-key-of-tests-and-of-nothing-else';
/** 2026-11-23, 09:15 in Shanghai. */
export const NOW = Date.parse('2026-11-23T01:15:00Z');

export type Call = {
  method?: string;
  path: string;
  query?: string;
  /** JSON, or the body's text as it is. */
  body?: unknown;
  tenant?: string;
  scope?: string;
  token?: string | null;
  headers?: Record<string, string>;
  base64?: boolean;
};

// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
export type Answer = { status: number; headers: Record<string, string>; text: string; body: any };

export type World = Awaited<ReturnType<typeof createWorld>>;

/** A table of its own (`endpoint` for another one), a key pair, a clock that a test sets. */
export async function createWorld(endpoint?: string) {
  process.env.AWS_ACCESS_KEY_ID = LOCAL_CREDENTIALS.accessKeyId;
  process.env.AWS_SECRET_ACCESS_KEY = LOCAL_CREDENTIALS.secretAccessKey;
  const own = endpoint === undefined ? await openEmbeddedTable(undefined) : undefined;
  const { privateKey, publicKey } = await generateKeyPair('ES256', { extractable: true });
  const jwks = { keys: [{ ...(await exportJWK(publicKey)), alg: 'ES256', kid: 'test' }] };
  const clock = { now: NOW };
  const logged: Record<string, unknown>[] = [];
  const table = { name: LOCAL_TABLE, region: LOCAL_REGION, endpoint: endpoint ?? own?.endpoint };
  const lookUps = standInLookUps(() => clock.now);
  const services: Services = {
    authenticate: createAuthenticate({ issuer: ISSUER, audience: AUDIENCE, jwks }, () => clock.now),
    tableFor: openPatientTable(table),
    cursors: createCursors([DEPLOYMENT_KEY]),
    now: () => clock.now,
    newId: monotonicFactory(),
    random: randomBytes,
    post: createPost({ allowPrivateAddresses: true }),
    allowPrivateAddresses: true,
    resultDays: 400,
    serversPerTenant: 10_000,
    lookUps,
    log: (entry) => logged.push(entry),
  };
  const closeZips = THROUGH_ZIPS ? answerFromZips(services, deployedEnvironment(table, jwks)) : undefined;

  return {
    services,
    clock,
    logged,
    /** What is asked of registries is asked of a stand-in. */
    lookUps,
    table,
    privateKey,
    jwks,
    token: (claims: JWTPayload, key: CryptoKey = privateKey) => tokenOf(claims, key, clock.now),
    /** Sends one request through a function's whole chain, as a gateway would. */
    async call(api: Api, call: Call, using: Services = services): Promise<Answer> {
      const token =
        call.token === undefined
          ? await tokenOf(
              { tenant: call.tenant ?? 'acme', scope: call.scope ?? 'read check codes redeem' },
              privateKey,
              clock.now,
            )
          : call.token;
      const { statusCode, headers, body } = await handlerOf(api, using)(eventOf(call, token));
      const isJson = headers['content-type']?.includes('json') ?? false;
      return { status: statusCode, headers, text: body, body: isJson ? JSON.parse(body) : undefined };
    },
    async close() {
      await closeZips?.();
      await own?.close();
    },
  };
}

/** What a deployed function is to find where it cannot find that of its stack. */
function deployedEnvironment(table: Config['table'], jwks: object): Record<string, string> {
  return {
    TABLE_NAME: table.name,
    TABLE_ENDPOINT: table.endpoint ?? '',
    AWS_REGION: table.region,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    JWT_ISSUER: ISSUER,
    JWT_AUDIENCE: AUDIENCE,
    JWKS: JSON.stringify(jwks),
    JWKS_URL: '',
    DEPLOYMENT_KEY,
    WEBHOOK_PRIVATE_ADDRESSES: 'allow',
  };
}

/** An API Gateway event, payload 2.0. */
export function eventOf(
  { method, path, query = '', body, headers = {}, base64 = false }: Call,
  token: string | null,
) {
  const text = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body);
  const verb = method ?? (body === undefined ? 'GET' : 'POST');
  return {
    version: '2.0',
    rawPath: path,
    rawQueryString: query,
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(token === null ? {} : { authorization: `Bearer ${token}` }),
      ...headers,
    },
    requestContext: { stage: '$default', requestId: 'gateway-1', http: { method: verb, path } },
    ...(text === undefined ? {} : { body: text }),
    isBase64Encoded: base64,
  };
}

function tokenOf(claims: JWTPayload, key: CryptoKey, now: number): Promise<string> {
  return new SignJWT({ iss: ISSUER, aud: AUDIENCE, exp: Math.floor(now / 1000) + 3600, ...claims })
    .setProtectedHeader({ alg: 'ES256', kid: 'test' })
    .sign(key);
}
