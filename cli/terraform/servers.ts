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

/** What is asked of a file, or told of it; what is said of servers that are not read. */
type FoundServers = { file: string; asked: (Asked | Flaw)[]; hints: Flaw[] };

/** A check of each server of files, what of these cannot be read, and that there is no server. */
export async function serversOf(files: readonly string[], world: World): Promise<FoundServers[]> {
  const found: FoundServers[] = [];
  for (const file of files) found.push(await serversIn(file, world));
  const isNothing = found.every(({ asked }) => asked.length === 0);
  return found.map((each) => (each.asked.length > 0 ? each : withoutServers(each, isNothing)));
}

/** That a file has no server is a failure where nothing at all is judged. */
function withoutServers({ file, hints }: FoundServers, isNothing: boolean): FoundServers {
  const place = { file };
  if (isNothing) return { file, asked: [{ text: INVENTORY['no-servers'], place }], hints };
  return { file, asked: [], hints: [{ text: INVENTORY['no-servers-in-it'], place }, ...hints] };
}

async function serversIn(file: string, world: World): Promise<FoundServers> {
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
  return { file, asked: [...flaws, ...asked], hints: otherServersIn(inventory, file) };
}
