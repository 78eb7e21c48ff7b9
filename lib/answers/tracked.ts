/** Tracked servers and domains as they are answered. */
import * as z from 'zod/mini';
import { verdict } from '../shapes/outcome.ts';
import { anyObject, described, instant, storedDay } from '../shapes/schema-parts.ts';
import { trackedStatus } from '../shapes/tracked.ts';
import { pageOf } from './page.ts';

const count = z.int().check(z.minimum(0));
const members = {
  id: z.string(),
  status: described(z.clone(trackedStatus), 'As of the last check or scheduled look.'),
  verdict,
  expiresOn: described(z.nullable(storedDay()), 'The last day; null if none is known.'),
  daysLeft: described(z.nullable(z.int()), 'To the last day; negative after it.'),
  nextCheckAt: instant('When it is looked at again, at the next scheduled run after it.'),
  resultId: described(z.string(), 'The result that says so: GET /v1/results/{id}.'),
  facts: anyObject('As the last check was told them.'),
};

export const trackedServer = z.object({
  ...members,
  codes: z.object({ limit: count, issued: count, redeemed: count, available: count }),
  dependents: described(
    z.array(z.string()),
    'Domains of the websites that it verified: if it lapses, these go dark.',
  ),
});
export const trackedDomain = z.object(members);

export const trackedServerList = pageOf(trackedServer);
export const trackedDomainList = pageOf(trackedDomain);
