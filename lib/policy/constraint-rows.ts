import type { Text } from '../texts.ts';
import data from './constraint-rows.json' with { type: 'json' };

/** A row of the constraints table, paraphrased: what the table calls its group, and what it asks for. */
type ConstraintRow = { id: string; row: Text; constraint: Text };

/** Every row, in the order of the table. For readers: rules know rows by their ids. */
export const CONSTRAINT_ROWS: readonly ConstraintRow[] = data.items;
