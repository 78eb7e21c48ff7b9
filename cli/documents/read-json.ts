import { parseJson } from '../../lib/evidence/json.ts';
import { Failure } from '../failure.ts';
import { INVENTORY } from '../texts/inventory.ts';

/** What a file in JSON holds. Throws a failure that names the place where it is malformed, or nested too deeply. */
export function readJson(file: string, text: string): unknown {
  const parsed = parseJson(text);
  if ('value' in parsed) return parsed.value;
  const { reason, ...place } = parsed;
  throw new Failure({ text: INVENTORY[reason], place: { file, ...place } });
}
