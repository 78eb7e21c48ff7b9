/** A filing that is watched from now on: at its beginning, or taken over where it stands. */
import { useState } from 'preact/hooks';
import {
  FILING_STATES,
  type FilingState,
  INITIAL_STATE,
  type OrderKind,
  orderPolicies,
  statePolicy,
} from '../../../lib/policy/lifecycle.ts';
import { ask } from '../../api/client.ts';
import { useSending } from '../../api/use-sending.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { RefusalLine } from '../../components/question.tsx';
import { showToast } from '../../state/toasts.ts';
import { BEGIN, FILINGS, MOVE } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import type { FilingSummary } from './filing.ts';
import { Telling, tellingOf } from './telling.tsx';

type BeginDialogProps = { begun: (filing: FilingSummary) => void; close: () => void };

/** Orders that make a filing. */
const KINDS = orderPolicies().filter(({ withoutFiling }) => withoutFiling);

/** Told again it changes nothing. */
export function BeginDialog({ begun, close }: BeginDialogProps) {
  const say = useSay();
  const [domain, setDomain] = useState('');
  const [order, setOrder] = useState<OrderKind>('first');
  const [state, setState] = useState<FilingState>(INITIAL_STATE);
  const [typed, setTyped] = useState({ when: '', note: '' });
  const { send, sending, refusal } = useSending();
  const begin = async () => {
    const path = `/v1/filings/${encodeURIComponent(domain.trim())}/state`;
    const adopt = state !== INITIAL_STATE;
    const body = { state, ...(order !== 'first' && { order }), ...(adopt && { adopt }), ...tellingOf(typed) };
    const filing = await ask('Filing', path, { method: 'PUT', body });
    begun(filing);
    close();
    showToast({ text: MOVE.moved, values: { domain: shownId(filing.domain), state: filing.name } });
  };
  return (
    <Dialog title={say(FILINGS.begin)} close={close}>
      <form
        class="stack"
        autocomplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          if (domain.trim() !== '') void send(begin);
        }}
      >
        <Field label={say(BEGIN.domain)}>
          {(attributes) => (
            <input
              {...attributes}
              type="text"
              inputMode="url"
              autocomplete="off"
              spellcheck={false}
              value={domain}
              onInput={({ currentTarget }) => setDomain(currentTarget.value)}
            />
          )}
        </Field>
        <Select
          label={say(BEGIN.kind)}
          value={order}
          choose={setOrder}
          options={KINDS.map(({ id, name }) => [id, say(name)])}
        />
        <Select
          label={say(BEGIN.how)}
          hint={say(BEGIN.adopt)}
          value={state}
          choose={setState}
          options={FILING_STATES.map((id) => [id, say(statePolicy(id).name)])}
        />
        <Telling typed={typed} change={(changed) => setTyped({ ...typed, ...changed })} />
        <RefusalLine refusal={refusal} />
        <p>
          <button type="submit" class="primary" aria-disabled={sending || domain.trim() === ''}>
            {say(BEGIN.go)}
          </button>
        </p>
      </form>
    </Dialog>
  );
}

type SelectProps<V extends string> = {
  label: string;
  hint?: string;
  value: V;
  choose: (value: V) => void;
  options: readonly (readonly [value: V, text: string])[];
};

function Select<V extends string>({ label, hint, value, choose, options }: SelectProps<V>) {
  return (
    <Field label={label} hint={hint}>
      {(attributes) => (
        <select
          {...attributes}
          value={value}
          onChange={({ currentTarget }) => {
            const option = options.find(([each]) => each === currentTarget.value);
            if (option !== undefined) choose(option[0]);
          }}
        >
          {options.map(([id, text]) => (
            <option key={id} value={id}>
              {text}
            </option>
          ))}
        </select>
      )}
    </Field>
  );
}
