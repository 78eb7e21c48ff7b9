/** Has the service judge the application, and keep the result. */
import { useRef, useState } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { type Refused, refusalOf } from '../../api/problem.ts';
import { draft } from '../../draft/draft.ts';
import { requestsOf } from '../../draft/requests.ts';
import { useValue } from '../../state/observable.ts';
import { online } from '../../state/online.ts';
import { goTo } from '../../state/route.ts';
import { session } from '../../state/session.ts';
import { showToast } from '../../state/toasts.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';

/** For whoever may check. A repeat after a lost answer gives the same result. */
export function StoreButton() {
  const say = useSay();
  const [refused, setRefused] = useState<Refused>();
  const [busy, setBusy] = useState(false);
  const key = useRef({ of: '', key: '' });
  const mayCheck = useValue(session)?.scopes.includes('check') ?? false;
  const isOnline = useValue(online);
  const store = async () => {
    const body = requestsOf(draft.get().body).whole?.body;
    const json = JSON.stringify(body);
    if (key.current.of !== json) key.current = { of: json, key: crypto.randomUUID() };
    setBusy(true);
    try {
      const { id } = await ask('AssessmentResult', '/v1/assessments', { body, key: key.current.key });
      showToast({ text: APPLICATION.stored });
      goTo('report', id);
    } catch (error) {
      setRefused(refusalOf(error));
    }
    setBusy(false);
  };
  return (
    <>
      <button type="button" disabled={!mayCheck || !isOnline || busy} onClick={() => void store()}>
        {say(APPLICATION.store)}
      </button>
      {refused === undefined ? null : (
        <p class="field-error" role="alert">
          {refused.message}
        </p>
      )}
    </>
  );
}
