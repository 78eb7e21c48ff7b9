/** Says which permission is missing, before anything is asked of the service. */
import type { Scope } from '../state/session.ts';
import { useSay } from '../texts/say.ts';
import { SCOPE_WORDS } from '../texts/shell.ts';
import { STATES } from '../texts/states.ts';

/** In place of what the permission would show. */
export function MissingScope({ scope, what }: { scope: Scope; what?: string }) {
  const say = useSay();
  return (
    <div class="failure" data-missing-scope={scope}>
      <h2>{what ?? say(STATES.forbidden)}</h2>
      <p>{say(STATES.forbiddenHint, { scope, what: say(SCOPE_WORDS[scope]) })}</p>
    </div>
  );
}
