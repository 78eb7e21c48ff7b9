/**
 * Tells of the time limits of filings that end or come near. Notices are queued first and then noted: a run that dies
 * in between does it again under the same ids, and finds them queued.
 */
import { filingDeadlines } from '../filings/filing-deadlines.ts';
import { queueDelivery } from '../store/deliveries.ts';
import { type DueFiling, listFilingsDue, markFilingWatched } from '../store/filings.ts';
import { wants } from '../store/webhooks.ts';
import { derivedId } from '../table/keys.ts';
import type { Notice } from '../tracking/notices.ts';
import { forEachAtOnce } from './at-once.ts';
import { isOutage } from './outage.ts';
import type { Run, ShardWork } from './run.ts';

const PAGE = 100;
const AT_ONCE = 16;

/** Looks at the filings of a shard whose deadlines are due. One bad filing stops nothing, and stays due. */
export async function watchFilings(
  run: Run,
  shard: number,
  { counts, goOn, outage }: ShardWork,
): Promise<void> {
  let after: string | undefined;
  do {
    const page = await listFilingsDue(run.tables.renew(), { shard, now: run.at, after, limit: PAGE });
    for (const record of page.unreadable) {
      counts.failed += 1;
      run.services.log({ function: 'revalidate', record, error: 'unreadable' });
    }
    counts.remaining += await forEachAtOnce(page.due, {
      width: AT_ONCE,
      goOn,
      work: async (due) => {
        try {
          counts[(await tell(run, due)) ? 'unchanged' : 'lost'] += 1;
        } catch (error) {
          if (isOutage(error)) return outage();
          counts.failed += 1;
          const name = error instanceof Error ? error.name : typeof error;
          run.services.log({
            function: 'revalidate',
            tenant: due.tenant,
            filing: due.filing.domain,
            error: name,
          });
        }
      },
    });
    after = page.next;
  } while (after !== undefined && goOn());
}

/** False if the filing was changed meanwhile: it is due still, with what is so then. */
async function tell(run: Run, due: DueFiling): Promise<boolean> {
  const { tenant, filing, dueAt, seq } = due;
  const deadlines = filingDeadlines(filing, run.at);
  const notice: Notice = {
    tenant,
    type: 'filing.deadline',
    at: new Date(run.at).toISOString(),
    data: { domain: filing.domain, state: filing.state, deadlines },
  };
  const id = derivedId(Date.parse(dueAt), `${tenant} ${filing.domain} ${seq} ${dueAt}`);
  const table = run.tables.current();
  if (deadlines.length > 0) {
    for (const webhook of await run.tables.webhooksOf(tenant)) {
      if (!wants(webhook, notice.type)) continue;
      await queueDelivery(table, {
        notice: { ...notice, id },
        webhookId: webhook.id,
        now: run.services.now(),
      });
    }
  }
  return markFilingWatched(table, due, run.at);
}
