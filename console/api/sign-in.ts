/** Sign-in with the organisation's identity provider, if the deployment names one: OpenID Connect, authorization code with PKCE. */

import { observable } from '../state/observable.ts';
import { session, signInWith, signOut } from '../state/session.ts';
import type { Provider } from './provider.ts';

/** undefined: not known yet; null: a person brings a token. */
export const provider = observable<Provider | null | undefined>(undefined);
/** What the provider refused with, in its own words. */
export const providerRefused = observable<string | undefined>(undefined);

/** Reads how people sign in here, and goes on with a sign-in that the provider sent back. */
export async function openSignIn(): Promise<void> {
  const returned = /[?&](?:code|error)=/.test(location.search);
  if (session.get() !== undefined && !returned) return;
  const configured = await readConfiguration();
  provider.set(configured);
  if (configured === null || !returned) return;
  const { finishSignIn } = await import('./oidc.ts');
  const { token, refused } = await finishSignIn(configured);
  providerRefused.set(refused);
  if (token !== undefined && !signInWith(token)) providerRefused.set('access token: no JWT');
}

/** Goes to the provider; what is on this page is there again afterwards. */
export async function beginSignIn(configured: Provider): Promise<void> {
  const { goToProvider } = await import('./oidc.ts');
  await goToProvider(configured).catch((error: unknown) =>
    providerRefused.set(error instanceof Error ? error.message : String(error)),
  );
}

/** Forgets the token; whoever signed in with the provider is signed out there too. */
export async function endSignIn(): Promise<void> {
  signOut('signed-out');
  const configured = provider.get();
  if (!configured) return;
  const { leaveProvider } = await import('./oidc.ts');
  await leaveProvider(configured).catch(() => undefined);
}

async function readConfiguration(): Promise<Provider | null> {
  const response = await fetch('/console/config.json').catch(() => undefined);
  if (!response?.ok) return null;
  const { signIn }: { signIn: Provider | null } = await response.json();
  return signIn;
}
