import type { Services } from '../http/services.ts';
import type { Webhook } from '../shapes/chosen.ts';
import { listWebhooks } from '../store/webhooks.ts';
import type { Table } from '../table/table.ts';

/** The table of a run. A page at a time gets one, with a deadline of its own, so that nothing gathers in a long run. */
export type RunTables = {
  renew: () => Table;
  current: () => Table;
  calls: () => number;
  /** A tenant's webhooks, read once, and again if a run meets very many tenants. */
  webhooksOf: (tenant: string) => Promise<readonly Webhook[]>;
};

const PAGE_MS = 120_000;
const ANSWER_MS = 500;
const TENANTS_KEPT = 1_000;

/** The tables of a run, each with the time that its work may take of what remains. */
export function openTables(services: Services, remainingMs: () => number): RunTables {
  let callsBefore = 0;
  let table = open();
  const known = new Map<string, Promise<readonly Webhook[]>>();

  function open(): Table {
    return services.tableFor(Math.max(100, Math.min(PAGE_MS, remainingMs() - ANSWER_MS)));
  }

  return {
    current: () => table,
    calls: () => callsBefore + table.calls(),
    renew() {
      callsBefore += table.calls();
      table = open();
      return table;
    },
    webhooksOf(tenant) {
      let webhooks = known.get(tenant);
      if (webhooks === undefined) {
        if (known.size >= TENANTS_KEPT) known.clear();
        webhooks = listWebhooks(table, tenant);
        known.set(tenant, webhooks);
        // Whoever waits for it is told; the next one asks again.
        webhooks.catch(() => known.delete(tenant));
      }
      return webhooks;
    },
  };
}
