/** The bodies and queries of requests that make, revoke, redeem and release authorization codes. */
import * as z from 'zod/mini';
import { CODE_MIN_CHARACTERS, plainCode } from '../spellings/authorization-code.ts';
import { domainName } from './domain.ts';
import { fault, text } from './schema-parts.ts';

const CODE_CHARACTERS = 100;
const NOTE_CHARACTERS = 200;
const TENANT = /^[a-z0-9][a-z0-9-]{0,62}$/;

const code = z
  .string()
  .check(z.trim(), z.maxLength(CODE_CHARACTERS))
  .check(fault('authorization-code', (value) => plainCode(value).length >= CODE_MIN_CHARACTERS));

/** `POST /v1/servers/{serverId}/authorization-codes`: without `code` one is generated. */
export const codeIssue = z.strictObject({
  code: z.optional(code),
  grantedTo: z.optional(z.string().check(fault('tenant', (value) => TENANT.test(value)))),
  note: z.optional(text(NOTE_CHARACTERS)),
});

/** `POST /v1/redemptions`. A code that cannot be one is not found, as any other wrong code. */
export const redemption = z.strictObject({
  code: text(CODE_CHARACTERS),
  website: z.strictObject({ domain: domainName, name: z.optional(text()) }),
});

/** `POST /v1/redemptions/{id}/filing`. What a number must be is in `spellings/filing-number.ts`. */
export const filing = z.strictObject({ number: text(64) });

/** The query of `POST /v1/redemptions`. */
export const dryRunQuery = z.strictObject({ dryRun: z._default(z.enum(['true', 'false']), 'false') });
