/** A server: `POST /v1/server-checks`. */
import * as z from 'zod/mini';
import { LIMITS, TOTALS } from './limits.ts';
import {
  boundedList,
  day,
  evaluationMembers,
  fault,
  ipAddress,
  productName,
  regionName,
  text,
  total,
  unique,
} from './schema-parts.ts';

const subscription = z
  .strictObject({
    startsOn: z.optional(day),
    expiresOn: z.optional(day),
    orders: z.optional(
      boundedList(
        z.strictObject({ startsOn: z.optional(day), months: z.int().check(z.minimum(1), z.maximum(120)) }),
        LIMITS.orders,
      ).check(z.minLength(1)),
    ),
  })
  .check(
    fault('subscription-form', ({ startsOn, expiresOn, orders }) =>
      orders === undefined
        ? startsOn !== undefined && expiresOn !== undefined
        : startsOn === undefined && expiresOn === undefined,
    ),
    fault(
      'subscription-order',
      ({ startsOn, expiresOn }) => startsOn === undefined || expiresOn === undefined || startsOn <= expiresOn,
    ),
  );

export const serverMembers = {
  id: z.string().check(fault('server-id', (value) => /^[A-Za-z0-9][A-Za-z0-9._:-]{0,127}$/.test(value))),
  product: productName,
  region: regionName,
  billingMode: z.enum(['yearly-monthly', 'pay-per-use']),
  subscription: z.optional(subscription),
  eip: z.optional(z.nullable(z.strictObject({ address: ipAddress, region: z.optional(regionName) }))),
  filingsUsed: z.optional(z.int().check(z.minimum(0), z.maximum(1000))),
  alsoServes: z.optional(boundedList(text(), LIMITS.otherEntities)),
};
const server = z.strictObject(serverMembers);
/** A server's facts as they come back from the table. */
export const storedServer = z.object(serverMembers);

export const servers = boundedList(server, LIMITS.servers).check(
  unique('server-repeated', (item) => item.id),
  total('total-orders', TOTALS.orders, ({ subscription }) => subscription?.orders?.length ?? 0),
  total('total-other-entities', TOTALS.otherEntities, ({ alsoServes = [] }) => alsoServes.length),
);

/** `POST /v1/server-checks` */
export const serverCheck = z.strictObject({ ...serverMembers, ...evaluationMembers });

export type Subscription = z.infer<typeof subscription>;
export type Server = z.infer<typeof server>;
