/** A new address for notices, and of what it is told. */
import { useState } from 'preact/hooks';
import type { NoticeType } from '../../lib/shapes/notice.ts';
import { useSending } from '../api/use-sending.ts';
import { Field } from '../components/field.tsx';
import { RefusalLine } from '../components/question.tsx';
import { NOTICE_WORDS, WEBHOOKS } from '../texts/notices.ts';
import { useSay } from '../texts/say.ts';

/** Without events it is told everything. */
export type WebhookWish = { url: string; events?: NoticeType[] };

const EVENTS = keysOf(NOTICE_WORDS);

/** Folded until it is wanted; empty again when it was saved. */
export function WebhookForm({ make }: { make: (wish: WebhookWish) => Promise<void> }) {
  const say = useSay();
  const [url, setUrl] = useState('');
  const [left, setLeft] = useState<readonly NoticeType[]>([]);
  const { send, sending, refusal } = useSending();
  const chosen = EVENTS.filter((event) => !left.includes(event));
  const save = () =>
    send(async () => {
      await make({ url, ...(left.length > 0 && { events: chosen }) });
      setUrl('');
      setLeft([]);
    });
  return (
    <details class="fold">
      <summary>{say(WEBHOOKS.make)}</summary>
      <form
        class="stack"
        autocomplete="off"
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void save();
        }}
      >
        <Field label={say(WEBHOOKS.url)}>
          {(attributes) => (
            <input
              {...attributes}
              type="url"
              inputMode="url"
              placeholder="https://"
              value={url}
              onInput={({ currentTarget }) => setUrl(currentTarget.value)}
            />
          )}
        </Field>
        <fieldset class="choices">
          <legend>{say(WEBHOOKS.events)}</legend>
          {EVENTS.map((event) => (
            <label key={event} class="check">
              <input
                type="checkbox"
                checked={!left.includes(event)}
                onChange={({ currentTarget }) =>
                  setLeft(currentTarget.checked ? left.filter((each) => each !== event) : [...left, event])
                }
              />
              {say(NOTICE_WORDS[event])}
            </label>
          ))}
        </fieldset>
        <RefusalLine refusal={refusal} />
        <p>
          <button type="submit" class="primary" aria-disabled={sending}>
            {say(WEBHOOKS.save)}
          </button>
        </p>
      </form>
    </details>
  );
}

function keysOf<K extends string>(record: { readonly [N in K]: unknown }): K[] {
  const keys: K[] = [];
  for (const key in record) keys.push(key);
  return keys;
}
