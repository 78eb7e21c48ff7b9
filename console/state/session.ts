/** Who is signed in. The token stays in memory: it is in no storage, no address and no cookie. */
import { observable } from './observable.ts';

export const SCOPES = ['read', 'check', 'codes', 'redeem'] as const;
export type Scope = (typeof SCOPES)[number];

/** `expiresAt` in milliseconds since the epoch, as far as the token tells it. */
type Session = {
  token: string;
  tenant: string;
  scopes: readonly Scope[];
  expiresAt: number | undefined;
};

export const session = observable<Session | undefined>(undefined);
/** Why a person has to sign in again, if it is not the first time. */
export const signedOut = observable<'expired' | 'signed-out' | undefined>(undefined);

/** Signs in with a token. The service verifies it; here it is only read. Tells whether it can be read. */
export function signInWith(token: string): boolean {
  const claims = claimsOf(token.trim());
  if (claims === undefined) return false;
  const granted = String(claims.scope ?? '').split(' ');
  session.set({
    token: token.trim(),
    tenant: String(claims.tenant ?? ''),
    scopes: SCOPES.filter((scope) => granted.includes(scope)),
    expiresAt: typeof claims.exp === 'number' ? claims.exp * 1000 : undefined,
  });
  signedOut.set(undefined);
  return true;
}

/** Forgets the token. */
export function signOut(why: 'expired' | 'signed-out'): void {
  if (session.get() === undefined) return;
  signedOut.set(why);
  session.set(undefined);
}

/** Takes a token out of the address, from which it is removed at once: of `#token=…`, as `npm start` prints it. */
export function takeTokenFromAddress(): void {
  const token = /^#token=([^&]+)/.exec(location.hash)?.[1];
  if (token === undefined) return;
  history.replaceState(null, '', location.pathname);
  signInWith(token);
}

function claimsOf(token: string): { [claim: string]: unknown } | undefined {
  try {
    const payload = (token.split('.')[1] ?? '').replaceAll('-', '+').replaceAll('_', '/');
    const bytes = Uint8Array.from(atob(payload), (character) => character.charCodeAt(0));
    const claims: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof claims === 'object' && claims !== null ? { ...claims } : undefined;
  } catch {
    return undefined;
  }
}
