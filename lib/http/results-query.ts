import * as z from 'zod/mini';
import { RESULT_KINDS } from '../records/result.ts';
import { page } from '../shapes/page.ts';
import { parseDomainName } from '../spellings/domain-name.ts';

const filtered = z.strictObject({
  ...page,
  kind: z.optional(z.enum(RESULT_KINDS)),
  subject: z.optional(z.string().check(z.trim(), z.minLength(1), z.maxLength(2048))),
});

/** The query of `GET /v1/results`. A domain may be spelled in any way where the kind says that it is one. */
export const resultsQuery = z.pipe(
  filtered,
  z.transform((query: z.infer<typeof filtered>) => {
    const { kind, subject } = query;
    if (subject === undefined || kind === undefined || kind === 'server-check') return query;
    const domain = parseDomainName(subject);
    return typeof domain === 'object' ? { ...query, subject: domain.name } : query;
  }),
);

/** The query of `GET /v1/impact`: `changes=any` asks for findings that changed while the verdict did not. */
export const impactQuery = z.strictObject({
  ...page,
  kind: z.optional(z.enum(RESULT_KINDS)),
  changes: z._default(z.enum(['verdict', 'any']), 'verdict'),
});
