/** Sign-in: with the organisation's provider where there is one, else with a token that a person brings. */
import { useState } from 'preact/hooks';
import { beginSignIn, provider, providerRefused } from '../api/sign-in.ts';
import { Dialog } from '../components/dialog.tsx';
import { Field } from '../components/field.tsx';
import { Heading } from '../components/heading.tsx';
import { useValue } from '../state/observable.ts';
import { signedOut, signInWith } from '../state/session.ts';
import { useSay } from '../texts/say.ts';
import { SIGN_IN } from '../texts/shell.ts';

/** In place of a page that is for whoever is signed in. */
export function SignInPage() {
  const say = useSay();
  const before = useValue(signedOut);
  return (
    <div class="narrow">
      <Heading title={say(SIGN_IN.heading)} />
      {before === 'signed-out' ? <p role="status">{say(SIGN_IN.signedOut)}</p> : null}
      <SignInWays />
    </div>
  );
}

/** Over a page whose session has ended: the page stays as it is. */
export function SignInDialog() {
  const say = useSay();
  return (
    <Dialog title={say(SIGN_IN.heading)} close={() => signedOut.set('signed-out')}>
      <p>{say(SIGN_IN.expired)}</p>
      <SignInWays />
    </Dialog>
  );
}

function SignInWays() {
  const say = useSay();
  const configured = useValue(provider);
  const refused = useValue(providerRefused);
  return (
    <>
      {refused === undefined ? null : (
        <p class="field-error" role="alert">
          {say(SIGN_IN.refused, { why: refused })}
        </p>
      )}
      {configured ? (
        <>
          <button type="button" class="primary" onClick={() => void beginSignIn(configured)}>
            {say(SIGN_IN.withProvider)}
          </button>
          <p class="hint">{say(SIGN_IN.provider, { host: new URL(configured.issuer).host })}</p>
        </>
      ) : (
        <TokenForm />
      )}
    </>
  );
}

function TokenForm() {
  const say = useSay();
  const [token, setToken] = useState('');
  const [wrong, setWrong] = useState(false);
  return (
    <form
      autocomplete="off"
      onSubmit={(event) => {
        event.preventDefault();
        setWrong(!signInWith(token));
      }}
    >
      <Field
        label={say(SIGN_IN.token)}
        hint={say(SIGN_IN.tokenHint)}
        error={wrong ? say(SIGN_IN.unreadable) : undefined}
      >
        {(attributes) => (
          <input
            {...attributes}
            type="password"
            autocomplete="off"
            value={token}
            onInput={({ currentTarget }) => setToken(currentTarget.value)}
          />
        )}
      </Field>
      <button type="submit" class="primary">
        {say(SIGN_IN.withToken)}
      </button>
    </form>
  );
}
