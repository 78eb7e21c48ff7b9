import { readFileSync } from 'node:fs';
import { type AttributeValue, ScanCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Send, tell } from '../scripts/docs/story.ts';
import { clientFor, LOCAL_TABLE } from '../scripts/local/table.ts';
import { openGateway } from '../testing/gateway.ts';
import { createWorld, type World } from '../testing/world.ts';

let world: World;
let gateway: Awaited<ReturnType<typeof openGateway>>;
beforeAll(async () => {
  world = await createWorld();
  gateway = await openGateway(world.services);
});
afterAll(async () => {
  await gateway.close();
  await world.close();
});

/** What docs/table.md says: the keys of each kind of item, and its attributes. */
const kinds = readFileSync('docs/table.md', 'utf8')
  .split('\n## ')
  .flatMap((section) => {
    const [, pk, sk] = /- key: `pk` `([^`]+)`, `sk` `([^`]+)`/.exec(section) ?? [];
    if (pk === undefined || sk === undefined) return [];
    const attributes = [...section.matchAll(/^\| `(\w+)` \|/gm)].map(([, name = '']) => name);
    const pattern = (key: string) => new RegExp(`^${key.replace(/<[^>]+>/g, '[^#]+')}$`);
    return [{ name: section.split('\n')[0] ?? '', pk: pattern(pk), sk: pattern(sk), attributes }];
  });
const KEYS = /^(pk|sk|(gsi1|gsi2|due)(pk|sk))$/;
/** Attributes that are named after what they hold, which the document tells in words. */
const NAMED = /^(e[kc][\w-]+|x[0-9A-Z]{26}|e_[a-z0-9-]+|g_[0-9A-Z]{26})$/;

async function itemsOfTheTable(): Promise<Record<string, AttributeValue>[]> {
  const { Items = [] } = await clientFor(world.table.endpoint ?? '').send(
    new ScanCommand({ TableName: LOCAL_TABLE }),
  );
  return Items;
}

it('docs/table.md tells every item that the API writes, with every attribute', async () => {
  const send: Send = async ({ method, path, query = '', body, headers, scope, token }, circumstance) => {
    if (circumstance !== undefined) return {};
    const bearer = await world.token({ tenant: 'a', scope: scope ?? 'read check codes redeem' });
    const answer = await fetch(`${gateway.address}${path}${query && `?${query}`}`, {
      method: method ?? (body === undefined ? 'GET' : 'POST'),
      headers: {
        'content-type': 'application/json',
        ...(token === null ? {} : { authorization: `Bearer ${bearer}` }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const text = await answer.text();
    return text.startsWith('{') ? JSON.parse(text) : {};
  };
  await tell(send);
  // The story stops tracking what it has tracked.
  await send({ path: '/v1/domain-checks', body: { name: 'example.cn' } });
  const [met, untold] = [new Set<string>(), new Set<string>()];
  for (const { pk, sk, ...attributes } of await itemsOfTheTable()) {
    const kind = kinds.find((each) => each.pk.test(pk?.S ?? '') && each.sk.test(sk?.S ?? ''));
    expect(kind, `${pk?.S} ${sk?.S}`).toBeDefined();
    met.add(kind?.name ?? '');
    for (const name of Object.keys(attributes))
      if (!KEYS.test(name) && !NAMED.test(name) && !kind?.attributes.includes(name))
        untold.add(`${kind?.name}: ${name}`);
  }
  expect([...untold]).toEqual([]);
  expect(met.size).toBeGreaterThan(10);
});
