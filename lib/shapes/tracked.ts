/** What is tracked, as it is stored. */
import * as z from 'zod/mini';

export const TRACKED_STATUSES = ['ok', 'expiring', 'expired', 'not-ready'] as const;
export type TrackedStatus = (typeof TRACKED_STATUSES)[number];

export const trackedStatus = z.enum(TRACKED_STATUSES);
