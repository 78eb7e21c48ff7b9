/** Has the service judge the application, and keep the result. */
import { useRef } from 'preact/hooks';
import { ask } from '../../api/client.ts';
import { freshKey } from '../../api/fresh-key.ts';
import { useSending } from '../../api/use-sending.ts';
import { RefusalLine } from '../../components/question.tsx';
import { draft } from '../../draft/draft.ts';
import { requestsOf } from '../../draft/requests.ts';
import { useMay } from '../../state/account.ts';
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
  const key = useRef({ of: '', key: '' });
  const { send, sending, refusal } = useSending();
  const mayCheck = useMay('check');
  const isSignedIn = useValue(session) !== undefined;
  const isOnline = useValue(online);
  const store = async () => {
    const body = requestsOf(draft.get().body).whole?.body;
    const json = JSON.stringify(body);
    if (key.current.of !== json) key.current = { of: json, key: freshKey() };
    const { id } = await ask('AssessmentResult', '/v1/assessments', { body, key: key.current.key });
    showToast({ text: APPLICATION.stored });
    goTo('report', id);
  };
  return (
    <>
      <button
        type="button"
        disabled={!mayCheck || !isSignedIn || !isOnline || sending}
        onClick={() => void send(store)}
      >
        {say(APPLICATION.store)}
      </button>
      <RefusalLine refusal={refusal} />
    </>
  );
}
