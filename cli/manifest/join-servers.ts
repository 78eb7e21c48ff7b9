/** Servers of an inventory, put where an application lacks them: each is the one that is stated by its id or by its address. */
import { type FoundServer, type Inventory, statedOf } from '../../lib/evidence/inventory/inventory.ts';
import { addressIdOf } from '../../lib/evidence/inventory/terraform-ids.ts';
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import { READING } from '../texts/reading.ts';
import { addOrComplete, type Composed, listIn, type Members, placesIn, serverKey } from './composed.ts';

/** Ids of servers in an application, by every name that they have in it or in a file. */
type ServerIds = ReadonlyMap<string, string>;
type FilePlace = { file: string; address: string };

/** Joins the servers of a file. */
export function joinServers(composed: Composed, { servers }: Inventory, file: string): ServerIds {
  const ids = new Map<string, string>();
  const places = placesIn(composed, 'servers', serverKey);
  for (const server of servers) {
    const names = [server.id, server.place, addressIdOf(server.place)];
    const found = names.flatMap((name) => places.get(name) ?? []);
    const at = found.length === 0 ? -1 : Math.min(...found);
    const place = { file, address: server.place };
    if (server.id === addressIdOf(server.place)) noteOther(composed, at, place);
    const index = addOrComplete(composed, 'servers', {
      item: statedOf(server),
      at,
      originOf: () => ({ place }),
    });
    if (server.unknown !== undefined) composed.unknown.set(`#/servers/${index}`, server.unknown);
    const id = nameInBody(composed, index, server);
    if (!places.has(id)) places.set(id, index);
    for (const name of names) {
      ids.set(name, id);
      composed.known.set(name, server.place);
    }
  }
  return ids;
}

/** A routing that names servers as the application does. */
export function withIds(routing: Members, ids: ServerIds): Members {
  const { elb } = routing;
  const backends = member(elb, 'backendServerIds');
  if (!isObject(elb) || !Array.isArray(backends)) return routing;
  const named = list(backends).map((each) => ids.get(text(each) ?? '') ?? each);
  return { ...routing, elb: { ...elb, backendServerIds: named } };
}

/** The id of a server in the body: one that is stated as Terraform prints an address becomes the id that is made of it. */
function nameInBody({ body }: Composed, index: number, { id, place }: FoundServer): string {
  const servers = listIn(body, 'servers');
  const stated = servers[index];
  const name = text(member(stated, 'id')) ?? id;
  if (name !== place || !isObject(stated)) return name;
  servers[index] = { ...stated, id: addressIdOf(place) };
  return addressIdOf(place);
}

/** Says that an earlier file has the server that stands at a place: they may be two, and one is judged. */
function noteOther({ body, origins, notes }: Composed, at: number, place: FilePlace): void {
  const stated = list(body.servers)[at];
  if (!isObject(stated)) return;
  const own = `#/servers/${at}`;
  const pointers = [own, ...Object.keys(stated).map((name) => `${own}/${name}`)];
  const [originOf] = pointers.flatMap((pointer) => origins.get(pointer) ?? []);
  const other = originOf?.('').place;
  if (other === undefined || 'option' in other || other.file === place.file) return;
  notes.push({ text: READING.sameAddress, values: { file: other.file }, place });
}
