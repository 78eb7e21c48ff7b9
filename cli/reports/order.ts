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
  const fails: ShownFinding[] = [];
  const unknown: ShownFinding[] = [];
  const passes: ShownFinding[] = [];
  const others: ShownFinding[] = [];
  // A service that is newer may know other outcomes.
  const groups: { [outcome: string]: ShownFinding[] } = {
    fail: fails,
    unknown,
    pass: passes,
    'not-applicable': others,
  };
  for (const finding of findings) groups[finding.outcome]?.push(finding);
  for (const group of [fails, unknown, passes, others]) if (group.length > 1) group.sort(bySeverity);
  return { fails, unknown, passes, others };
}

function bySeverity(one: ShownFinding, other: ShownFinding): number {
  return SEVERITIES.indexOf(one.severity) - SEVERITIES.indexOf(other.severity);
}
