/** A finding and a question as they are answered: with texts in the reader's language. */
import * as z from 'zod/mini';
import { finding, openQuestion, section } from '../findings/finding.ts';
import { CONSTRAINT_IDS } from '../policy/constraints.ts';
import { data } from '../shapes/outcome.ts';
import { described } from '../shapes/schema-parts.ts';

const confidence = z.enum(['normative', 'high', 'medium', 'low']);
/** A document, and how far it is trusted. */
export const sourceMembers = {
  document: z.string(),
  address: z.optional(z.string()),
  updatedOn: described(z.string(), 'As far as the document tells it.'),
  confidence,
};
export const constraint = described(z.enum(CONSTRAINT_IDS), 'A row of the constraints table.');
export const sourceAnswer = z.object({ constraint, ...sourceMembers });

const { rule, subject, outcome, severity } = finding.shape;

export const findingAnswer = z.object({
  rule,
  subject,
  outcome,
  severity,
  title: z.string(),
  message: z.string(),
  fix: described(z.optional(z.string()), 'What mends it; of an unknown finding, what decides it.'),
  data: described(z.clone(data), 'What it was found on.'),
  source: sourceAnswer,
});

export const questionAnswer = z.object({ ...openQuestion.shape, question: z.string() });

export const sectionAnswer = z.object({
  ...section.shape,
  findings: described(z.array(z.int()), 'The positions of its findings in `findings` of the answer, from 0.'),
});
