/** A real OpenID Connect provider on loopback, whose one person may do what the test says. */
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { exportJWK, generateKeyPair } from 'jose';
import Provider, { type Context } from 'oidc-provider';
import { AUDIENCE } from './world.ts';

/** What access tokens are for: with it they are JWTs, RFC 9068. */
export const RESOURCE = 'urn:icp-preflight';
export const CLIENT = 'console';

export type IdentityProvider = Awaited<ReturnType<typeof openIdentityProvider>>;

/** For a console at an address. */
export async function openIdentityProvider(consoleAddress: string) {
  const person = { tenant: 'haitang', scope: 'read check codes redeem' };
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const { privateKey } = await generateKeyPair('ES256', { extractable: true });
  const provider = new Provider(issuer, {
    ...configuration(consoleAddress, person),
    jwks: { keys: [{ ...(await exportJWK(privateKey)), alg: 'ES256', use: 'sig', kid: 'provider' }] },
    loadExistingGrant: ({ oidc: { session, client } }: Context) =>
      grantOf(provider, session?.accountId ?? '', client.clientId),
  });
  const answer = provider.callback();
  server.on('request', async (request, response) => {
    const path = request.url ?? '';
    if (!path.startsWith('/interaction/')) return answer(request, response);
    if (request.method === 'GET') return response.setHeader('content-type', 'text/html').end(PAGE);
    const denied = path.endsWith('/deny');
    const result = denied
      ? { error: 'access_denied', error_description: 'the person said no' }
      : { login: { accountId: 'clerk' } };
    await provider.interactionFinished(request, response, result);
  });
  return {
    issuer,
    /** Its keys. */
    jwks: new URL(`${issuer}/jwks`),
    /** What the next token says. */
    person,
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}

const PAGE = `<!doctype html><title>Provider</title><h1>Provider</h1>
<form method="post"><button>Sign in as clerk</button></form>
<form method="post" onsubmit="this.action = location.pathname + '/deny'"><button>Deny</button></form>`;

function configuration(consoleAddress: string, person: { tenant: string; scope: string }) {
  return {
    clients: [
      {
        client_id: CLIENT,
        token_endpoint_auth_method: 'none',
        grant_types: ['authorization_code'],
        response_types: ['code'],
        redirect_uris: [`${consoleAddress}/console/`],
        post_logout_redirect_uris: [`${consoleAddress}/console/`],
        id_token_signed_response_alg: 'ES256',
      },
    ],
    clientBasedCORS: () => true,
    findAccount: (_: unknown, accountId: string) => ({ accountId, claims: () => ({ sub: accountId }) }),
    extraTokenClaims: () => ({ tenant: person.tenant }),
    cookies: { keys: ['a key of tests and of nothing else'] },
    scopes: ['openid', 'read', 'check', 'codes', 'redeem'],
    features: {
      devInteractions: { enabled: false },
      rpInitiatedLogout: {
        logoutSource: (context: { body: string }, form: string) => {
          context.body = `<!doctype html><title>Provider</title>${form}<button form="op.logoutForm" name="logout" value="yes">Sign out here</button>`;
        },
      },
      resourceIndicators: {
        enabled: true,
        useGrantedResource: () => true,
        getResourceServerInfo: () => ({
          scope: person.scope,
          audience: AUDIENCE,
          accessTokenFormat: 'jwt',
          jwt: { sign: { alg: 'ES256' } },
        }),
      },
    },
  };
}

/** Whoever is signed in has agreed to everything. */
async function grantOf(provider: Provider, accountId: string, clientId: string) {
  const grant = new provider.Grant({ accountId, clientId });
  grant.addOIDCScope('openid read check codes redeem');
  grant.addResourceScope(RESOURCE, 'read check codes redeem');
  await grant.save();
  return grant;
}
