import * as z from 'zod/mini';
import { domainName } from './domain.ts';
import { LIMITS } from './limits.ts';
import { boundedList, evaluationMembers, text, unique } from './schema-parts.ts';
import { serverMembers, servers } from './server.ts';

const website = z.strictObject({ domain: domainName, entity: text(), name: z.optional(text()) });

/** `POST /v1/allocations`: websites by their entity, and what there is to verify them with. */
export const allocationRequest = z.strictObject({
  websites: boundedList(website, LIMITS.websites).check(
    z.minLength(1),
    unique('domain-repeated', ({ domain }) => domain),
  ),
  servers,
  authorizationCodes: z.optional(
    boundedList(z.strictObject({ code: text(100), serverId: serverMembers.id }), LIMITS.codes).check(
      unique('code-repeated', ({ code }) => code),
    ),
  ),
  ...evaluationMembers,
});

export type AllocationRequest = z.infer<typeof allocationRequest>;
