/** The servers of a plan or a state by themselves, where no manifest says what they are for. */
import { statedOf } from '../../lib/evidence/inventory/inventory.ts';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import { terraformText } from '../documents/open-document.ts';
import type { Flaw } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { INVENTORY } from '../texts/inventory.ts';
import type { World } from '../world.ts';
import { notKnown } from './not-known.ts';
import { otherServersIn } from './other-servers.ts';
import { remarksOn } from './remarks.ts';

type FoundServers = { asked: (Asked | Flaw)[]; hints: Flaw[] };

/** A check of each server of a file, what of the file cannot be read, that there is none, and what is said of servers that are not read. */
export async function serversOf(file: string, world: World): Promise<FoundServers> {
  const source = await terraformText(file, world);
  const inventory = readTerraform(source);
  const asked = inventory.servers.map(
    (server): Asked => ({
      kind: 'server-check',
      title: file,
      body: statedOf(server),
      placeAt: () => ({ file, address: server.place }),
      tellAs: ({ pointer }) => notKnown(server.unknown ?? [], pointer.slice(2)),
      remarks: (result, language) => remarksOn({ file, source }, result, language),
    }),
  );
  const flaws = firstFlaws(flawsOf(inventory, file), file);
  const none = { text: INVENTORY['no-servers'], place: { file } };
  const nothing = asked.length === 0 && flaws.length === 0 ? [none] : [];
  return { asked: [...flaws, ...nothing, ...asked], hints: otherServersIn(inventory, file) };
}
