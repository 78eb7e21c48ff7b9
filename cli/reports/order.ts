/** The order in which a person reads findings: what fails first, and of that what keeps it from being ready. */
import type { Answer } from '../../lib/answers/named.ts';

export type ShownFinding = Answer<'Finding'>;

const SEVERITIES = ['error', 'warning', 'note'];

/** Findings in groups; within a group in the order of the constraints table, errors before warnings. */
export function groupsOf(findings: readonly ShownFinding[]) {
  const of = (outcome: ShownFinding['outcome']) =>
    findings
      .filter((finding) => finding.outcome === outcome)
      .toSorted((one, other) => SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity));
  return { fails: of('fail'), unknown: of('unknown'), passes: of('pass'), others: of('not-applicable') };
}
