/**
 * What the store is promised by any table that it works on. The tests run it against the tables that they have,
 * `npm run table:check` against an operator's.
 */
import { FILING_CHECKS } from './filing-checks.ts';
import { ITEM_CHECKS } from './item-checks.ts';
import { LEDGER_CHECKS } from './ledger-checks.ts';
import type { TableCheck } from './promise.ts';
import { RESULT_CHECKS } from './result-checks.ts';

export const CONTRACT: readonly TableCheck[] = [
  ...ITEM_CHECKS,
  ...RESULT_CHECKS,
  ...LEDGER_CHECKS,
  ...FILING_CHECKS,
];
