/** The signs of verdicts and outcomes: each has a shape of its own, so that colour is never the only difference. */
import type { OutcomeKind, Verdict } from '../../lib/shapes/outcome.ts';

export type SignName = 'good' | 'bad' | 'open' | 'none' | 'warning';

const PATHS: { readonly [S in SignName]: string } = {
  good: 'M10 1a9 9 0 1 0 0 18 9 9 0 0 0 0-18Zm4.6 6.9-5.2 5.9a1 1 0 0 1-1.46.04l-2.6-2.6a1 1 0 1 1 1.42-1.42l1.84 1.84 4.5-5.08a1 1 0 1 1 1.5 1.32Z',
  bad: 'M6.3 1h7.4L19 6.3v7.4L13.7 19H6.3L1 13.7V6.3L6.3 1Zm1.2 5.1a1 1 0 0 0-1.4 1.4L8.6 10l-2.5 2.5a1 1 0 1 0 1.4 1.4l2.5-2.5 2.5 2.5a1 1 0 0 0 1.4-1.4L11.4 10l2.5-2.5a1 1 0 0 0-1.4-1.4L10 8.6 7.5 6.1Z',
  open: 'M10 0.6 19.4 10 10 19.4.6 10 10 .6Zm0 4.7c-1.6 0-2.9 1.1-3.1 2.6a.95.95 0 0 0 1.88.24c.08-.56.6-.94 1.22-.94.7 0 1.2.42 1.2.96 0 .42-.2.66-.86 1.1-.86.58-1.28 1.1-1.28 2.04a.95.95 0 1 0 1.9 0c0-.12.06-.2.44-.46.94-.64 1.7-1.32 1.7-2.68 0-1.6-1.36-2.86-3.1-2.86Zm0 7.5a1.15 1.15 0 1 0 0 2.3 1.15 1.15 0 0 0 0-2.3Z',
  warning:
    'M10 1.2 19.6 18H.4L10 1.2Zm0 5.2a1 1 0 0 0-1 1v4a1 1 0 1 0 2 0v-4a1 1 0 0 0-1-1Zm0 7.1a1.15 1.15 0 1 0 0 2.3 1.15 1.15 0 0 0 0-2.3Z',
  none: 'M10 2a8 8 0 1 0 0 16 8 8 0 0 0 0-16ZM6.4 9h7.2a1 1 0 1 1 0 2H6.4a1 1 0 1 1 0-2Z',
};

const OF_VERDICT: { readonly [V in Verdict]: SignName } = {
  ready: 'good',
  'not-ready': 'bad',
  undecided: 'open',
};
const OF_OUTCOME: { readonly [O in OutcomeKind]: SignName } = {
  pass: 'good',
  fail: 'bad',
  unknown: 'open',
  'not-applicable': 'none',
};

/** A sign beside words that say the same. */
export function Sign({ name }: { name: SignName }) {
  return (
    <svg class={`sign sign-${name}`} viewBox="0 0 20 20" aria-hidden="true">
      <path d={PATHS[name]} />
    </svg>
  );
}

/** The sign of a verdict. */
export function VerdictSign({ verdict }: { verdict: Verdict }) {
  return <Sign name={OF_VERDICT[verdict]} />;
}

/** The sign of a finding's outcome; a warning that fails has one of its own. */
export function OutcomeSign({ outcome, warning = false }: { outcome: OutcomeKind; warning?: boolean }) {
  return <Sign name={warning && outcome === 'fail' ? 'warning' : OF_OUTCOME[outcome]} />;
}
