/** Which results are wanted: of a kind, of a domain or server. */
import { useState } from 'preact/hooks';
import { KIND_WORDS, RESULTS } from '../../texts/results.ts';
import { useSay } from '../../texts/say.ts';

export type ResultWish = { kind: string; subject: string };

/** A kind counts when it is chosen, a subject when it is sent. */
export function ResultFilters({ wish, change }: { wish: ResultWish; change: (wish: ResultWish) => void }) {
  const say = useSay();
  const [subject, setSubject] = useState(wish.subject);
  return (
    <form
      class="filters"
      role="search"
      aria-label={say(RESULTS.filters)}
      onSubmit={(event) => {
        event.preventDefault();
        change({ ...wish, subject: subject.trim() });
      }}
    >
      <label class="filter results-subject">
        <span>{say(RESULTS.subject)}</span>
        <input
          type="search"
          data-search
          autocomplete="off"
          spellcheck={false}
          maxLength={2048}
          placeholder={say(RESULTS.subjectHint)}
          value={subject}
          onInput={({ currentTarget }) => setSubject(currentTarget.value)}
        />
      </label>
      <label class="filter">
        <span>{say(RESULTS.kind)}</span>
        <select
          value={wish.kind}
          onChange={({ currentTarget }) => change({ kind: currentTarget.value, subject: subject.trim() })}
        >
          <option value="">{say(RESULTS.everyKind)}</option>
          {Object.entries(KIND_WORDS).map(([kind, words]) => (
            <option key={kind} value={kind}>
              {say(words)}
            </option>
          ))}
        </select>
      </label>
      <button type="submit">{say(RESULTS.find)}</button>
    </form>
  );
}
