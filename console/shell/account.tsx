/** Who is signed in, what that allows, and the way out. */
import { useEffect, useRef } from 'preact/hooks';
import { endSignIn } from '../api/sign-in.ts';
import { Scopes } from '../components/scopes.tsx';
import { useValue } from '../state/observable.ts';
import { session } from '../state/session.ts';
import { helpOpen } from '../state/shortcuts.ts';
import { useSay } from '../texts/say.ts';
import { SHELL } from '../texts/shell.ts';

/** Folds open; Esc and a click elsewhere close it. */
export function Account() {
  const say = useSay();
  const menu = useRef<HTMLDetailsElement>(null);
  const signedIn = useValue(session);
  useClosing(menu);
  const close = () => menu.current?.removeAttribute('open');
  return (
    <details class="account" ref={menu}>
      <summary>{signedIn?.tenant || say(SHELL.account)}</summary>
      <div class="menu">
        {signedIn === undefined ? (
          <a href="#/settings" onClick={close}>
            {say(SHELL.signIn)}
          </a>
        ) : (
          <>
            <Scopes scopes={signedIn.scopes} />
            <button type="button" class="plain" onClick={() => void endSignIn()}>
              {say(SHELL.signOut)}
            </button>
          </>
        )}
        <button
          type="button"
          class="plain"
          onClick={() => {
            close();
            helpOpen.set(true);
          }}
        >
          {say(SHELL.keys)}
        </button>
        <a href="/v1/docs">{say(SHELL.apiDocument)}</a>
      </div>
    </details>
  );
}

function useClosing(menu: { current: HTMLDetailsElement | null }): void {
  useEffect(() => {
    const onClick = ({ target }: Event) => {
      if (target instanceof Node && !menu.current?.contains(target)) menu.current?.removeAttribute('open');
    };
    const onKey = ({ key }: KeyboardEvent) => {
      if (key !== 'Escape' || !menu.current?.open) return;
      menu.current.removeAttribute('open');
      menu.current.querySelector('summary')?.focus();
    };
    addEventListener('click', onClick);
    addEventListener('keydown', onKey);
    return () => {
      removeEventListener('click', onClick);
      removeEventListener('keydown', onKey);
    };
  }, [menu]);
}
