/** The findings of a result in the order in which they matter. */
import type { Finding, Result } from '../../api/answers.ts';
import { APPLICATION } from '../../texts/application.ts';
import type { Say } from '../../texts/say.ts';

type Groups = {
  blockers: readonly Finding[];
  warnings: readonly Finding[];
  /** What fails of servers and codes while another can verify: nothing waits for them. */
  alternatives: readonly Finding[];
  passes: readonly Finding[];
  others: readonly Finding[];
};

/** Every finding that is not a question, in one group. */
export function groupsOf(result: Result): Groups {
  const { findings } = result;
  const failing = findings.filter(({ outcome }) => outcome === 'fail');
  const errors = failing.filter(({ severity }) => severity === 'error');
  const blocks = blocksIn(result);
  return {
    blockers: errors.filter(blocks),
    alternatives: errors.filter((finding) => !blocks(finding)),
    warnings: failing.filter(({ severity }) => severity !== 'error'),
    passes: findings.filter(({ outcome }) => outcome === 'pass'),
    others: findings.filter(({ outcome }) => outcome === 'not-applicable'),
  };
}

/** Tells what blocks a result: of a server that cannot verify nothing does while another can, of what is judged by itself all does. */
export function blocksIn(result: Result | undefined): (finding: Finding) => boolean {
  if (result === undefined || !('blockers' in result)) return () => true;
  const blockers = new Set(
    result.blockers.map(({ rule, subject }) => `${rule} ${subject.kind} ${subject.id}`),
  );
  return ({ rule, subject }) => blockers.has(`${rule} ${subject.kind} ${subject.id}`);
}

/** How many block and are open, and when it can be submitted. */
export function summaryOf(result: Result, say: Say): string {
  const [blockers, questions] = [groupsOf(result).blockers.length, result.openQuestions.length];
  const counts =
    blockers + questions === 0
      ? say(APPLICATION.nothingOpen)
      : say(APPLICATION.counts, { blockers, questions });
  if (result.kind !== 'assessment' || !result.plan?.readyOn || result.verdict === 'ready') return counts;
  const { conditional, readyOn } = result.plan;
  const when = say(conditional ? APPLICATION.readyOnIf : APPLICATION.readyOn, { day: say.day(readyOn) });
  return say.language === 'en' ? `${counts}. ${when}` : `${counts}。${when}`;
}
