import { createLocalJWKSet } from 'jose/jwks/local';
import { createRemoteJWKSet } from 'jose/jwks/remote';
import { jwtVerify } from 'jose/jwt/verify';
import * as z from 'zod/mini';
import type { Config } from '../config.ts';
import { Problem } from '../errors.ts';

export const SCOPES = ['read', 'check', 'codes', 'redeem'] as const;
export type Scope = (typeof SCOPES)[number];

/** Who calls: the tenant that owns everything the call touches, and what it may do. */
export type Caller = { tenant: string; scopes: ReadonlySet<string> };

/** Verifies the header `Authorization: Bearer <JWT>`. Throws 401, or 503 if the keys cannot be fetched. */
export type Authenticate = (authorization: string | undefined) => Promise<Caller>;

/** Public-key algorithms only: a shared secret must never be taken for a public key. */
const ALGORITHMS = ['ES256', 'ES384', 'EdDSA', 'RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'];
const CLOCK_TOLERANCE_SECONDS = 5;
/** A verified token is believed for this long, so that a withdrawn key is noticed. */
const BELIEVED_MS = 60_000;
const BELIEVED_TOKENS = 1000;

const claims = z.object({
  tenant: z.string().check(z.regex(/^[a-z0-9][a-z0-9-]{0,62}$/)),
  scope: z._default(z.string(), ''),
  exp: z.number(),
});

/** Makes the check for the configured issuer, audience and keys. `now` in milliseconds. */
export function createAuthenticate(
  { issuer, audience, jwks }: Config['jwt'],
  now: () => number,
): Authenticate {
  const keys =
    jwks instanceof URL ? createRemoteJWKSet(jwks) : createLocalJWKSet({ keys: jwks.keys.map(publicKey) });
  const believed = new Map<string, { caller: Caller; until: number }>();

  return async function authenticate(authorization) {
    const token = /^Bearer ([\w-]+\.[\w-]+\.[\w-]+)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined)
      throw unauthenticated(authorization === undefined ? undefined : 'invalid_request');
    const known = believed.get(token);
    if (known !== undefined && now() < known.until) return known.caller;
    const { tenant, scope, exp } = await verifiedClaims(token);
    const caller = { tenant, scopes: new Set(scope.split(' ').filter(Boolean)) };
    if (believed.size >= BELIEVED_TOKENS) believed.clear();
    believed.set(token, { caller, until: Math.min(exp * 1000, now() + BELIEVED_MS) });
    return caller;
  };

  async function verifiedClaims(token: string): Promise<z.infer<typeof claims>> {
    try {
      const { payload } = await jwtVerify(token, keys, {
        issuer,
        audience,
        algorithms: ALGORITHMS,
        requiredClaims: ['exp', 'tenant'],
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
        currentDate: new Date(now()),
      });
      return claims.parse(payload);
    } catch (error) {
      if (isUnreachable(error)) throw new Problem('keys-unavailable', { headers: { 'retry-after': '5' } });
      throw unauthenticated('invalid_token');
    }
  }
}

/** The refusal of a call without the scope that it needs. */
export function requireScope(caller: Caller, scope: Scope): void {
  if (caller.scopes.has(scope)) return;
  throw new Problem('forbidden', {
    values: { scope },
    headers: { 'www-authenticate': `Bearer error="insufficient_scope", scope="${scope}"` },
  });
}

function unauthenticated(error: string | undefined): Problem {
  return new Problem('unauthenticated', {
    headers: { 'www-authenticate': error === undefined ? 'Bearer' : `Bearer error="${error}"` },
  });
}

const keyWithType = z.looseObject({ kty: z.string() });

function publicKey(key: Record<string, unknown>) {
  return keyWithType.parse(key);
}

/** Fetching keys failed: the network, a time-out or an answer that is no key set. A token cannot be judged. */
function isUnreachable(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  return (
    code === 'ERR_JWKS_TIMEOUT' ||
    code === 'ERR_JOSE_GENERIC' ||
    (error instanceof TypeError && error.message === 'fetch failed')
  );
}
