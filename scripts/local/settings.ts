/** What `npm start` and its like are told by the environment, beside DATA_DIR: read before anything is opened. */
import { createServer } from 'node:net';
import { devNull } from 'node:os';
import { join } from 'node:path';
import type { JWK } from 'jose';
import * as z from 'zod/mini';
import { listen } from '../../entries/listen.ts';
import { readServerConfig } from '../../entries/server-settings.ts';
import { LOCAL_KEY_PREFIX } from '../../lib/issuer-config.ts';
import { both, type Environment, settingsIn, wholeNumber } from '../../lib/settings.ts';
import { localEnvironment, ROOT } from './environment.ts';

const HOST = '127.0.0.1';
const settings = z.object({ PORT: z._default(wholeNumber(1, 65_535, { example: 3000 }), 3000) });

/**
 * The port to serve at, which is free. Throws in words that name every wrong setting, those that the functions read as well,
 * or say what is wrong with the port.
 */
export async function readPort(env: Environment): Promise<number> {
  const stand = { kty: 'EC', kid: LOCAL_KEY_PREFIX, d: '' };
  const [{ PORT }] = both(
    () => settingsIn(settings, env),
    () => readServerConfig(servedEnvironment(env, { endpoint: 'http://127.0.0.1', key: stand, port: 0 })),
  );
  const probe = createServer();
  await listen(probe, { host: HOST, port: PORT });
  await new Promise((closed) => probe.close(closed));
  return PORT;
}

/** The environment of the process that serves: that of whoever started it, but for what this machine decides. */
export function servedEnvironment(
  env: Environment,
  { endpoint, key, port }: { endpoint: string; key: JWK; port: number },
): Environment {
  return {
    // What Node makes of the sources is kept for the next start.
    NODE_COMPILE_CACHE: join(ROOT, 'node_modules/.cache/start'),
    RUN_MINUTES: '15',
    ...env,
    ...localEnvironment(endpoint, key),
    // Nothing of an AWS account that this machine may have.
    AWS_PROFILE: '',
    AWS_CONFIG_FILE: devNull,
    AWS_SHARED_CREDENTIALS_FILE: devNull,
    HOST,
    PORT: String(port),
    DRAIN_SECONDS: '0',
    STOP_SECONDS: '8',
  };
}
