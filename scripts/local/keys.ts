/** The key pair of this machine: made on first use, good for the stage `local` only. */
import { createHash } from 'node:crypto';
import { linkSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportJWK, generateKeyPair, type JWK, SignJWT } from 'jose';
import { LOCAL_ISSUER, LOCAL_KEY_PREFIX } from '../../lib/config.ts';

export const LOCAL_AUDIENCE = 'icp-preflight';
const ALGORITHM = 'ES256';
const TOKEN_LIFE_SECONDS = 12 * 3600;

/** Reads the private key of a data folder, making it if there is none. Two first starts at once agree on one. */
export async function localKey(dataDir: string): Promise<JWK> {
  const file = join(dataDir, 'local-key.json');
  const found = readKey(file);
  if (found !== undefined) return found;
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
  return readKey(file) ?? key;
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

function readKey(file: string): JWK | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return undefined;
  }
}
