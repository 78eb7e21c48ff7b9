/** The two ends of a redemption: the filing succeeded, or was given up. Each after a question. */
import { useState } from 'preact/hooks';
import type { Answer } from '../../../lib/answers/named.ts';
import { ask } from '../../api/client.ts';
import { Field } from '../../components/field.tsx';
import { AskFirst } from '../../components/question.tsx';
import { showToast } from '../../state/toasts.ts';
import { REDEEM, REDEMPTION_WORDS } from '../../texts/codes.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';

export type Redemption = Answer<'Redemption'>;
type RedemptionActionsProps = {
  domain: string;
  /** Finds the redemption when it is needed. */
  find: () => Promise<Redemption>;
  done: (redemption: Redemption) => void;
};

/** Both are answered alike when they are sent again. */
export function RedemptionActions({ domain, find, done }: RedemptionActionsProps) {
  const say = useSay();
  const [number, setNumber] = useState('');
  const end = async (send: (path: string) => Promise<Redemption>) => {
    const { id } = await find();
    const ended = await send(`/v1/redemptions/${id}`);
    done(ended);
    showToast({ text: REDEMPTION_WORDS[ended.status], values: { domain: shownId(domain) } });
  };
  return (
    <div class="row">
      <AskFirst
        good
        label={say(REDEEM.file)}
        text={say(REDEEM.fileQuestion, { domain: shownId(domain) })}
        yes={say(REDEEM.fileYes)}
        work={() => end((path) => ask('Redemption', `${path}/filing`, { body: { number } }))}
      >
        <Field label={say(REDEEM.number)} hint={say(REDEEM.numberHint)}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              autocomplete="off"
              value={number}
              onInput={({ currentTarget }) => setNumber(currentTarget.value)}
            />
          )}
        </Field>
      </AskFirst>
      <AskFirst
        label={say(REDEEM.release)}
        text={say(REDEEM.releaseQuestion, { domain: shownId(domain) })}
        yes={say(REDEEM.releaseYes)}
        work={() => end((path) => ask('Redemption', path, { method: 'DELETE' }))}
      />
    </div>
  );
}
