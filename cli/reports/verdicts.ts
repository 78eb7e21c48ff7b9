/** What decides the exit status: what was found, held against `--fail-on`. */
import type { Answer } from '../../lib/answers/named.ts';

export const FAIL_ON = ['not-ready', 'undecided', 'warning'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const STATUS = { fine: 0, found: 1, failed: 2 } as const;

/** Whether a result holds something at or above a limit. */
export function isFound({ verdict, findings }: Answer<'Result'>, failOn: FailOn): boolean {
  if (verdict === 'not-ready') return true;
  if (failOn === 'not-ready') return false;
  if (verdict === 'undecided') return true;
  return (
    failOn === 'warning' &&
    findings.some(({ outcome, severity }) => outcome === 'fail' && severity === 'warning')
  );
}
