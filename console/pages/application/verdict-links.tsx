/** What is missing, blocks, is asked and is warned of, each leading to its field. */

import { useEffect, useState } from 'preact/hooks';
import type { Finding, Question } from '../../api/answers.ts';
import { Sign } from '../../components/sign.tsx';
import type { Part } from '../../draft/fields.ts';
import { keyOf, pathOf } from '../../draft/json.ts';
import { type Judgement, pathOfId } from '../../draft/judgement.ts';
import type { Vocabulary } from '../../judge/tasks.ts';
import { APPLICATION } from '../../texts/application.ts';
import { useSay } from '../../texts/say.ts';
import { shownId } from '../../texts/shown-id.ts';
import { fieldAsked, fieldMending, hasControl, idOf } from './form.ts';

/** All lists; those that are empty are left out. */
export function Lists({
  judged,
  blocking,
  vocabulary,
}: {
  judged: Judgement;
  blocking: readonly Finding[];
  vocabulary: Vocabulary;
}) {
  const say = useSay();
  const isWide = useWide();
  const warnings = judged.findings.filter(
    ({ outcome, severity }) => outcome === 'fail' && severity === 'warning',
  );
  return (
    <details class="card aside-lists" open={isWide}>
      <summary>{say(APPLICATION.details)}</summary>
      <Links
        title={say(APPLICATION.blanks)}
        items={judged.missing.map(({ label, path }) => ({
          text: say(label),
          about: judged.ids.get(keyOf([...path.slice(0, 2), 'domains', 0])),
          to: idOf(path),
          sign: 'open' as const,
        }))}
      />
      <Links
        title={say(APPLICATION.unreadable)}
        items={[...judged.faults].map(([key, detail]) => linkToFault(key, detail))}
      />
      <Links
        title={say(APPLICATION.blockers)}
        items={blocking.map((finding) => linkTo(finding, judged, vocabulary))}
      />
      <Links
        title={say(APPLICATION.questions)}
        items={judged.questions.map((question) => linkToQuestion(question, judged))}
      />
      <Links
        title={say(APPLICATION.warnings)}
        items={warnings.map((finding) => linkTo(finding, judged, vocabulary))}
      />
    </details>
  );
}

/** Beside the form there is room for all of it; above it the verdict alone is shown at first. */
function useWide(): boolean {
  const [query] = useState(() => matchMedia('(min-width: 981px)'));
  const [wide, setWide] = useState(query.matches);
  useEffect(() => {
    const look = () => setWide(query.matches);
    query.addEventListener('change', look);
    return () => query.removeEventListener('change', look);
  }, [query]);
  return wide;
}

type Link = {
  text: string;
  about?: string | undefined;
  to: string | undefined;
  sign: 'bad' | 'open' | 'warning';
};

/** Of what no field shows the place is told. */
function linkToFault(key: string, detail: string): Link {
  const path = pathOf(key);
  return hasControl(path)
    ? { text: detail, to: idOf(path), sign: 'bad' }
    : { text: detail, about: key, to: undefined, sign: 'bad' };
}

function linkTo(finding: Finding, judged: Judgement, vocabulary: Vocabulary): Link {
  const { rule, subject, message, severity } = finding;
  const part = partOf(subject.kind);
  const path = pathOfId(judged, subject.kind, subject.id);
  const field = part && fieldMending(rule, part, vocabulary);
  return {
    text: message,
    about: subject.id,
    to: path && field && idOf([...(part === 'entity' ? [] : path), ...field.path]),
    sign: severity === 'error' ? 'bad' : 'warning',
  };
}

function linkToQuestion({ fact, subject, question }: Question, judged: Judgement): Link {
  const part = partOf(subject.kind);
  const path = pathOfId(judged, subject.kind, subject.id);
  const field = part && fieldAsked(fact, part);
  return {
    text: question,
    about: subject.id,
    to: path && field && idOf([...(part === 'entity' ? [] : path), ...field.path]),
    sign: 'open',
  };
}

function partOf(kind: Finding['subject']['kind']): Part | undefined {
  return kind === 'entity' || kind === 'website' || kind === 'domain' || kind === 'server' ? kind : undefined;
}

function Links({ title, items }: { title: string; items: readonly Link[] }) {
  if (items.length === 0) return null;
  return (
    <div class="links">
      <h2>{title}</h2>
      <ul>
        {items.map(({ text, about, to, sign }, index) => (
          <li key={index}>
            <Sign name={sign} />
            <span>
              {to === undefined ? (
                text
              ) : (
                <button type="button" class="link" onClick={() => show(to)}>
                  {text}
                </button>
              )}
              {about === undefined ? null : <span class="finding-subject">{shownId(about)}</span>}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Unfolds what hides a field, and gives it the focus. */
function show(id: string): void {
  const control = document.getElementById(id);
  for (let folded = control?.closest('details'); folded; folded = folded.parentElement?.closest('details'))
    folded.open = true;
  control?.focus();
  control?.scrollIntoView({ block: 'center' });
}
