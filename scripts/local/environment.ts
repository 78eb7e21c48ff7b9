import { resolve } from 'node:path';
import type { JWK } from 'jose';
import { LOCAL_ISSUER } from '../../lib/issuer-config.ts';
import { deploymentKeyOf, LOCAL_AUDIENCE, publicKeysOf } from './keys.ts';
import { LOCAL_CREDENTIALS, LOCAL_REGION, LOCAL_TABLE } from './table.ts';

/** The project's folder. */
export const ROOT = resolve(import.meta.dirname, '../..');

/** Where this machine keeps its table and its key: `DATA_DIR`, or `.data/`. */
export function dataDirOf(env: NodeJS.ProcessEnv): string {
  return resolve(ROOT, env.DATA_DIR?.trim() || '.data');
}

/** The environment of the functions on this machine. */
export function localEnvironment(endpoint: string, key: JWK): Record<string, string> {
  return {
    STAGE: 'local',
    TABLE_NAME: LOCAL_TABLE,
    TABLE_ENDPOINT: endpoint,
    AWS_REGION: LOCAL_REGION,
    AWS_ACCESS_KEY_ID: LOCAL_CREDENTIALS.accessKeyId,
    AWS_SECRET_ACCESS_KEY: LOCAL_CREDENTIALS.secretAccessKey,
    JWT_ISSUER: LOCAL_ISSUER,
    JWT_AUDIENCE: LOCAL_AUDIENCE,
    JWKS: publicKeysOf(key),
    DEPLOYMENT_KEY: deploymentKeyOf(key),
    LOG_TO: 'stderr',
    WEBHOOK_PRIVATE_ADDRESSES: 'allow',
  };
}
