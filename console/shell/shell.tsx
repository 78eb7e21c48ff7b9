/** The frame around all pages: navigation, language, appearance, account, and the page itself. */
import { useEffect } from 'preact/hooks';
import { ErrorBoundary } from '../components/states.tsx';
import { Toasts } from '../components/toasts.tsx';
import { useValue } from '../state/observable.ts';
import { online } from '../state/online.ts';
import { route } from '../state/route.ts';
import { session, signedOut, signOut } from '../state/session.ts';
import { helpOpen } from '../state/shortcuts.ts';
import { useSay } from '../texts/say.ts';
import { SHELL } from '../texts/shell.ts';
import { Account } from './account.tsx';
import { KeysHelp } from './keys-help.tsx';
import { Navigation } from './navigation.tsx';
import { NoSuchPage, Page } from './page.tsx';
import { Preferences } from './preferences.tsx';
import { SignInDialog, SignInPage } from './sign-in.tsx';

/** Pages that are of use to whoever is not signed in: judging is done in the browser, and rules are for everybody. */
const OPEN_PAGES = ['application', 'report', 'rules'];

/** All of the console. */
export function Shell() {
  const say = useSay();
  const { page } = useValue(route);
  const isOnline = useValue(online);
  useEndOfSession();
  return (
    <>
      <a class="skip" href="#content" onClick={skipToContent}>
        {say(SHELL.skip)}
      </a>
      <header class="top">
        <a class="brand" href="#/application">
          {say(SHELL.product)}
        </a>
        <Navigation current={page} />
        <div class="top-end">
          <Preferences />
          <Account />
        </div>
      </header>
      {isOnline ? null : (
        <p class="offline" role="status">
          {say(SHELL.offline)}
        </p>
      )}
      <main id="content">
        <ErrorBoundary key={page}>
          <Content />
        </ErrorBoundary>
      </main>
      <Toasts />
      {useValue(helpOpen) ? <KeysHelp /> : null}
    </>
  );
}

/** Whoever was signed in keeps the page as it is, with the way to sign in again over it. */
function Content() {
  const { page } = useValue(route);
  const signedIn = useValue(session) !== undefined;
  const hasExpired = useValue(signedOut) === 'expired';
  if (page === undefined) return <NoSuchPage />;
  if (!signedIn && !hasExpired && !OPEN_PAGES.includes(page)) return <SignInPage />;
  return (
    <>
      <Page name={page} />
      {hasExpired ? <SignInDialog /> : null}
    </>
  );
}

function useEndOfSession(): void {
  const expiresAt = useValue(session)?.expiresAt;
  useEffect(() => {
    if (expiresAt === undefined) return;
    const ended = setTimeout(
      () => signOut('expired'),
      Math.max(0, Math.min(expiresAt - Date.now(), 2 ** 31 - 1)),
    );
    return () => clearTimeout(ended);
  }, [expiresAt]);
}

/** The fragment is the address of a page: it stays as it is. */
function skipToContent(event: Event): void {
  event.preventDefault();
  document.querySelector<HTMLElement>('h1')?.focus();
}
