/** What tenants are told of what lapses: notices as they are queued and sent. */
import * as z from 'zod/mini';
import { described, instant, jsonOf } from './schema-parts.ts';

export const NOTICE_TYPES = [
  'server.expiring',
  'server.expired',
  'server.recovered',
  'domain.expiring',
  'domain.expired',
  'domain.recovered',
  'domain.changed',
  'website.at-risk',
  'filing.deadline',
] as const;
export type NoticeType = (typeof NOTICE_TYPES)[number];

/** Something that a tenant is told. `data` holds ids, days and domains: no names of people, no codes. */
export const notice = z.object({
  id: z.string(),
  tenant: z.string(),
  type: z.enum(NOTICE_TYPES),
  at: instant(),
  data: z.record(z.string(), z.unknown()),
});

/** The item of a notice on its way to one webhook. */
export const deliveryItem = z.object({
  pk: z.string(),
  sk: described(z.string(), 'The webhook.'),
  notice: jsonOf(notice),
  noticeAt: z.optional(instant('When it was queued.')),
  attempts: z._default(z.number(), 0),
  deliveredAt: z.optional(instant()),
  gaveUpAt: z.optional(instant()),
  expiresAt: described(z.optional(z.number()), 'Seconds; once it is delivered or given up.'),
  duesk: z.string(),
});

/** A notice with the id that every attempt to deliver it carries. */
export type NumberedNotice = z.infer<typeof notice>;
export type Notice = Omit<NumberedNotice, 'id'>;
