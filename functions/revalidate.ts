/** Runs on a schedule: looks at every tracked server and domain that is due, and delivers the notices that follow. */

import { deployedLookingServices } from '../lib/http/services.ts';
import { createScheduleHandler } from '../lib/revalidate/schedule-handler.ts';

export const handler = createScheduleHandler(deployedLookingServices);
