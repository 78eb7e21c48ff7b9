/** Asks registries, the DNS and pages for what is missing of all domains. */
import { useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { refusalOf } from '../../api/problem.ts';
import { domainsOf } from '../../draft/domains.ts';
import { draft, replaceDraft } from '../../draft/draft.ts';
import { type Members, textOf } from '../../draft/json.ts';
import { withLookUps } from '../../draft/take.ts';
import { useValue } from '../../state/observable.ts';
import { online } from '../../state/online.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../state/toasts.ts';
import { APPLICATION, FAILURE_REASONS } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

/** Domains that the service looks up at once. */
const AT_ONCE = 20;

/** A button, and what could not be told. */
export function LookUp({ body }: { body: Members }) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const [failures, setFailures] = useState<readonly { domain: string; why: string }[]>([]);
  const isSignedIn = useValue(session) !== undefined;
  const isOnline = useValue(online);
  const names = [...new Set(domainsOf(body).map(({ domain }) => textOf(domain.name)))].filter((name) =>
    name.includes('.'),
  );
  const lookUp = async () => {
    setBusy(true);
    const untold = [];
    for (let from = 0; from < names.length; from += AT_ONCE)
      untold.push(...(await lookUpSome(names.slice(from, from + AT_ONCE))));
    setFailures(untold);
    setBusy(false);
    showToast({ text: APPLICATION.lookedUp, values: { count: names.length } });
  };
  return (
    <div class="stack-tight">
      <div class="row">
        <button
          type="button"
          class="primary"
          disabled={busy || !isSignedIn || !isOnline || names.length === 0}
          onClick={() => void lookUp()}
        >
          {say(busy ? APPLICATION.lookingUp : APPLICATION.lookUp)}
        </button>
        <span class="hint">{say(isSignedIn ? APPLICATION.lookUpHint : APPLICATION.signInToLookUp)}</span>
      </div>
      <div role="status">
        {failures.map(({ domain, why }, index) => {
          const reason = FAILURE_REASONS[why];
          return (
            <p class="quiet" key={index}>
              {say(APPLICATION.notTold, { domain, why: reason === undefined ? why : say(reason) })}
            </p>
          );
        })}
      </div>
    </div>
  );
}

/** Puts what was told into the draft as it is by then; gives what was not told. */
async function lookUpSome(names: readonly string[]): Promise<{ domain: string; why: string }[]> {
  try {
    const { items } = await ask('DomainLookups', '/v1/domain-lookups', { body: { domains: names } });
    replaceDraft(withLookUps(draft.get(), names, items));
    return items.flatMap(({ host, failures }) =>
      failures
        .filter(({ source }) => source === 'registration')
        .map(({ reason }) => ({ domain: host, why: reason })),
    );
  } catch (error) {
    const { unreachable, message } = refusalOf(error);
    return names.map((domain) => ({ domain, why: unreachable ? 'no-connection' : message }));
  }
}
