/** What is missing, blocks, is asked and is warned of, each leading to its field. */

import { useEffect, useState } from 'preact/hooks';
import type { Finding, Question } from '../../api/answers.ts';
import type { Part } from '../../draft/fields.ts';
import { pathOf } from '../../draft/json.ts';
import { type Judgement, pathOfId } from '../../draft/judgement.ts';
import type { Vocabulary } from '../../judge/tasks.ts';
import { APPLICATION } from '../../texts/application.ts';
import { askedOf } from '../../texts/questions.ts';
import { type Say, useSay } from '../../texts/say.ts';
import { fieldAsked, fieldMending, hasControl, idOf } from './form.ts';
import { type Link, Links } from './links.tsx';

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
        items={judged.missing.map(({ label, path, about }) => ({
          text: say(label),
          about,
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
        items={judged.questions.map((question) => linkToQuestion(question, { judged, say }))}
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
    to: path && field ? idOf([...(part === 'entity' ? [] : path), ...field.path]) : placeOf(subject, judged),
    sign: severity === 'error' ? 'bad' : 'warning',
  };
}

/** What is found about servers and codes as a whole is mended where one adds them, about a routing with its domain. */
function placeOf({ kind, id }: Finding['subject'], judged: Judgement): string | undefined {
  if (kind === 'application' || kind === 'code') return idOf(['servers']);
  const path = kind === 'routing' ? pathOfId(judged, 'domain', id) : undefined;
  return path && idOf([...path, 'filing']);
}

function linkToQuestion(asked: Question, { judged, say }: { judged: Judgement; say: Say }): Link {
  const { fact, subject } = asked;
  const part = partOf(subject.kind);
  const path = pathOfId(judged, subject.kind, subject.id);
  const field = part && fieldAsked(fact, part);
  return {
    text: askedOf(asked, say),
    about: subject.id,
    to: path && field && idOf([...(part === 'entity' ? [] : path), ...field.path]),
    sign: 'open',
  };
}

function partOf(kind: Finding['subject']['kind']): Part | undefined {
  return kind === 'entity' || kind === 'website' || kind === 'domain' || kind === 'server' ? kind : undefined;
}
