/** A finding that unfolds to why, what mends it, and where the rule is from. */

import type { ComponentChildren } from 'preact';
import type { Finding } from '../api/answers.ts';
import { addressOf } from '../state/route.ts';
import { type Say, useSay } from '../texts/say.ts';
import { shownId } from '../texts/shown-id.ts';
import {
  CONFIDENCE_WORDS,
  FINDING_WORDS,
  OUTCOME_WORDS,
  SEVERITY_WORDS,
  SUBJECT_WORDS,
} from '../texts/words.ts';
import { OutcomeSign } from './sign.tsx';

/** `beside`: what stands at the end of the closed line; children: what stands within, above the source. */
export function FindingItem({
  finding,
  open = false,
  brief = false,
  told,
  beside,
  children,
}: {
  finding: Finding;
  open?: boolean;
  /** Beside what it speaks of. */
  brief?: boolean;
  /** What mends it and who does, in the closed line. */
  told?: string | undefined;
  beside?: ComponentChildren;
  children?: ComponentChildren;
}) {
  const say = useSay();
  const { rule, outcome, severity, subject, title, message, fix, source } = finding;
  return (
    <details
      class={`finding finding-${outcome} finding-${severity}`}
      data-rule={rule}
      data-outcome={outcome}
      open={open}
    >
      <summary>
        <OutcomeSign outcome={outcome} warning={severity !== 'error'} />
        <span class="finding-line">
          <span class="visually-hidden">{outcomeWord(finding, say)}: </span>
          {outcome === 'fail' || outcome === 'unknown' ? message : title}
          {told === undefined ? null : <span class="finding-fix">{told}</span>}
          {brief ? null : (
            <span class="finding-subject">
              {say(SUBJECT_WORDS[subject.kind])} {shownId(subject.id)}
            </span>
          )}
        </span>
        {beside}
      </summary>
      <dl class="finding-more">
        <FindingPart term={say(FINDING_WORDS.why)}>{outcome === 'fail' ? title : message}</FindingPart>
        {fix === undefined || told !== undefined ? null : (
          <FindingPart term={say(FINDING_WORDS.fix)}>{fix}</FindingPart>
        )}
        {children}
        <FindingPart term={say(FINDING_WORDS.source)}>{sourceLine(source, say)}</FindingPart>
        <FindingPart term={say(FINDING_WORDS.rule)}>
          <a href={addressOf('rules', rule)}>
            <code>{rule}</code>
          </a>
        </FindingPart>
      </dl>
    </details>
  );
}

/** A term and what it says, in the list of a finding. */
export function FindingPart({ term, children }: { term: string; children: ComponentChildren }) {
  return (
    <div>
      <dt>{term}</dt>
      <dd>{children}</dd>
    </div>
  );
}

/** What an outcome is called; one that fails is called by how much that matters. */
function outcomeWord({ outcome, severity }: Pick<Finding, 'outcome' | 'severity'>, say: Say): string {
  return say(outcome === 'fail' ? SEVERITY_WORDS[severity] : OUTCOME_WORDS[outcome]);
}

/** A source as a line: document, day and confidence, with its address where it has one. */
export function sourceLine(source: Omit<Finding['source'], 'constraint'>, say: Say) {
  const confidence = CONFIDENCE_WORDS[source.confidence];
  const line = say(FINDING_WORDS.sourceOf, {
    document: source.document,
    day: source.updatedOn,
    confidence: confidence === undefined ? source.confidence : say(confidence),
  });
  if (source.address === undefined) return line;
  return (
    <a href={source.address} target="_blank" rel="noreferrer">
      {line}
    </a>
  );
}
