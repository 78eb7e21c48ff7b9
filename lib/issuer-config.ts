/** Whose tokens are accepted, and how people sign in to the console. */
import * as z from 'zod/mini';
import { address, type Environment, refuse, type SettingFault, setting, text, unset } from './settings.ts';

/** The issuer of tokens that `npm run token` makes; accepted on the stage `local` only. */
export const LOCAL_ISSUER = 'urn:icp-preflight:local';
/** Ids of keys made on a developer's machine begin with this. */
export const LOCAL_KEY_PREFIX = 'local-';

type PublicKeys = { keys: Record<string, unknown>[] };

/** How people sign in to the console: OpenID Connect, authorization code with PKCE. `resource`: RFC 8707, where the provider wants it. */
export type SignIn = { issuer: string; clientId: string; resource?: string };

export type IssuerConfig = {
  /** `jwks`: keys in the environment, or the address to fetch them from. */
  jwt: { issuer: string; audience: string; jwks: PublicKeys | URL };
  signIn: SignIn | undefined;
};

const KEY_TYPES = ['EC', 'RSA', 'OKP'];
const publicKeys = z.object({
  keys: z
    .array(z.looseObject({ kty: z.string(), d: z.optional(z.never()) }))
    .check(z.refine((keys) => keys.some(({ kty }) => KEY_TYPES.includes(kty)))),
});

/** The settings that speak of it. */
export const issuerSettings = {
  JWT_ISSUER: text(
    'the "iss" of tokens, such as https://issuer.example',
    /^(?!https?:(?!\/\/[^\s/]))\S{1,1000}$/i,
  ),
  JWT_AUDIENCE: text('the "aud" of tokens, such as icp-preflight', /^[^\n\r]{1,1000}$/),
  JWKS: z.optional(
    setting('a JSON Web Key Set with at least one key of EC, RSA or OKP, and no private one', keysIn),
  ),
  JWKS_URL: z.optional(
    address(
      "the address of the issuer's JSON Web Key Set, https but on the stage local, such as https://issuer.example/jwks.json",
    ),
  ),
  OIDC_ISSUER: z.optional(
    address(
      'the address of the OpenID Connect issuer, https but on the stage local, such as https://issuer.example',
    ),
  ),
  OIDC_CLIENT_ID: z.optional(
    text("the console's id at the issuer, such as icp-console", /^[^\n\r]{1,1000}$/),
  ),
  OIDC_RESOURCE: z.optional(setting('a URI without a fragment, such as https://api.example', resourceIn)),
};
const settings = z.object(issuerSettings);

/** Refuses what settings may not be beside one another, such as a local key on a deployed stage: throws `WrongSettings`. */
export function refuseUnfitIssuer(env: Environment): void {
  refuse([...missingIn(env), ...(env.STAGE?.trim() === 'local' ? [] : unfitDeployedIn(env))]);
}

/** What settings that fit come to. */
export function issuerConfigOf(given: z.infer<typeof settings>): IssuerConfig {
  const { JWT_ISSUER, JWT_AUDIENCE, JWKS, JWKS_URL = '' } = given;
  const { OIDC_ISSUER: issuer, OIDC_CLIENT_ID: clientId, OIDC_RESOURCE: resource } = given;
  return {
    jwt: { issuer: JWT_ISSUER, audience: JWT_AUDIENCE, jwks: JWKS ?? new URL(JWKS_URL) },
    signIn: issuer && clientId ? { issuer, clientId, ...(resource && { resource }) } : undefined,
  };
}

/** What is missing of settings that need one another. */
function missingIn(env: Environment): SettingFault[] {
  const keys: SettingFault = {
    name: 'JWKS or JWKS_URL',
    state: 'not set',
    needed: 'the public keys of the issuer, or their address',
  };
  const ofSignIn = 'both OIDC_ISSUER and OIDC_CLIENT_ID, or neither and no OIDC_RESOURCE';
  return [
    ...(env.JWKS || env.JWKS_URL ? [] : [keys]),
    ...(env.OIDC_ISSUER || env.OIDC_CLIENT_ID || env.OIDC_RESOURCE
      ? unset(env, ['OIDC_ISSUER', 'OIDC_CLIENT_ID'], ofSignIn)
      : []),
  ];
}

/** What a stage that is deployed must not accept: the local key and issuer, and what is fetched without TLS. */
function unfitDeployedIn(env: Environment): SettingFault[] {
  const state = 'not valid';
  const wrong = (['JWKS_URL', 'OIDC_ISSUER'] as const)
    .filter((name) => /^http:/i.test(env[name]?.trim() ?? ''))
    .map((name): SettingFault => ({ name, state, needed: 'https: a deployed stage takes nothing else' }));
  if (keysIn(env.JWKS ?? '')?.keys.some(({ kid }) => String(kid).startsWith(LOCAL_KEY_PREFIX)))
    wrong.push({ name: 'JWKS', state, needed: 'no local key: a deployed stage must not accept one' });
  if (env.JWT_ISSUER?.trim() === LOCAL_ISSUER)
    wrong.push({ name: 'JWT_ISSUER', state, needed: 'another than the local issuer on a deployed stage' });
  return wrong;
}

function keysIn(given: string): PublicKeys | undefined {
  try {
    return publicKeys.parse(JSON.parse(given));
  } catch {
    return undefined;
  }
}

function resourceIn(given: string): string | undefined {
  const resource = given.trim();
  return URL.canParse(resource) && !resource.includes('#') ? resource : undefined;
}
