/** Every kind of check. A function needs its own alone; what judges requests of any kind looks it up here. */
import type { ResultKind } from '../records/result.ts';
import { ALLOCATION } from './allocation.ts';
import { ASSESSMENT } from './assessment.ts';
import { DOMAIN_CHECK } from './domain-check.ts';
import { type AnyKind, anyKind } from './kind.ts';
import { ROUTING_ADVICE } from './routing-advice.ts';
import { SERVER_CHECK } from './server-check.ts';

export const KINDS: { readonly [K in ResultKind]: AnyKind } = {
  'domain-check': anyKind(DOMAIN_CHECK),
  'server-check': anyKind(SERVER_CHECK),
  'routing-advice': anyKind(ROUTING_ADVICE),
  assessment: anyKind(ASSESSMENT),
  allocation: anyKind(ALLOCATION),
};
