/** What is said of servers in a file of Terraform that are not read: nothing is wrong with them. */
import type { Inventory } from '../../lib/evidence/inventory/inventory.ts';
import type { Flaw } from '../failure.ts';
import { OTHER_SERVERS } from '../texts/terraform.ts';

/** So many are named; of more their number is told. */
const MOST_NAMED = 10;

/** One hint that names them; none where there are none. */
export function otherServersIn({ otherServers }: Pick<Inventory, 'otherServers'>, file: string): Flaw[] {
  const more = otherServers.length - MOST_NAMED;
  if (otherServers.length === 0) return [];
  const values = { addresses: otherServers.slice(0, MOST_NAMED), more };
  return [{ text: more > 0 ? OTHER_SERVERS.more : OTHER_SERVERS.all, values, place: { file } }];
}
