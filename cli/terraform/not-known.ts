/** Of facts without which no server is judged that a plan does not know them yet. */
import type { Flaw } from '../failure.ts';
import { NOT_KNOWN } from '../texts/terraform.ts';

/** What they are read of. */
const READ_OF: { readonly [member: string]: readonly string[] } = {
  product: ['flavor_id', 'flavor_name'],
  region: ['region'],
  billingMode: ['charging_mode'],
};

/** How the want of a server's member is told; undefined where it is not for what a plan does not know. */
export function notKnown(
  unknown: readonly string[],
  member: string,
): Pick<Flaw, 'text' | 'values'> | undefined {
  const attribute = unknown.find((each) => READ_OF[member]?.includes(each));
  return attribute === undefined ? undefined : { text: NOT_KNOWN, values: { attribute } };
}
