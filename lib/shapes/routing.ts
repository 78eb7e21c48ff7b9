/** Where a domain points, and what verifies it: `POST /v1/routing-advice`. */
import * as z from 'zod/mini';
import { plainCode } from '../spellings/authorization-code.ts';
import { hostName } from './domain.ts';
import { LIMITS, TOTALS } from './limits.ts';
import {
  boundedList,
  evaluationMembers,
  ipAddress,
  regionName,
  text,
  total,
  unique,
} from './schema-parts.ts';
import { serverMembers, servers } from './server.ts';

export const authorizationCodes = z.optional(
  boundedList(z.strictObject({ code: text(100) }), LIMITS.codes).check(unique('code-repeated', codeKeyOf)),
);

const routingMembers = {
  domain: hostName,
  filing: z.strictObject({
    status: z.enum(['none', 'in-progress', 'filed', 'filed-elsewhere']),
    number: z.optional(text(64)),
  }),
  authorizationCodes,
  elb: z.optional(
    z.strictObject({
      address: ipAddress,
      region: regionName,
      backendServerIds: boundedList(serverMembers.id, LIMITS.servers),
    }),
  ),
  cdn: z.optional(
    z.strictObject({
      serviceArea: z.enum(['mainland-china', 'outside-mainland-china', 'global']),
      cname: z.optional(domainHost()),
    }),
  ),
  dns: z.optional(
    boundedList(
      z.strictObject({
        type: z.enum(['A', 'AAAA', 'CNAME']),
        value: z.string().check(z.trim(), z.minLength(1), z.maxLength(253)),
      }),
      LIMITS.records,
    ),
  ),
};

/** Routings of several domains. */
export const routings = boundedList(z.strictObject(routingMembers), LIMITS.routings).check(
  total('total-backends', TOTALS.backends, ({ elb }) => elb?.backendServerIds.length ?? 0),
  total('total-records', TOTALS.records, ({ dns = [] }) => dns.length),
  total('total-codes', TOTALS.codesOfRoutings, ({ authorizationCodes: codes = [] }) => codes.length),
);

/** `POST /v1/routing-advice` */
export const routingAdvice = z.strictObject({
  ...routingMembers,
  servers,
  ...evaluationMembers,
  lookUp: z.optional(z.boolean()),
});

export type RoutingAdvice = z.infer<typeof routingAdvice>;
export type Routing = Omit<RoutingAdvice, 'servers' | 'asOf' | 'track' | 'lookUp'>;
export type GivenCode = { code: string };

/** What is the same for every spelling of a code. */
export function codeKeyOf({ code }: GivenCode): string {
  return plainCode(code) || code;
}

/** A host name of any depth, in A-labels: what a CNAME points at. */
function domainHost() {
  return z.pipe(
    z.string().check(z.trim(), z.maxLength(253)),
    z.transform((value: string, context) => {
      const lower = value.toLowerCase().replace(/\.$/, '');
      if (/^[a-z0-9_-]{1,63}(\.[a-z0-9_-]{1,63})+$/.test(lower)) return lower;
      context.issues.push({ code: 'custom', input: value, message: 'host-name' });
      return value;
    }),
  );
}
