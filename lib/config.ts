/** The environment, read once and typed. */
import * as z from 'zod/mini';
import { type IssuerConfig, issuerConfigOf, issuerSettings, refuseUnfitIssuer } from './issuer-config.ts';
import { type LookUpConfig, privateAddresses, readLookUpConfig } from './look-up-config.ts';
import {
  address,
  both,
  type Environment,
  list,
  oneOf,
  refuse,
  settingsIn,
  text,
  unset,
  wholeNumber,
} from './settings.ts';
import { readTraced } from './trace-config.ts';

export type Config = IssuerConfig & {
  stage: string;
  table: { name: string; region: string; endpoint: string | undefined };
  /** Secrets of the deployment, from which keys are derived. The first one is used; what the others made is still read. */
  deploymentKeys: readonly string[];
  logTo: 'stdout' | 'stderr';
  webhooks: { allowPrivateAddresses: boolean };
  /** How many days a result is kept, if no record names it. */
  resultDays: number;
  /** How many servers a tenant may track. */
  serversPerTenant: number;
  lookUps: LookUpConfig;
  /** Whether a collector of traces is named. */
  traced: boolean;
};

/** Text of this length from a generator holds 128 bits in any usual alphabet. */
const KEY_CHARACTERS = 32;

const environment = z.object({
  STAGE: text(
    'a name of letters, digits, ".", "-" and "_", such as prod; local is this machine\'s',
    /^[\w.-]{1,64}$/,
  ),
  TABLE_NAME: text('3 to 255 letters, digits, "-" and "_", such as icp-preflight-prod', /^[\w-]{3,255}$/),
  AWS_REGION: z._default(text('a region, such as us-east-1', /^[a-z0-9-]{1,63}$/i), 'us-east-1'),
  TABLE_ENDPOINT: z.optional(
    address('the http or https address of the table service, such as https://table.example'),
  ),
  ...issuerSettings,
  DEPLOYMENT_KEY: list(
    `a secret of ${KEY_CHARACTERS} characters or more, or several with commas between; openssl rand -base64 32 makes one`,
    (key) => (key.length >= KEY_CHARACTERS ? key : undefined),
  ),
  LOG_TO: z._default(oneOf(['stdout', 'stderr']), 'stdout'),
  WEBHOOK_PRIVATE_ADDRESSES: z._default(privateAddresses, 'refuse'),
  RESULT_DAYS: z._default(wholeNumber(1, 36_500, { unit: 'of days', example: 400 }), 400),
  SERVERS_PER_TENANT: z._default(wholeNumber(1, 10_000_000, { example: 10_000 }), 10_000),
});

/**
 * Reads the configuration. Throws an error that names every wrong variable, also where a deployed stage would accept
 * tokens of a local key.
 */
export function readConfig(env: Environment): Config {
  const { settings, lookUps, traced } = partsIn(env);
  return {
    ...issuerConfigOf(settings),
    stage: settings.STAGE,
    table: { name: settings.TABLE_NAME, region: settings.AWS_REGION, endpoint: settings.TABLE_ENDPOINT },
    deploymentKeys: settings.DEPLOYMENT_KEY,
    logTo: settings.LOG_TO,
    webhooks: { allowPrivateAddresses: settings.WEBHOOK_PRIVATE_ADDRESSES === 'allow' },
    resultDays: settings.RESULT_DAYS,
    serversPerTenant: settings.SERVERS_PER_TENANT,
    lookUps,
    traced,
  };
}

function partsIn(env: Environment) {
  const [[settings], [lookUps, [traced]]] = both(
    () =>
      both(
        () => settingsIn(environment, env),
        () => refuseUnfitIssuer(env),
      ),
    () =>
      both(
        () => readLookUpConfig(env),
        () =>
          both(
            () => readTraced(env),
            () => refuseHalfKeys(env),
          ),
      ),
  );
  return { settings, lookUps, traced };
}

function refuseHalfKeys(env: Environment): void {
  const names = ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY'];
  const needed = 'both AWS_ACCESS_KEY_ID and AWS_SECRET_ACCESS_KEY, or neither';
  if (names.some((name) => env[name])) refuse(unset(env, names, needed));
}
