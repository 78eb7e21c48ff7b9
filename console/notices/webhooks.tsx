/** Addresses that notices are posted to. */
import { useRef, useState } from 'preact/hooks';
import type { Answer } from '../../lib/answers/named.ts';
import { ask, askToDelete } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSending } from '../api/use-sending.ts';
import { useWithout } from '../api/use-without.ts';
import { AskFirst, RefusalLine } from '../components/question.tsx';
import { ShownOnce } from '../components/shown-once.tsx';
import { WhenLoaded } from '../components/states.tsx';
import { NOTICE_WORDS, WEBHOOK_STATUS, WEBHOOKS } from '../texts/notices.ts';
import { useSay } from '../texts/say.ts';
import { freshId } from './fresh-id.ts';
import { WebhookForm, type WebhookWish } from './webhook-form.tsx';

const PATH = '/v1/webhooks';
type Webhook = Answer<'Webhook'>;

/** The secret of one is shown when it is made, and not again. */
export function Webhooks() {
  const say = useSay();
  const loaded = useAnswer('WebhookList', PATH);
  const heading = useRef<HTMLHeadingElement>(null);
  const [secret, setSecret] = useState<string | undefined>(undefined);
  const make = async (wish: WebhookWish, items: readonly Webhook[]) => {
    const id = freshId('notices', items);
    const made = await ask('MadeWebhook', `${PATH}/${id}`, { method: 'PUT', body: wish });
    setSecret(made.secret);
    loaded.again();
  };
  const { shown, takeAway } = useWithout(loaded.answer?.items ?? NONE, idOf);
  const remove = async ({ id, url }: Webhook) => {
    heading.current?.focus();
    const send = () => askToDelete(`${PATH}/${id}`);
    await takeAway({ key: id, name: url, send, done: WEBHOOKS.removed });
    loaded.again();
  };
  return (
    <section class="stack">
      <h3 ref={heading} tabIndex={-1}>
        {say(WEBHOOKS.heading)}
      </h3>
      <p class="quiet">{say(WEBHOOKS.what)}</p>
      <WhenLoaded loaded={loaded} scope="codes">
        {({ items }) => (
          <>
            {shown.length === 0 ? <p>{say(WEBHOOKS.none)}</p> : null}
            <ul class="stack">
              {shown.map((each) => (
                <WebhookItem
                  key={each.id}
                  webhook={each}
                  changed={loaded.again}
                  remove={async () => void remove(each)}
                />
              ))}
            </ul>
            {secret === undefined ? null : (
              <ShownOnce
                key={secret}
                label={say(WEBHOOKS.secret)}
                text={secret}
                hint={say(WEBHOOKS.once)}
                close={() => {
                  setSecret(undefined);
                  heading.current?.focus();
                }}
              />
            )}
            <WebhookForm make={(wish) => make(wish, items)} />
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

const NONE: readonly Webhook[] = [];

function idOf({ id }: Webhook): string {
  return id;
}

type WebhookItemProps = { webhook: Webhook; changed: () => void; remove: () => Promise<void> };

function WebhookItem({ webhook, changed, remove }: WebhookItemProps) {
  const say = useSay();
  const { id, url, events, status, failing } = webhook;
  const { send, refusal } = useSending();
  const enable = () =>
    send(async () => {
      await ask('Webhook', `${PATH}/${id}`, { method: 'PUT', body: { url, ...(events && { events }) } });
      changed();
    });
  return (
    <li class="row subscription">
      <b class="subscription-address">{url}</b>
      <span class="quiet">
        {say(WEBHOOK_STATUS[status])} · {say(WEBHOOKS.events)}:{' '}
        {events === null ? say(WEBHOOKS.all) : say.list(events.map((event) => say(NOTICE_WORDS[event])))}
      </span>
      {failing === null ? null : <span class="field-error">{failing.text}</span>}
      <RefusalLine refusal={refusal} />
      {status === 'disabled' ? (
        <button type="button" onClick={() => void enable()}>
          {say(WEBHOOKS.enable)}
        </button>
      ) : null}
      <AskFirst
        label={say(WEBHOOKS.remove)}
        text={say(WEBHOOKS.removeQuestion, { url })}
        yes={say(WEBHOOKS.remove)}
        work={remove}
      />
    </li>
  );
}
