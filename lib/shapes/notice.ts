/** What tenants are told of what lapses: notices as they are queued and sent. */
import * as z from 'zod/mini';
import { instant } from './schema-parts.ts';

export const NOTICE_TYPES = [
  'server.expiring',
  'server.expired',
  'server.recovered',
  'domain.expiring',
  'domain.expired',
  'domain.recovered',
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
