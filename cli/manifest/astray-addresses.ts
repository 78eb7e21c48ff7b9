/** Addresses of Terraform in a manifest that no included file has: told as that, not as ids that are written badly. */
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import { closest } from '../closest.ts';
import type { Flaw, Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { READING } from '../texts/reading.ts';
import type { Composed } from './composed.ts';

/** How an address begins: with a module, as a data source, or with a type of resource. */
const BEGINS = /^(?:module\.|data\.|[a-z][a-z0-9]*_[a-z0-9_]+\.)/;
/** What no id has. */
const SIGN = /[^A-Za-z0-9._:-]/;
/** What a server must have; one that states it stands for itself, whatever its id looks like. */
const NEEDED = ['product', 'region', 'billingMode'];
/** For so many the address is looked for that was meant, among so many. */
const [MOST_LIKENED, MOST_ADDRESSES] = [20, 500];

type Astray = {
  flaws: Flaw[];
  /** Whether a fault says nothing beside them. */
  follows: NonNullable<Asked['follows']>;
};

/** Servers and backends that are stated by an address which no file has. */
export function astrayAddresses({ body, known }: Composed, own: (pointer: string) => Place): Astray {
  const flaws: Flaw[] = [];
  const pointers: string[] = [];
  const addresses = [...new Set(known.values())].slice(0, MOST_ADDRESSES);
  const tell = (name: string, at: string, where = at) => {
    flaws.push({ ...flawOf(name, flaws.length < MOST_LIKENED ? addresses : []), place: own(where) });
    pointers.push(at);
  };
  const isAstray = (name: string) => BEGINS.test(name) && !known.has(name);
  for (const [index, server] of list(body.servers).entries()) {
    const name = text(member(server, 'id')) ?? '';
    const isWhole = !SIGN.test(name) && NEEDED.every((each) => member(server, each) !== undefined);
    if (isObject(server) && isAstray(name) && !isWhole)
      tell(name, `#/servers/${index}`, `#/servers/${index}/id`);
  }
  for (const [index, routing] of list(body.routing).entries()) {
    const backends = list(member(member(routing, 'elb'), 'backendServerIds'));
    for (const [place, each] of backends.entries()) {
      const name = text(each) ?? '';
      if (isAstray(name) && SIGN.test(name)) tell(name, `#/routing/${index}/elb/backendServerIds/${place}`);
    }
  }
  return {
    flaws,
    follows: ({ pointer }) => pointers.some((each) => `${pointer}/`.startsWith(`${each}/`)),
  };
}

function flawOf(name: string, addresses: readonly string[]): Flaw {
  const meant = closest(name, addresses);
  if (meant === undefined) return { text: READING.noResource, values: { name } };
  return { text: READING.meantResource, values: { name, meant } };
}
