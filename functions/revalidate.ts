/** Runs on a schedule: looks at every tracked server and domain that is due, and delivers the notices that follow. */
import { createScheduleHandler } from '../lib/http/schedule-handler.ts';
import { deployedServices } from '../lib/services.ts';

export const handler = createScheduleHandler(deployedServices);
