/** An end to watching a server or domain, after a question. */
import { askToDelete } from '../../api/client.ts';
import { AskFirst } from '../../components/question.tsx';
import { useMay } from '../../state/account.ts';
import { showToast } from '../../state/toasts.ts';
import { RECORD } from '../../texts/portfolio.ts';
import { useSay } from '../../texts/say.ts';
import type { Held } from './held.ts';

/** The service refuses while a website lives on the server, and names it. */
export function StopWatching({ held, stopped }: { held: Held; stopped: () => void }) {
  const say = useSay();
  const may = useMay('check');
  const { kind, id, name } = held;
  if (!may) return <p class="quiet">{say(RECORD.stopScope)}</p>;
  return (
    <div>
      <AskFirst
        label={say(RECORD.stop)}
        text={say(RECORD.stopQuestion, { id: name })}
        yes={say(RECORD.stopYes)}
        work={async () => {
          await askToDelete(`/v1/${kind}s/${encodeURIComponent(id)}`);
          stopped();
          showToast({ text: RECORD.stopped, values: { id: name } });
        }}
      />
    </div>
  );
}
