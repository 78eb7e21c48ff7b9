/**
 * Tells of the time limits of filings that end or come near. Notices are queued first and then noted: a run that dies
 * in between does it again under the same ids, and finds them queued.
 */
import { filingDeadlines, watchAt } from '../filings/filing-deadlines.ts';
import type { Notice } from '../shapes/notice.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { readFiling, type StoredFiling, writeFiling } from '../store/filings.ts';
import { wants } from '../store/webhooks.ts';
import { derivedId } from '../table/ids.ts';
import type { Item } from '../table/table.ts';
import type { Look, Run } from './run-types.ts';

/** Looks at a filing whose deadlines are due. Throws if it is not in order, or the table fails. */
export async function lookAtFiling(run: Run, row: Item): Promise<Look> {
  const table = run.tables.current();
  const stored = await readFiling(table, { pk: String(row.pk), sk: String(row.sk) });
  // The index lags: it was watched, moved or deleted since.
  if (stored === undefined || stored.duesk !== row.duesk) return 'lost';
  await tell(run, stored);
  const filing = { ...stored.filing, watchedAt: new Date(run.at).toISOString() };
  const written = { tenant: stored.tenant, filing, dueAt: watchAt(filing) };
  return (await writeFiling(table, written, stored)) ? 'unchanged' : 'lost';
}

/** Queues a notice of the limits that run, for every webhook that wants it. */
async function tell(run: Run, { tenant, filing, seq }: StoredFiling): Promise<void> {
  const deadlines = filingDeadlines(filing, run.at);
  if (deadlines.length === 0) return;
  const { domain, state, order, sinceAt, watchedAt } = filing;
  const notice: Notice = {
    tenant,
    type: 'filing.deadline',
    at: new Date(run.at).toISOString(),
    data: { domain, state, ...(order === undefined ? {} : { order }), deadlines },
  };
  // What was told since the last write of the filing is told once, however often it is put off.
  const id = derivedId(Math.max(0, Date.parse(watchedAt ?? sinceAt)), `${tenant} ${domain} ${seq}`);
  const now = run.services.now();
  for (const webhook of await run.tables.webhooksOf(tenant)) {
    if (!wants(webhook, notice.type)) continue;
    await queueDelivery(run.tables.current(), { notice: { ...notice, id }, webhookId: webhook.id, now });
  }
}
