/** Every attempt on a code, refused ones too, the newest first. */
import { useAnswer } from '../../api/use-answer.ts';
import { WhenLoaded } from '../../components/states.tsx';
import { CODE, EVENT_WORDS, REFUSAL_WORDS } from '../../texts/codes.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import type { Code } from './codes-of-servers.ts';

/** Of others no more is told than the service tells. */
export function CodeHistory({ code }: { code: Code }) {
  const say = useSay();
  const loaded = useAnswer('CodeEventList', `/v1/authorization-codes/${code.id}/events?limit=100`);
  return (
    <section>
      <h3>{say(CODE.history)}</h3>
      <WhenLoaded loaded={loaded} scope="codes">
        {({ items }) => (
          <ol class="record-history">
            {items.map(({ id, at, tenant, action, outcome, reason, domain }) => (
              <li key={id} data-outcome={outcome}>
                <span>
                  {say(EVENT_WORDS[action])}
                  {domain === undefined ? '' : ` · ${shownId(domain)}`}
                  {outcome === 'done' ? '' : ` · ${say(CODE.refused)}${whyOf(reason, say)}`}
                </span>
                <span class="quiet">
                  {tenant ?? say(CODE.somebody)} · {say.instant(at)}
                </span>
              </li>
            ))}
          </ol>
        )}
      </WhenLoaded>
    </section>
  );
}

function whyOf(reason: string | undefined, say: Say): string {
  const found = Object.entries(REFUSAL_WORDS).find(([id]) => id === reason)?.[1];
  return found === undefined ? '' : ` (${say(found)})`;
}
