import { afterAll, beforeAll, expect, it } from 'vitest';
import { api } from '../functions/check-domain.ts';
import { domain, entity } from './support/facts.ts';
import { createWorld, type World } from './support/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());
it('judges a good domain ready', async () => {
  const answer = await world.call(api, { path: '/v1/domain-checks', body: { ...domain, entity } });
  expect(answer.status).toBe(201);
  expect(answer.body.verdict).toBe('ready');
});
