import { expect, it } from 'vitest';
import { routesWithBody } from '../../testing/every-route.ts';
import { EXTREMES, jsonAt, LONG_TEXTS, placesOf } from '../../testing/extreme-json.ts';
import { createWorld } from '../../testing/world.ts';

it('whatever stands at any place of a body, as long as it can be, is refused as what is wrong with it', async () => {
  const world = await createWorld();
  const token = await world.token({ tenant: 'extreme', scope: 'read check codes redeem' });
  const wrong: string[] = [];
  for (const { api, method, path, schema } of await routesWithBody())
    for (const place of placesOf(schema))
      for (const [name, json] of Object.entries({ ...EXTREMES, ...LONG_TEXTS })) {
        const { status, text } = await world.call(api, { method, path, body: jsonAt(place, json), token });
        if (status < 400 || status >= 500 || text.length > 1_000_000)
          wrong.push(`${status} ${text.length} ${method} ${path} ${place.join('/')}: ${name}`);
      }
  await world.close();
  expect(wrong).toEqual([]);
});
