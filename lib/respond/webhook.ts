import type { Answer } from '../answers/named.ts';
import type { Webhook } from '../shapes/chosen.ts';
import type { Language } from '../texts.ts';
import { fill } from './fill.ts';
import { REASONS, STATUS } from './texts/webhook.ts';

/** A webhook as it is answered: never with its secret. */
export function renderWebhook(webhook: Webhook, language: Language): Answer<'Webhook'> {
  const { id, url, events, failingSince: since, failingReason: reason = '', ...rest } = webhook;
  const { disabledAt, createdAt, changedAt } = rest;
  return {
    id,
    url,
    events: events ?? null,
    status: disabledAt !== undefined ? 'disabled' : since !== undefined ? 'failing' : 'enabled',
    failing: since === undefined ? null : { since, reason, text: reasonText(reason, language) },
    disabledAt: disabledAt ?? null,
    createdAt,
    changedAt,
  };
}

function reasonText(reason: string, language: Language): string {
  const text = REASONS[reason];
  return text === undefined
    ? fill(STATUS, { status: reason.replace('status-', '') }, language)
    : text[language];
}
