/** The key pair of this machine: made on first use, good for the stage `local` only. */
import { createHash } from 'node:crypto';
import { existsSync, linkSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import * as z from 'zod/mini';
import { LOCAL_ISSUER, LOCAL_KEY_PREFIX } from '../../lib/issuer-config.ts';

export const LOCAL_AUDIENCE = 'icp-preflight';
const ALGORITHM = 'ES256';
const TOKEN_LIFE_SECONDS = 12 * 3600;

/**
 * Reads the private key of a data folder, making it if there is none. Two first starts at once agree on one. One that
 * is damaged is kept aside, which is said: no token that was made with it is good any more.
 */
export async function localKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, 'local-key.json');
  const kept = readKey(file);
  if (kept !== undefined && kept !== 'damaged') return kept;
  if (kept === 'damaged') keepAside(file);
  mkdirSync(dataDir, { recursive: true });
  const { privateKey } = await generateKeyPair(ALGORITHM, { extractable: true });
  const key = { ...(await exportJWK(privateKey)), alg: ALGORITHM, kid: `${LOCAL_KEY_PREFIX}${Date.now()}` };
  const own = `${file}.${process.pid}`;
  writeFileSync(own, JSON.stringify(key), { mode: 0o600 });
  try {
    linkSync(own, file);
  } catch {
    // Another first start was quicker: its key is the one.
  } finally {
    rmSync(own);
  }
  const agreed = readKey(file);
  return agreed === undefined || agreed === 'damaged' ? key : agreed;
}

function keepAside(file: string): void {
  const aside = `${file}.damaged-${Date.now()}`;
  renameSync(file, aside);
  console.error(
    `${file} was damaged. It is kept as ${aside}, and a new key is made: tokens and list cursors that were made before are refused from now on. To have them back, put the key back from a copy and start again.`,
  );
}

/** The public half, as the functions take it in `JWKS`. */
export function publicKeysOf({ kty, crv, x, y, alg, kid }: JWK): string {
  return JSON.stringify({ keys: [{ kty, crv, x, y, alg, kid, use: 'sig' }] });
}

/** What this machine derives its other keys from: it lasts as long as the key pair. */
export function deploymentKeyOf(key: JWK): string {
  return createHash('sha256').update('deployment').update(String(key.d)).digest('base64url');
}

/** A token for a tenant, good for twelve hours on this machine. `scope` is space-separated. */
export async function localToken(key: JWK, tenant: string, scope: string): Promise<string> {
  return new SignJWT({ tenant, scope })
    .setProtectedHeader({ alg: ALGORITHM, kid: key.kid ?? LOCAL_KEY_PREFIX })
    .setIssuer(LOCAL_ISSUER)
    .setAudience(LOCAL_AUDIENCE)
    .setIssuedAt()
    .setExpirationTime(`${TOKEN_LIFE_SECONDS}s`)
    .sign(key);
}

const privateKey = z.looseObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string(),
  y: z.string(),
  d: z.string(),
  kid: z.string(),
});

/** A key as it was written; undefined if there is no file. */
function readKey(file: string): JWK | 'damaged' | undefined {
  if (!existsSync(file)) return undefined;
  try {
    return privateKey.parse(JSON.parse(readFileSync(file, 'utf8')));
  } catch {
    return 'damaged';
  }
}
