/** Whose page it is. After a session has ended the page stays as it is, and so does whose it is, until somebody else signs in. */
import { observable, useValue } from './observable.ts';
import { type Scope, session } from './session.ts';

type Account = { tenant: string; scopes: readonly Scope[] };

const account = observable<Account | undefined>(session.get());

session.subscribe(() => account.set(session.get() ?? account.get()));

/** The tenant whose page it is. */
export function useTenant(): string | undefined {
  return useValue(account)?.tenant;
}

/** Whether it may do what needs a permission. */
export function useMay(scope: Scope): boolean {
  return useValue(account)?.scopes.includes(scope) ?? false;
}
