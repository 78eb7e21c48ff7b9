/** A copy of the application in which one fact or the day is changed: both verdicts side by side, nothing saved. */

import { useEffect, useMemo, useState } from 'preact/hooks';
import type { Assessment } from '../../api/answers.ts';
import { Dialog } from '../../components/dialog.tsx';
import { Field } from '../../components/field.tsx';
import { VerdictBanner } from '../../components/verdict.tsx';
import { membersOf, put } from '../../draft/json.ts';
import { doHere } from '../../judge/here.ts';
import type { Judged } from '../../judge/tasks.ts';
import { REPORT } from '../../texts/report.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { OUTCOME_WORDS } from '../../texts/words.ts';
import { Control } from '../application/control.tsx';
import { idOf } from '../application/form.ts';
import { useVocabulary } from '../application/vocabulary.ts';
import { differencesOf, type FactOfBody, factsOf } from './what-if-facts.ts';

/** In a dialog, which forgets it all when it is closed. */
export function WhatIf({ result, close }: { result: Assessment; close: () => void }) {
  const say = useSay();
  const vocabulary = useVocabulary();
  const [body, setBody] = useState(membersOf(result.request));
  const [chosen, setChosen] = useState('');
  const facts = useMemo(() => factsOf(membersOf(result.request), say), [result, say]);
  const fact = facts.find(({ key }) => key === chosen);
  const judged = useJudged(body);
  return (
    <Dialog title={say(REPORT.whatIf)} close={close}>
      <p class="hint">{say(REPORT.whatIfHint)}</p>
      <div class="fields">
        <Field label={say(REPORT.whatIfFact)}>
          {(attributes) => (
            <select
              {...attributes}
              value={chosen}
              onChange={({ currentTarget }) => {
                setChosen(currentTarget.value);
                setBody(membersOf(result.request));
              }}
            >
              <option value="" />
              {facts.map(({ key, name }) => (
                <option key={key} value={key}>
                  {name}
                </option>
              ))}
            </select>
          )}
        </Field>
        <Field label={say(REPORT.whatIfDay)}>
          {(attributes) => (
            <input
              {...attributes}
              type="date"
              value={String(body.asOf ?? '')}
              onInput={({ currentTarget }) =>
                setBody(membersOf(put(body, ['asOf'], currentTarget.value || undefined)))
              }
            />
          )}
        </Field>
      </div>
      {fact === undefined ? null : (
        <FactControl fact={fact} body={body} setBody={setBody} vocabulary={vocabulary} />
      )}
      <Both result={result} judged={judged} />
    </Dialog>
  );
}

function FactControl({
  fact,
  body,
  setBody,
  vocabulary,
}: {
  fact: FactOfBody;
  body: ReturnType<typeof membersOf>;
  setBody: (body: ReturnType<typeof membersOf>) => void;
  vocabulary: ReturnType<typeof useVocabulary>;
}) {
  return (
    <Control
      id={idOf(['what-if', ...fact.place])}
      field={fact.field}
      place={fact.place}
      body={body}
      vocabulary={vocabulary}
      change={(path, value) => setBody(membersOf(put(body, path, value)))}
    />
  );
}

/** The copy, judged in this browser with each change. */
function useJudged(body: ReturnType<typeof membersOf>): Judged | undefined {
  const { language } = useSay();
  const [judged, setJudged] = useState<Judged>();
  useEffect(() => {
    let isWanted = true;
    doHere('judge', { requests: [{ kind: 'assessment', body }], now: Date.now(), language }).then(
      ([told]) => isWanted && setJudged(told),
      (error: unknown) => console.error(error),
    );
    return () => {
      isWanted = false;
    };
  }, [body, language]);
  return judged;
}

function Both({ result, judged }: { result: Assessment; judged: Judged | undefined }) {
  const say = useSay();
  const then = judged !== undefined && 'result' in judged ? judged.result : undefined;
  const changes = then === undefined ? [] : differencesOf(result.findings, then.findings);
  return (
    <div aria-live="polite" class="stack">
      <div class="both">
        <div>
          <h3>{say(REPORT.asItIs)}</h3>
          <VerdictBanner verdict={result.verdict} />
        </div>
        <div>
          <h3>{say(REPORT.afterwards)}</h3>
          {then === undefined ? null : <VerdictBanner verdict={then.verdict} />}
        </div>
      </div>
      {judged !== undefined && 'faults' in judged ? (
        <p class="field-error">
          {say(REPORT.cannotBeRead, { why: judged.faults.map(({ detail }) => detail).join(' ') })}
        </p>
      ) : null}
      {then === undefined ? null : changes.length === 0 ? (
        <p>{say(REPORT.noChange)}</p>
      ) : (
        <>
          <h3>{say(REPORT.changes)}</h3>
          <ul class="question-list">
            {changes.map(({ key, before, after }) => (
              <li key={key}>
                {after.title}: {before === undefined ? '' : `${say(OUTCOME_WORDS[before])} → `}
                {say(OUTCOME_WORDS[after.outcome])}{' '}
                <span class="finding-subject">{shownId(after.subject.id)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}
