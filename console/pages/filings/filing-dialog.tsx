/** One filing: where it stands, what to do, by when, what can follow, and how it came there. */
import { useEffect, useState } from 'preact/hooks';
import { orderPolicy } from '../../../lib/policy/lifecycle.ts';
import { askToDelete } from '../../api/client.ts';
import { useAnswer } from '../../api/use-answer.ts';
import { Dialog } from '../../components/dialog.tsx';
import { AskFirst } from '../../components/question.tsx';
import { WhenLoaded } from '../../components/states.tsx';
import { useMay } from '../../state/account.ts';
import { showToast } from '../../state/toasts.ts';
import { MOVE } from '../../texts/filings.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { Deadline } from './deadline.tsx';
import { DutyDone } from './duty-done.tsx';
import type { Filing, FilingSummary } from './filing.ts';
import { MoveForm } from './move-form.tsx';

type FilingDialogProps = {
  domain: string;
  /** Shows the card as it stands now. */
  changed: (filing: FilingSummary) => void;
  gone: () => void;
  close: () => void;
};

/** Its texts are in the language of the page; a move is told with the revision that was seen. */
export function FilingDialog({ domain, changed, gone, close }: FilingDialogProps) {
  const say = useSay();
  const loaded = useAnswer('Filing', `/v1/filings/${encodeURIComponent(domain)}`);
  const [moved, setMoved] = useState<Filing | undefined>(undefined);
  const may = useMay('check');
  // Read anew, it is what there is to say.
  useEffect(() => setMoved(undefined), [loaded.answer]);
  const tell = (filing: Filing) => {
    changed(filing);
    setMoved(filing);
    showToast({
      text: MOVE.moved,
      values: { domain: shownId(domain), state: filing.order?.name ?? filing.name },
    });
  };
  const forget = async (revision: number) => {
    await askToDelete(`/v1/filings/${encodeURIComponent(domain)}`, { ifMatch: `"${revision}"` });
    close();
    gone();
    showToast({ text: MOVE.forgotten, values: { domain: shownId(domain) } });
  };
  return (
    <Dialog wide title={shownId(domain)} close={close}>
      <WhenLoaded loaded={loaded} scope="read">
        {(read) => {
          const filing = moved ?? read;
          return (
            <>
              <Standing filing={filing} />
              {may ? (
                <>
                  <DutyDone filing={filing} told={tell} />
                  <MoveForm filing={filing} told={tell} stale={loaded.again} />
                </>
              ) : (
                <p class="quiet">{say(MOVE.scope)}</p>
              )}
              <Moves filing={filing} />
              {may ? (
                <div>
                  <AskFirst
                    label={say(MOVE.forget)}
                    text={say(MOVE.forgetQuestion, { domain: shownId(domain) })}
                    yes={say(MOVE.forgetYes)}
                    work={() => forget(filing.revision)}
                  />
                </div>
              ) : null}
            </>
          );
        }}
      </WhenLoaded>
    </Dialog>
  );
}

function Standing({ filing }: { filing: Filing }) {
  const say = useSay();
  const { name, sinceAt, order, next, deadlines } = filing;
  return (
    <section class="stack" aria-live="polite">
      <p>
        <b>{name}</b> <span class="quiet">{say(MOVE.since, { when: say.instant(sinceAt) })}</span>
        {order === null || order.name === name ? null : (
          <>
            <br />
            <b>
              {order.kindName} · {order.name}
            </b>{' '}
            <span class="quiet">{say(MOVE.since, { when: say.instant(order.sinceAt) })}</span>
          </>
        )}
      </p>
      <p>
        <span class="quiet">{say(MOVE.todo, { who: next.actorName })} </span>
        {next.action}
      </p>
      {deadlines.map((deadline) => (
        <div key={deadline.kind}>
          <Deadline deadline={deadline} filing={filing} />
          {deadline.notes.map((note) => (
            <p key={note} class="quiet">
              {note}
            </p>
          ))}
        </div>
      ))}
    </section>
  );
}

function Moves({ filing: { history, movesOmitted } }: { filing: Filing }) {
  const say = useSay();
  return (
    <section>
      <h3>{say(MOVE.history)}</h3>
      <ol class="record-history">
        {[...history].reverse().map(({ state, name, sinceAt, recordedAt, note, order }) => (
          <li key={`${sinceAt} ${recordedAt} ${state}`}>
            <span>
              {order === undefined ? '' : `${say(orderPolicy(order).name)} · `}
              {name}
              {note === undefined ? null : <span class="filing-note">{note}</span>}
            </span>
            <span class="quiet">{say.instant(sinceAt)}</span>
          </li>
        ))}
      </ol>
      {movesOmitted === 0 ? null : <p class="quiet">{say(MOVE.omitted, { count: movesOmitted })}</p>}
    </section>
  );
}
