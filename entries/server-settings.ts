/** What the server of a container is told by its environment: beside the configuration of the functions, where and how it serves. */
import { isIP } from 'node:net';
import * as z from 'zod/mini';
import { type Config, readConfig } from '../lib/config.ts';
import {
  both,
  decimalNumber,
  type Environment,
  refuse,
  setting,
  settingsIn,
  unset,
  wholeNumber,
} from '../lib/settings.ts';

const seconds = (example: number) => decimalNumber(0, 3600, { unit: 'of seconds', example });

const settings = z.object({
  HOST: z._default(
    setting('an address or a name of this machine without a port, such as 0.0.0.0 or 127.0.0.1', hostIn),
    '0.0.0.0',
  ),
  PORT: z._default(wholeNumber(0, 65_535, { example: 8080 }), 8080),
  /** From being told to stop until no connection is taken any more: load balancers need some seconds to notice. */
  DRAIN_SECONDS: z._default(seconds(5), 5),
  /** How long requests that are under way then have. */
  STOP_SECONDS: z._default(seconds(15), 15),
  /** Every so many minutes this process looks at what is due. Not set: something else does. */
  RUN_MINUTES: z.optional(decimalNumber(1, 1440, { unit: 'of minutes', example: 15 })),
});
export type ServerSettings = z.infer<typeof settings>;

/** Reads all of it. Throws an error that names every variable that is missing or wrong. */
export function readServerConfig(env: Environment): { config: Config; settings: ServerSettings } {
  const [config, [own]] = both(
    () => readConfig(env),
    () =>
      both(
        () => settingsIn(settings, env),
        () => wantKeys(env),
      ),
  );
  return { config, settings: own };
}

/** Where a function may be given the keys of its role with each call, a process has those of its environment alone. */
const OF_ROLES = [
  ['ALIBABA_CLOUD_ACCESS_KEY_ID', 'ALIBABA_CLOUD_ACCESS_KEY_SECRET'],
  ['TENCENTCLOUD_SECRETID', 'TENCENTCLOUD_SECRETKEY'],
] as const;

/** Half a pair of AWS's is told with the configuration. */
function wantKeys(env: Environment): void {
  if (env.AWS_ACCESS_KEY_ID || env.AWS_SECRET_ACCESS_KEY) return;
  if (OF_ROLES.some(([id, secret]) => env[id] && env[secret])) return;
  refuse(
    unset(
      env,
      ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'],
      'both keys of a user that may use the table: those of a role of the machine are not looked for',
    ),
  );
}

function hostIn(given: string): string | undefined {
  const host = given.trim();
  const isHost = isIP(host) !== 0 || (/^[\w.-]{1,253}$/.test(host) && !/^[\d.]+$/.test(host));
  return isHost ? host : undefined;
}
