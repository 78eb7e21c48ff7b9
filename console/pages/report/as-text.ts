/** A result as text for a colleague: what a mail or a chat can hold. */
import type { Finding, Result } from '../../api/answers.ts';
import { askedOf } from '../../texts/questions.ts';
import { REPORT } from '../../texts/report.ts';
import type { Say } from '../../texts/say.ts';
import { FINDING_WORDS, VERDICT_WORDS } from '../../texts/words.ts';
import { groupsOf, summaryOf } from './groups.ts';
import { rowsOf } from './rows.ts';

/** The verdict, what blocks with its fix, the plan, questions and warnings. */
export function asText(result: Result, say: Say): string {
  const { blockers, warnings } = groupsOf(result);
  const rows = result.kind === 'assessment' ? rowsOf(result, say) : [];
  return [
    `${result.subject}: ${say(VERDICT_WORDS[result.verdict])}`,
    summaryOf(result, say),
    ...listed(
      say(REPORT.blockers),
      blockers.map((finding) => line(finding, say)),
    ),
    ...listed(
      say(REPORT.plan),
      rows.map(({ what, who, when }) => [what, who, when].filter(Boolean).join(' · ')),
    ),
    ...listed(
      say(REPORT.questions),
      result.openQuestions.map((each) => `${each.subject.id}: ${askedOf(each, say)}`),
    ),
    ...listed(
      say(REPORT.warnings),
      warnings.map((finding) => line(finding, say)),
    ),
    '',
    say(REPORT.judgedAt, { time: say.instant(result.evaluatedAt), catalogue: result.catalogue }),
  ].join('\n');
}

function listed(title: string, lines: readonly string[]): string[] {
  return lines.length === 0 ? [] : ['', title, ...lines.map((each) => `- ${each}`)];
}

function line({ subject, message, fix }: Finding, say: Say): string {
  return fix === undefined
    ? `${subject.id}: ${message}`
    : `${subject.id}: ${message} ${say(FINDING_WORDS.fix)}: ${fix}`;
}
