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

/** Whether a finding keeps its subject from `ready`. */
export function blocks({ severity, outcome }: Finding): boolean {
  return severity === 'error' && (outcome === 'fail' || outcome === 'unknown');
}
