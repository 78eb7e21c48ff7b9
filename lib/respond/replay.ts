import type { Answer } from '../answers/named.ts';
import type { Finding } from '../findings/finding.ts';
import type { Change } from '../judge/changes.ts';
import type { Replay } from '../judge/replay.ts';
import type { Result } from '../records/result.ts';
import { ruleById } from '../rules/catalogue.ts';
import type { Language } from '../texts.ts';
import { renderFinding } from './finding.ts';
import { NOTES } from './texts/replay.ts';

/** A stored result against a fresh judgement, `present` the catalogue of this code. */
export function renderReplay(
  { result, replay, present }: { result: Result; replay: Replay; present: string },
  language: Language,
): Answer<'Replay'> {
  const { identical, judgedFor, verdict, changes, carriedOver } = replay;
  const notes = notesOf(replay).map((id) => ({ id, text: NOTES[id][language] }));
  return {
    resultId: result.id,
    kind: result.kind,
    subject: result.subject,
    identical,
    catalogue: { stored: result.catalogue, present },
    judgedFor,
    verdict: { stored: verdict.before, present: verdict.after },
    changes: changes.map((change) => renderChange(change, language)),
    carriedOver: carriedOver.map(({ rule, subject }) => ({ rule, subject })),
    notes,
  };
}

function notesOf({ carriedOver, verdict }: Replay): (keyof typeof NOTES)[] {
  if (verdict.after === null) return ['request-not-understood'];
  return carriedOver.length > 0 ? ['codes-carried-over'] : [];
}

function renderChange({ rule, subject, before, after, decides }: Change, language: Language) {
  return {
    rule,
    subject,
    title: ruleById(rule)?.title[language] ?? rule,
    decides,
    stored: seen(before, language),
    present: seen(after, language),
  };
}

function seen(finding: Finding | null, language: Language) {
  if (finding === null) return null;
  const { outcome, severity, message, data } = renderFinding(finding, language);
  return { outcome, severity, message, data };
}
