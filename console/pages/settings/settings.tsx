/** Settings: who is signed in, this device, how one is told of what ends, and what the service is. */
import { endSignIn } from '../../api/sign-in.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Heading } from '../../components/heading.tsx';
import { MissingScope } from '../../components/missing-scope.tsx';
import { Scopes } from '../../components/scopes.tsx';
import { Feeds } from '../../notices/feeds.tsx';
import { Webhooks } from '../../notices/webhooks.tsx';
import { Preferences } from '../../shell/preferences.tsx';
import { useMay } from '../../state/account.ts';
import { useValue } from '../../state/observable.ts';
import { session } from '../../state/session.ts';
import { keysOn, switchKeys } from '../../state/shortcuts.ts';
import { PORTFOLIO } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import { SETTINGS } from '../../texts/settings.ts';
import { NAVIGATION, SHELL } from '../../texts/shell.ts';

/** The page. Notices and calendars are the same as beside the resources. */
export function SettingsPage() {
  const say = useSay();
  const may = useMay('codes');
  return (
    <div class="narrow stack">
      <Heading title={say(NAVIGATION.settings)} />
      <AccountCard />
      <section class="card">
        <h2>{say(SETTINGS.device)}</h2>
        <p class="row">
          <Preferences />
        </p>
        <label class="check">
          <input
            type="checkbox"
            checked={useValue(keysOn)}
            onChange={({ currentTarget }) => switchKeys(currentTarget.checked)}
          />
          {say(SETTINGS.keys)}
        </label>
      </section>
      <section class="card">
        <h2>{say(PORTFOLIO.subscriptions)}</h2>
        {may ? (
          <>
            <Feeds />
            <Webhooks />
          </>
        ) : (
          <MissingScope scope="codes" />
        )}
      </section>
      <Service />
    </div>
  );
}

function AccountCard() {
  const say = useSay();
  const signedIn = useValue(session);
  if (signedIn === undefined) return null;
  const { tenant, scopes, expiresAt } = signedIn;
  return (
    <section class="card">
      <h2>{say(SETTINGS.account)}</h2>
      <p>{say(SETTINGS.tenant, { tenant })}</p>
      <Scopes scopes={scopes} />
      {expiresAt === undefined ? null : (
        <p class="quiet">{say(SETTINGS.expires, { when: say.instant(expiresAt) })}</p>
      )}
      <p>
        <button type="button" onClick={() => void endSignIn()}>
          {say(SHELL.signOut)}
        </button>
      </p>
    </section>
  );
}

function Service() {
  const say = useSay();
  const { answer } = useAnswer('Health', '/v1/health');
  return (
    <section class="card">
      <h2>{say(SETTINGS.service)}</h2>
      {answer === undefined ? null : <p>{say(SETTINGS.catalogue, { hash: answer.catalogue })}</p>}
      <p>
        <a href="/v1/docs">{say(SETTINGS.documents)}</a>
      </p>
    </section>
  );
}
