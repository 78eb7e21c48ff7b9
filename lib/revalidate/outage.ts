import { Problem } from '../errors.ts';

/** Whether the table did not answer: no fault of the record or the notice at hand. */
export function isOutage(error: unknown): boolean {
  return error instanceof Problem && error.problem === 'table-unavailable';
}
