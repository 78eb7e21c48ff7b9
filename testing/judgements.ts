/** Whole judgements of the application that passes, with some of it changed. */

import type { Finding } from '../lib/findings/finding.ts';
import { NO_LEDGER } from '../lib/findings/verifiers.ts';
import { judgeAssessment } from '../lib/judge/assessment.ts';
import { assessment } from '../lib/shapes/assessment.ts';
import type { CodeState } from '../lib/shapes/code.ts';
import { application } from './facts.ts';
import { TODAY } from './judge.ts';

/** Of TODAY; a rule that throws fails the test. */
export const evaluation = {
  today: TODAY,
  onRuleError: (rule: string, error: unknown) => {
    throw new Error(`${rule}: ${error}`);
  },
};

/** What the ledger says of a code; of which it knows none unless a test says otherwise. */
export type LookUp = (code: string) => CodeState | undefined;

export function assess(change: object = {}, lookUp: LookUp = () => undefined) {
  const request = assessment.parse({ ...application, ...change });
  return judgeAssessment(request, evaluation, { ...NO_LEDGER, codeState: lookUp });
}

/** A finding that passes, with some of it changed. */
export function finding(change: Partial<Finding>): Finding {
  return {
    rule: 'domain/tld-approved',
    subject: { kind: 'domain', id: 'a.cn' },
    outcome: 'pass',
    severity: 'error',
    data: {},
    constraint: 'domain-tld',
    ...change,
  };
}

export const availableCode: CodeState = {
  id: 'c1',
  serverId: 'ecs-9',
  slot: 1,
  status: 'available',
  server: { product: 'ecs', termMonths: 3 },
  serverVerdict: 'ready',
  usableUntil: '2027-03-01',
};
