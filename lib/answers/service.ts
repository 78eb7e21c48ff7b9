/** What the service tells of itself, and of requests that it refuses. */
import * as z from 'zod/mini';
import { severity, subject } from '../shapes/outcome.ts';
import { described } from '../shapes/schema-parts.ts';
import { constraint, sourceMembers } from './finding.ts';
import { wholeList } from './page.ts';

export const ruleAnswer = z.object({
  id: z.string(),
  subject: subject.shape.kind,
  severity,
  title: z.string(),
  fix: z.string(),
  constraint,
  constraints: z.readonly(z.array(constraint)),
  source: z.object(sourceMembers),
  facts: z.array(z.string()),
});

export const ruleList = z.object({ ...wholeList(ruleAnswer).shape, catalogue: z.string() });

export const health = z.object({ status: z.literal('ok'), catalogue: z.string() });

/** RFC 9457. */
export const problem = z.object({
  type: z.string().check(z.regex(/^urn:icp-preflight:problem:/)),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  requestId: z.string(),
  rule: described(z.optional(z.string()), 'The rule that refused.'),
  from: described(
    z.optional(z.nullable(z.string())),
    'Of illegal-transition: the state; null: no record yet.',
  ),
  allowed: described(z.optional(z.array(z.string())), 'Of illegal-transition: the states that can be next.'),
  errors: described(
    z.optional(z.array(z.object({ pointer: z.string(), detail: z.string() }))),
    'One for each fault that was found.',
  ),
  errorsOmitted: described(z.optional(z.int()), 'Faults beyond the first 1,000.'),
});
