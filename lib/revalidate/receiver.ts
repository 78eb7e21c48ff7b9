/** How a receiver of notices is doing, in a run and in its webhook: who fails for long is disabled, who takes messages again is well. */
import type { Webhook } from '../shapes/chosen.ts';
import { noteFailure, noteRecovery, WELL } from '../store/webhooks.ts';
import type { Run } from './run-types.ts';

/** A receiver in this run: its webhook as it was read, whether it failed, and the time that it took. */
export type Receiver = { webhook: Webhook | undefined; failed: boolean; spentMs: number };

/** A webhook that took nothing for so long, and at so many runs, is disabled. */
const DISABLE_AFTER_MS = 3 * 24 * 60 * 60_000;
const DISABLE_AFTER_FAILURES = 6;

type FailedPost = {
  tenant: string;
  webhook: Webhook;
  notice: string;
  reason: string;
  gone: boolean;
  now: number;
};

/** Notes that a receiver took no message, once in a run. `gone`: it wants no more; `now` in milliseconds. */
export async function tellFailure(
  run: Run,
  receiver: Receiver,
  { tenant, webhook, notice, reason, gone, now }: FailedPost,
): Promise<void> {
  if (receiver.failed) return;
  receiver.failed = true;
  const at = new Date(now).toISOString();
  const { failingSince = at, failures } = webhook;
  const isPersistent =
    now - Date.parse(failingSince) >= DISABLE_AFTER_MS && failures + 1 >= DISABLE_AFTER_FAILURES;
  const disable = gone || isPersistent;
  run.services.log({ function: 'revalidate', tenant, webhook: webhook.id, notice, reason, disable });
  await noteFailure(run.tables.current(), tenant, { webhook, reason, at, disable });
}

/** Notes that a receiver that had failed takes messages again, once. */
export async function tellRecovery(run: Run, receiver: Receiver, tenant: string): Promise<void> {
  const { webhook } = receiver;
  if (webhook?.failingSince === undefined) return;
  receiver.webhook = { ...webhook, ...WELL };
  await noteRecovery(run.tables.current(), tenant, webhook);
}
