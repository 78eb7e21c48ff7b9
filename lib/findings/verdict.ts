import type { Verdict } from '../shapes/outcome.ts';
import type { Finding } from './finding.ts';

/** `not-ready` if a rule of severity `error` fails; else `undecided` if one is unknown; else `ready`. */
export function verdictOf(findings: readonly Finding[]): Verdict {
  let verdict: Verdict = 'ready';
  for (const { severity, outcome } of findings) {
    if (severity !== 'error') continue;
    if (outcome === 'fail') return 'not-ready';
    if (outcome === 'unknown') verdict = 'undecided';
  }
  return verdict;
}

/** Whether there is something to be mended or to be answered. */
export function isOpen({ outcome }: Pick<Finding, 'outcome'>): boolean {
  return outcome === 'fail' || outcome === 'unknown';
}

/** Whether a finding keeps its subject from `ready`. */
export function blocks(finding: Finding): boolean {
  return finding.severity === 'error' && isOpen(finding);
}
