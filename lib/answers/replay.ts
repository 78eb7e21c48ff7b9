/** Stored results under another catalogue, as they are answered. */
import * as z from 'zod/mini';
import { ruleId } from '../findings/finding.ts';
import { RESULT_KINDS } from '../records/result.ts';
import { subject, verdict } from '../shapes/outcome.ts';
import { described, storedDay } from '../shapes/schema-parts.ts';
import { findingAnswer } from './finding.ts';
import { pageOf } from './page.ts';

const { outcome, severity, message, data } = findingAnswer.shape;
const seen = z.nullable(z.object({ outcome, severity, message, data }));

export const replayAnswer = z.object({
  resultId: z.string(),
  kind: z.enum(RESULT_KINDS),
  subject: z.string(),
  identical: described(z.boolean(), 'The whole judgement is the same, byte for byte.'),
  catalogue: z.object({ stored: z.string(), present: z.string() }),
  judgedFor: storedDay('The day of both judgements.'),
  verdict: z.object({
    stored: verdict,
    present: described(z.nullable(verdict), 'null: the request no longer fits.'),
  }),
  changes: z.array(
    z.object({
      rule: ruleId,
      subject,
      title: z.string(),
      decides: described(z.boolean(), 'The verdict changes, and this finding is part of why.'),
      stored: seen,
      present: seen,
    }),
  ),
  carriedOver: described(
    z.array(z.object({ rule: ruleId, subject })),
    'Findings of authorization codes, which stored requests carry masked.',
  ),
  notes: z.array(z.object({ id: z.string(), text: z.string() })),
});

export const impactAnswer = z.object({
  catalogue: described(z.string(), 'The present one.'),
  examined: described(z.int(), 'Results that this page looked at.'),
  unreadable: described(z.array(z.string()), 'Ids of results of an unknown schema.'),
  ...pageOf(replayAnswer).shape,
});
