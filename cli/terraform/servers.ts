/** The servers of a plan or a state by themselves, where no manifest says what they are for. */
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { firstFlaws } from '../documents/first-flaws.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import { terraformText } from '../documents/open-document.ts';
import type { Flaw } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { serverOf } from '../manifest/join-servers.ts';
import type { World } from '../world.ts';
import { remarksOn } from './remarks.ts';

/** A check of each server of a file, and what of the file cannot be read. */
export async function serversOf(file: string, world: World): Promise<(Asked | Flaw)[]> {
  const source = await terraformText(file, world);
  const inventory = readTerraform(source);
  const asked = inventory.servers.map(
    (server): Asked => ({
      kind: 'server-check',
      title: file,
      body: serverOf(server),
      placeAt: () => ({ file, address: server.place }),
      remarks: (result, language) => remarksOn({ file, source }, result, language),
    }),
  );
  return [...firstFlaws(flawsOf(inventory, file), file), ...asked];
}
