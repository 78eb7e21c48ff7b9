/** What is in an account of AWS, as `read_account.py` tells it. */
import * as z from 'zod/mini';

const any = z.unknown();
const named = z.record(z.string(), any);

/** A statement of a policy; members other than these are kept, so that they are seen. */
const statement = z.looseObject({ Effect: z.string(), Action: z.optional(any), Resource: z.optional(any) });
const policy = z.object({ Statement: z.array(statement) });

const role = z.object({
  arn: z.string(),
  trust: policy,
  policies: z.array(policy),
  attached: z.array(z.string()),
});

const deployedFunction = z.object({
  name: z.string(),
  role: z.string(),
  /** The hash of the zip. */
  code: z.string(),
  settings: named,
  concurrency: z.nullable(z.number()),
  callers: z.array(statement),
});

const schedule = z.object({
  arn: z.string(),
  rate: z.nullable(z.string()),
  state: z.string(),
  targets: z.array(z.object({ arn: z.string(), input: z.nullable(z.string()) })),
});

const table = z.object({
  arn: z.string(),
  name: z.string(),
  billing: z.string(),
  keys: any,
  attributes: any,
  indexes: any,
  stream: any,
  deletionProtection: z.boolean(),
});

export const account = z.object({
  functions: z.array(deployedFunction),
  roles: z.array(role),
  logGroups: z.array(z.object({ arn: z.string(), name: z.string(), days: z.nullable(z.number()) })),
  schedules: z.array(schedule),
  queues: z.array(z.object({ arn: z.string(), retentionSeconds: z.number(), encrypted: z.boolean() })),
  tables: z.array(table),
  buckets: z.array(z.string()),
  dashboards: z.array(z.string()),
  /** The types of the stack's resources, by their names in the template; empty for what moto makes nothing of. */
  resources: z.record(z.string(), z.string()),
});

export type Account = z.infer<typeof account>;
export type Role = z.infer<typeof role>;
