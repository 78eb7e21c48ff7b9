/** The environment, read once and typed. */
import * as z from 'zod/mini';
import { LOOK_UP_MODES, type LookUpConfig, whoisServersOf } from './look-up-config.ts';

/** The issuer of tokens that `npm run token` makes; accepted on the stage `local` only. */
export const LOCAL_ISSUER = 'urn:icp-preflight:local';
/** Ids of keys made on a developer's machine begin with this. */
export const LOCAL_KEY_PREFIX = 'local-';

type PublicKeys = { keys: Record<string, unknown>[] };

/** How people sign in to the console: OpenID Connect, authorization code with PKCE. `resource`: RFC 8707, where the provider wants it. */
export type SignIn = { issuer: string; clientId: string; resource?: string };

export type Config = {
  stage: string;
  table: { name: string; region: string; endpoint: string | undefined };
  /** `jwks`: keys in the environment, or the address to fetch them from. */
  jwt: { issuer: string; audience: string; jwks: PublicKeys | URL };
  /** Secrets of the deployment, from which keys are derived. The first one is used; what the others made is still read. */
  deploymentKeys: readonly string[];
  logTo: 'stdout' | 'stderr';
  webhooks: { allowPrivateAddresses: boolean };
  /** How many days a result is kept, if no record names it. */
  resultDays: number;
  /** How many servers a tenant may track. */
  serversPerTenant: number;
  lookUps: LookUpConfig;
  signIn: SignIn | undefined;
  /** Whether a collector of traces is named. */
  traced: boolean;
};

/** Text of this length from a generator holds 128 bits in any usual alphabet. */
const KEY_CHARACTERS = 32;
/** A whole number as text, both ends included. */
function wholeNumber(least: number, most: number) {
  const number = z.pipe(z.transform(Number), z.int().check(z.minimum(least), z.maximum(most)));
  return z.pipe(z.string().check(z.regex(/^\d{1,9}$/)), number);
}

const lookUpEnvironment = {
  LOOKUPS: z._default(z.enum(LOOK_UP_MODES), 'asked'),
  LOOKUP_HOURS: z._default(z.coerce.number().check(z.int(), z.minimum(0), z.maximum(8760)), 24),
  LOOKUP_BOOTSTRAP: z.optional(z.string()),
  LOOKUP_WHOIS: z.optional(z.string().check(z.refine((value) => whoisServersOf(value) !== undefined))),
  LOOKUP_DNS: z.optional(z.string()),
  LOOKUP_PRIVATE_ADDRESSES: z._default(z.enum(['refuse', 'allow']), 'refuse'),
};
const lookUpSettings = z.object(lookUpEnvironment);

const collectorAddress = z.optional(z.url({ protocol: /^https?$/ }));
/** Of OpenTelemetry's variables those that say whether there are traces; its library reads the others. */
const traceEnvironment = {
  OTEL_EXPORTER_OTLP_ENDPOINT: collectorAddress,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: collectorAddress,
  OTEL_TRACES_EXPORTER: z._default(z.string(), 'otlp'),
  OTEL_SDK_DISABLED: z.optional(z.string()),
};

const environment = z.object({
  STAGE: z.string().check(z.minLength(1)),
  TABLE_NAME: z.string().check(z.regex(/^[A-Za-z0-9_-]{3,255}$/)),
  AWS_REGION: z._default(z.string(), 'us-east-1'),
  TABLE_ENDPOINT: z.optional(z.url()),
  JWT_ISSUER: z.string().check(z.minLength(1)),
  JWT_AUDIENCE: z.string().check(z.minLength(1)),
  JWKS: z.optional(z.string()),
  JWKS_URL: z.optional(z.url()),
  DEPLOYMENT_KEY: z.pipe(
    z.string(),
    z.pipe(
      z.transform((text: string) => text.split(',').map((key) => key.trim())),
      z.array(z.string().check(z.minLength(KEY_CHARACTERS))),
    ),
  ),
  LOG_TO: z._default(z.enum(['stdout', 'stderr']), 'stdout'),
  WEBHOOK_PRIVATE_ADDRESSES: z._default(z.enum(['refuse', 'allow']), 'refuse'),
  RESULT_DAYS: z._default(wholeNumber(1, 36_500), 400),
  SERVERS_PER_TENANT: z._default(wholeNumber(1, 10_000_000), 10_000),
  OIDC_ISSUER: z.optional(z.url()),
  OIDC_CLIENT_ID: z.optional(z.string()),
  OIDC_RESOURCE: z.optional(z.string()),
  ...lookUpEnvironment,
  ...traceEnvironment,
});

/**
 * Reads the configuration. Throws an error that names every wrong variable, and one if a deployed stage
 * would accept tokens of a local key.
 */
export function readConfig(env: Record<string, string | undefined>): Config {
  const settings = settingsIn(environment, env);
  const { STAGE, TABLE_NAME, AWS_REGION, TABLE_ENDPOINT, JWT_ISSUER, JWT_AUDIENCE, JWKS, JWKS_URL, ...rest } =
    settings;
  const jwks = jwksOf(JWKS, JWKS_URL);
  if (STAGE !== 'local') refuseLocalKey(JWT_ISSUER, jwks);
  return {
    stage: STAGE,
    table: { name: TABLE_NAME, region: AWS_REGION, endpoint: TABLE_ENDPOINT },
    jwt: { issuer: JWT_ISSUER, audience: JWT_AUDIENCE, jwks },
    deploymentKeys: rest.DEPLOYMENT_KEY,
    logTo: rest.LOG_TO,
    webhooks: { allowPrivateAddresses: rest.WEBHOOK_PRIVATE_ADDRESSES === 'allow' },
    resultDays: rest.RESULT_DAYS,
    serversPerTenant: rest.SERVERS_PER_TENANT,
    lookUps: lookUpConfigOf(settings),
    signIn: signInOf(settings),
    traced: isTraced(settings),
  };
}

function isTraced(settings: z.infer<typeof environment>): boolean {
  const { OTEL_EXPORTER_OTLP_ENDPOINT, OTEL_EXPORTER_OTLP_TRACES_ENDPOINT, ...rest } = settings;
  const isNamed = (OTEL_EXPORTER_OTLP_TRACES_ENDPOINT ?? OTEL_EXPORTER_OTLP_ENDPOINT) !== undefined;
  const isOff = rest.OTEL_SDK_DISABLED?.toLowerCase() === 'true';
  return isNamed && !isOff && rest.OTEL_TRACES_EXPORTER.split(',').some((each) => each.trim() === 'otlp');
}

function signInOf(settings: z.infer<typeof environment>): SignIn | undefined {
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_RESOURCE: resource, STAGE } = settings;
  if (issuer === undefined && clientId === undefined) return undefined;
  if (issuer === undefined || clientId === undefined)
    throw new Error('configuration: set both OIDC_ISSUER and OIDC_CLIENT_ID, or neither');
  if (STAGE !== 'local' && !issuer.startsWith('https:'))
    throw new Error('configuration: OIDC_ISSUER must be https on a deployed stage');
  return { issuer, clientId, ...(resource && { resource }) };
}

/** Reads the part of the configuration that speaks of look-ups. Throws an error that names every wrong variable. */
export function readLookUpConfig(env: Record<string, string | undefined>): LookUpConfig {
  return lookUpConfigOf(settingsIn(lookUpSettings, env));
}

/** The settings of a schema in an environment; what is empty is not set. Throws an error that names every wrong variable. */
export function settingsIn<T extends z.ZodMiniType>(
  schema: T,
  env: Record<string, string | undefined>,
): z.infer<T> {
  const present = Object.fromEntries(Object.entries(env).filter(([, value]) => value !== ''));
  const parsed = schema.safeParse(present);
  if (parsed.success) return parsed.data;
  const names = [...new Set(parsed.error.issues.map((issue) => String(issue.path[0])))];
  throw new Error(`configuration: set these environment variables to a valid value: ${names.join(', ')}`);
}

function lookUpConfigOf(settings: z.infer<typeof lookUpSettings>): LookUpConfig {
  const { LOOKUPS, LOOKUP_HOURS, LOOKUP_BOOTSTRAP, LOOKUP_WHOIS = '', LOOKUP_DNS = '' } = settings;
  return {
    mode: LOOKUPS,
    hours: LOOKUP_HOURS,
    bootstrap: LOOKUP_BOOTSTRAP,
    whois: whoisServersOf(LOOKUP_WHOIS),
    dnsServers: LOOKUP_DNS.split(',').flatMap((each) => each.trim() || []),
    allowPrivateAddresses: settings.LOOKUP_PRIVATE_ADDRESSES === 'allow',
  };
}

const publicKeys = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).check(z.minLength(1)) });

function jwksOf(inline: string | undefined, address: string | undefined): PublicKeys | URL {
  if (inline === undefined && address === undefined) throw new Error('configuration: set JWKS or JWKS_URL');
  if (inline === undefined) return new URL(address ?? '');
  try {
    return publicKeys.parse(JSON.parse(inline));
  } catch {
    throw new Error('configuration: JWKS is not a JSON Web Key Set with at least one key');
  }
}

function refuseLocalKey(issuer: string, jwks: PublicKeys | URL): void {
  if (jwks instanceof URL) {
    if (jwks.protocol !== 'https:')
      throw new Error('configuration: JWKS_URL must be https on a deployed stage');
  } else if (jwks.keys.some(({ kid }) => String(kid).startsWith(LOCAL_KEY_PREFIX))) {
    throw new Error('configuration: a deployed stage must not accept the local key');
  }
  if (issuer === LOCAL_ISSUER)
    throw new Error('configuration: a deployed stage must not accept the local issuer');
}
