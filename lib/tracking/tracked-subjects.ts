/** The subjects that are tracked, each from the facts that a check stored. */
import { termOf, turningDays } from '../facts/subscription.ts';
import type { DomainFacts } from '../shapes/domain.ts';
import type { Server } from '../shapes/server.ts';
import type { Times } from './tracking.ts';

/** A pay-per-use server has no expiry. Its judgement may change where an order begins or ends. */
export function timesOfServer({ billingMode, subscription }: Server): Times {
  if (billingMode !== 'yearly-monthly' || subscription === undefined)
    return { expiresOn: undefined, changesOn: [] };
  return { expiresOn: termOf(subscription).expiresOn, changesOn: turningDays(subscription) };
}

/** A domain's judgement may change on the day to which its real-name authentication is dated. */
export function timesOfDomain({ expiresOn, realName }: DomainFacts): Times {
  return { expiresOn, changesOn: realName?.verifiedOn === undefined ? [] : [realName.verifiedOn] };
}
