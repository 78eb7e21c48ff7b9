import type { Services } from '../http/services.ts';
import type { Outages } from './outage.ts';
import type { RunTables } from './run-tables.ts';
import type { Watch } from './watch.ts';

/** What a run is asked: when (milliseconds; `asOf` as the caller gave it), which shards, and how long it may take. */
export type RunRequest = {
  at: number;
  asOf: string | null;
  shards: readonly number[] | undefined;
  remainingMs: () => number;
  /** By which its lines in the log, and the notices that it sends, are known. */
  requestId: string;
};

/** A run under way. */
export type Run = Omit<RunRequest, 'shards'> & {
  /** The day in Shanghai that records are judged for. */
  today: string;
  services: Services;
  tables: RunTables;
  outages: Outages;
  /** What registries and resolvers say, where look-ups are on. */
  watch: Watch;
};

/**
 * How a look ended. `lost`: another run or a caller was faster. `handed-over`: an earlier run's notices were. `put-off`: its
 * registry could not tell, and is asked again later. `remaining`: there was no time for its registry, and it stays due.
 */
export type Look = 'changed' | 'unchanged' | 'lost' | 'handed-over' | 'put-off' | 'remaining';
