/** A duty after the filing that ends when it is done. */
import { ask } from '../../api/client.ts';
import { useSending } from '../../api/use-sending.ts';
import { RefusalLine } from '../../components/question.tsx';
import { MOVE } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import type { Filing } from './filing.ts';

/** The state stays as it is. Told again it changes nothing. */
export function DutyDone({ filing, told }: { filing: Filing; told: (filing: Filing) => void }) {
  const say = useSay();
  const { send, sending, refusal } = useSending();
  if (!filing.deadlines.some(({ kind }) => kind === 'public-security')) return null;
  const done = async () => {
    const { domain, state, revision } = filing;
    told(
      await ask('Filing', `/v1/filings/${encodeURIComponent(domain)}/state`, {
        method: 'PUT',
        body: { state, completed: ['public-security'] },
        ifMatch: `"${revision}"`,
      }),
    );
  };
  return (
    <div class="stack">
      <p>
        <button type="button" aria-disabled={sending} onClick={() => void send(done)}>
          {say(MOVE.done)}
        </button>
      </p>
      <RefusalLine refusal={refusal} />
    </div>
  );
}
