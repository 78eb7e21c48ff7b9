import type { Read } from './tasks.ts';

/** Of what nothing could be read. */
export const NOTHING: Read = {
  as: 'nothing',
  domains: [],
  websites: [],
  servers: [],
  routing: [],
  codes: [],
  evidence: [],
  faults: [],
};
