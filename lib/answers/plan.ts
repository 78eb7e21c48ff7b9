/** A plan as it is answered: texts in the reader's language, waits with their sources. */
import * as z from 'zod/mini';
import { obstacle, plan, planAction } from '../plan/plan-shape.ts';
import { described } from '../shapes/schema-parts.ts';
import { questionAnswer, sourceMembers } from './finding.ts';

const { waits: _, ...actionMembers } = planAction.shape;

export const planActionAnswer = z.object({
  ...actionMembers,
  actor: z.object({ id: planAction.shape.actor, name: z.string() }),
  text: z.string(),
  wait: described(
    z.object({
      days: z.int(),
      workingDays: z.int(),
      for: z.array(z.object({ text: z.string(), source: z.object(sourceMembers) })),
    }),
    'What it costs in waiting: calendar days, then working days.',
  ),
});

export const planAnswer = described(
  z.object({
    ...plan.shape,
    text: z.string(),
    questions: described(z.array(questionAnswer), 'To answer first.'),
    actions: z.array(planActionAnswer),
    obstacles: z.array(z.object({ ...obstacle.shape, text: z.string() })),
  }),
  'The smallest set of actions that makes the application ready.',
);
