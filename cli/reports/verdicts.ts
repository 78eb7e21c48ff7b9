/** What decides the exit status: what was found, held against `--fail-on`. */
import type { Answer } from '../../lib/answers/named.ts';

export const FAIL_ON = ['not-ready', 'undecided', 'warning'] as const;
export type FailOn = (typeof FAIL_ON)[number];

export const STATUS = { fine: 0, found: 1, failed: 2 } as const;

/**
 * Whether a finding is a failure where the exit status is told by one: what fails with severity error, and what `--fail-on`
 * puts beside it. What an application that is ready leaves open is not needed, and makes no status.
 */
export function isFailure(
  { outcome, severity }: Answer<'Finding'>,
  { verdict }: Pick<Answer<'Result'>, 'verdict'>,
  failOn: FailOn,
): boolean {
  if (outcome === 'fail' && severity === 'error') return true;
  if (failOn === 'not-ready') return false;
  if (outcome === 'unknown') return severity === 'error' && verdict !== 'ready';
  return failOn === 'warning' && outcome === 'fail' && severity === 'warning';
}

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
