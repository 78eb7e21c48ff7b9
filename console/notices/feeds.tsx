/** Calendar feeds: made, given a new address, deleted. */
import { useRef, useState } from 'preact/hooks';
import type { Answer } from '../../lib/answers/named.ts';
import { ask, askToDelete } from '../api/client.ts';
import { useAnswer } from '../api/use-answer.ts';
import { useSending } from '../api/use-sending.ts';
import { useWithout } from '../api/use-without.ts';
import { AskFirst, RefusalLine } from '../components/question.tsx';
import { ShownOnce } from '../components/shown-once.tsx';
import { WhenLoaded } from '../components/states.tsx';
import { FEEDS } from '../texts/notices.ts';
import { useSay } from '../texts/say.ts';
import { freshId } from './fresh-id.ts';

const PATH = '/v1/calendar-feeds';
type Feed = Answer<'CalendarFeedList'>['items'][number];
const NONE: readonly Feed[] = [];

/** The address of a feed is shown when it is made, and not again. */
export function Feeds() {
  const say = useSay();
  const loaded = useAnswer('CalendarFeedList', PATH);
  const heading = useRef<HTMLHeadingElement>(null);
  const [path, setPath] = useState<string | undefined>(undefined);
  const { send, refusal } = useSending();
  const put = (id: string, more: { newKey?: true }) =>
    send(async () => {
      const made = await ask('MadeCalendarFeed', `${PATH}/${id}`, {
        method: 'PUT',
        body: { language: say.language, ...more },
      });
      setPath(made.path);
      loaded.again();
    });
  const { shown, takeAway } = useWithout(loaded.answer?.items ?? NONE, idOf);
  const remove = async (id: string) => {
    heading.current?.focus();
    const send = () => askToDelete(`${PATH}/${id}`);
    await takeAway({ key: id, name: id, send, done: FEEDS.removed });
    loaded.again();
  };
  return (
    <section class="stack">
      <h3 ref={heading} tabIndex={-1}>
        {say(FEEDS.heading)}
      </h3>
      <p class="quiet">{say(FEEDS.what)}</p>
      <WhenLoaded loaded={loaded} scope="codes">
        {({ items }) => (
          <>
            {shown.length === 0 ? <p>{say(FEEDS.none)}</p> : null}
            <ul class="stack">
              {shown.map(({ id, keyMadeAt }) => (
                <li key={id} class="row subscription">
                  <b>{id}</b>
                  <span class="quiet">{say(FEEDS.since, { when: say.instant(keyMadeAt) })}</span>
                  <button type="button" onClick={() => void put(id, { newKey: true })}>
                    {say(FEEDS.renew)}
                  </button>
                  <AskFirst
                    label={say(FEEDS.remove)}
                    text={say(FEEDS.removeQuestion, { id })}
                    yes={say(FEEDS.remove)}
                    work={async () => void remove(id)}
                  />
                </li>
              ))}
            </ul>
            <RefusalLine refusal={refusal} />
            {path === undefined ? null : (
              <ShownOnce
                key={path}
                label={say(FEEDS.address)}
                text={new URL(path, location.origin).href}
                hint={say(FEEDS.once)}
                close={() => {
                  setPath(undefined);
                  heading.current?.focus();
                }}
              />
            )}
            <p>
              <button type="button" onClick={() => void put(freshId('calendar', items), {})}>
                {say(FEEDS.make)}
              </button>
            </p>
          </>
        )}
      </WhenLoaded>
    </section>
  );
}

function idOf({ id }: Feed): string {
  return id;
}
