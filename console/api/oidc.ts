/** The steps of OpenID Connect, by oauth4webapi. Loaded when somebody signs in with a provider. */
import * as oauth from 'oauth4webapi';
import { SCOPES } from '../state/session.ts';
import type { Provider } from './provider.ts';

/** What has to be there when the provider sends a person back: no token, and good for this one sign-in. */
type Begun = { verifier: string; state: string; nonce: string; place: string };

const BEGUN = 'icp-preflight.sign-in';

/** Sends the person to the provider. Throws where its configuration cannot be had. */
export async function goToProvider({ issuer, clientId, resource }: Provider): Promise<void> {
  const server = await discovered(issuer);
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(),
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    place: location.hash,
  };
  sessionStorage.setItem(BEGUN, JSON.stringify(begun));
  const address = new URL(server.authorization_endpoint ?? '');
  const query = {
    client_id: clientId,
    response_type: 'code',
    redirect_uri: redirectUri(),
    scope: ['openid', ...SCOPES].join(' '),
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    state: begun.state,
    nonce: begun.nonce,
    ...(resource && { resource }),
  };
  for (const [name, value] of Object.entries(query)) address.searchParams.set(name, value);
  location.assign(address);
}

/** Ends the person's session at the provider, which sends the person back; where it has no way to, nothing happens. */
export async function leaveProvider({ issuer, clientId }: Provider): Promise<void> {
  const { end_session_endpoint: end } = await discovered(issuer);
  if (end === undefined) return;
  const address = new URL(end);
  address.searchParams.set('client_id', clientId);
  address.searchParams.set('post_logout_redirect_uri', redirectUri());
  location.assign(address);
}

/** Changes the code that the provider sent for a token. The code leaves the address at once. */
export async function finishSignIn(configured: Provider): Promise<{ token?: string; refused?: string }> {
  const returned = new URL(location.href);
  const kept = sessionStorage.getItem(BEGUN);
  sessionStorage.removeItem(BEGUN);
  const begun: Begun | undefined = kept === null ? undefined : JSON.parse(kept);
  history.replaceState(null, '', `${location.pathname}${begun?.place ?? ''}`);
  dispatchEvent(new HashChangeEvent('hashchange'));
  // Sent back to by somebody else, or for the second time: nothing was begun here.
  if (begun === undefined) return {};
  try {
    return { token: await exchanged(configured, begun, returned) };
  } catch (error) {
    return { refused: reasonOf(error) };
  }
}

async function exchanged(
  { issuer, clientId, resource }: Provider,
  begun: Begun,
  returned: URL,
): Promise<string> {
  const server = await discovered(issuer);
  const client = { client_id: clientId };
  const parameters = oauth.validateAuthResponse(server, client, returned, begun.state);
  const response = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    parameters,
    redirectUri(),
    begun.verifier,
    { ...insecureAtHome(issuer), ...(resource && { additionalParameters: { resource } }) },
  );
  const { access_token } = await oauth.processAuthorizationCodeResponse(server, client, response, {
    expectedNonce: begun.nonce,
  });
  return access_token;
}

async function discovered(address: string): Promise<oauth.AuthorizationServer> {
  const issuer = new URL(address);
  const response = await oauth.discoveryRequest(issuer, insecureAtHome(address));
  return oauth.processDiscoveryResponse(issuer, response);
}

/** A provider on this machine may do without TLS. */
function insecureAtHome(issuer: string): { [oauth.allowInsecureRequests]?: true } {
  const { protocol, hostname } = new URL(issuer);
  const atHome = protocol === 'http:' && ['127.0.0.1', 'localhost'].includes(hostname);
  return atHome ? { [oauth.allowInsecureRequests]: true } : {};
}

function redirectUri(): string {
  return `${location.origin}/console/`;
}

function reasonOf(error: unknown): string {
  if (error instanceof oauth.AuthorizationResponseError || error instanceof oauth.ResponseBodyError)
    return error.error_description ?? error.error;
  return error instanceof Error ? error.message : String(error);
}
