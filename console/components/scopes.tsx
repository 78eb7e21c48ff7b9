/** What an account may do. */
import type { Scope } from '../state/session.ts';
import { useSay } from '../texts/say.ts';
import { SCOPE_WORDS, SIGN_IN } from '../texts/shell.ts';

/** Each permission in words, with the name that tokens have for it. */
export function Scopes({ scopes }: { scopes: readonly Scope[] }) {
  const say = useSay();
  if (scopes.length === 0) return <p>{say(SIGN_IN.noScopes)}</p>;
  return (
    <div>
      <p>{say(SIGN_IN.scopes)}</p>
      <ul class="scopes quiet">
        {scopes.map((scope) => (
          <li key={scope}>
            {say(SCOPE_WORDS[scope])} <code>{scope}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}
