/** The order in which a person reads findings: what fails first, and of that what keeps it from being ready. */
import type { Answer } from '../../lib/answers/named.ts';

export type ShownFinding = Answer<'Finding'>;

const SEVERITIES = ['error', 'warning', 'note'];

/** Findings in groups; within a group in the order of the constraints table, errors before warnings. */
export function groupsOf(findings: readonly ShownFinding[]): Groups {
  if (last?.findings !== findings) last = { findings, groups: grouped(findings) };
  return last.groups;
}

type Groups = { [group in 'fails' | 'unknown' | 'passes' | 'others']: readonly ShownFinding[] };

/** The last ones: who reports a result, and who writes it into a sheet, ask for the same. */
let last: { findings: readonly ShownFinding[]; groups: Groups } | undefined;

function grouped(findings: readonly ShownFinding[]): Groups {
  const of = (wanted: ShownFinding['outcome']) =>
    findings.filter(({ outcome }) => outcome === wanted).sort(bySeverity);
  return { fails: of('fail'), unknown: of('unknown'), passes: of('pass'), others: of('not-applicable') };
}

function bySeverity(one: ShownFinding, other: ShownFinding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}
