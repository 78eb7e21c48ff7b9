import { beforeAll, describe, expect, it } from 'vitest';
import { domain } from '../../testing/facts.ts';
import { bodies, useLab } from '../../testing/lab.ts';
import { NOW } from '../../testing/world.ts';

const lab = useLab();
const { send, refused } = lab;

describe('lists', () => {
  const tenant = 'lister';
  beforeAll(async () => {
    for (let index = 0; index < 45; index += 1) {
      lab.world.clock.now = NOW + index;
      const [path, body] = Object.entries(bodies)[index % 4] ?? ['', {}];
      expect((await send(path, { tenant, body })).status).toBe(201);
    }
    lab.world.clock.now = NOW;
  });
  const pages = async (query: string, limit: number) => {
    const ids: string[] = [];
    let cursor = '';
    do {
      const { body } = await send(`/v1/results?limit=${limit}${query}${cursor}`, { tenant });
      ids.push(...body.items.map(({ id }: { id: string }) => id));
      cursor = body.nextCursor === null ? '' : `&cursor=${body.nextCursor}`;
    } while (cursor !== '');
    return ids;
  };
  it('come newest first, whole and without repeats, whatever the page', async () => {
    const all = await pages('', 100);
    expect(all).toHaveLength(45);
    expect(all).toEqual([...all].sort().reverse());
    for (const limit of [1, 7, 45]) expect(await pages('', limit)).toEqual(all);
    expect((await send('/v1/results', { tenant })).body.items).toHaveLength(20);
  });
  it('can be narrowed to a kind, and to a subject in any spelling', async () => {
    expect(await pages('&kind=server-check', 5)).toHaveLength(11);
    expect(
      await pages(`&kind=domain-check&subject=${encodeURIComponent('https://WWW.HaitangJiaju.CN./')}`, 5),
    ).toHaveLength(12);
    expect(await pages(`&subject=${domain.name}`, 4)).toHaveLength(34);
    expect(await pages('&kind=server-check&subject=ecs-1', 50)).toHaveLength(11);
    expect(await pages('&subject=nobody', 50)).toEqual([]);
  });
  it('show summaries', async () => {
    const { body } = await send('/v1/results?limit=1&kind=domain-check', { tenant });
    expect(Object.keys(body.items[0])).toEqual([
      'id',
      'kind',
      'subject',
      'verdict',
      'catalogue',
      'evaluatedAt',
      'asOf',
    ]);
  });
  it("422 for a cursor that was altered, or is of another list or somebody else's", async () => {
    const { body } = await send('/v1/results?limit=1', { tenant });
    const cursor: string = body.nextCursor;
    const altered = `${cursor.startsWith('A') ? 'B' : 'A'}${cursor.slice(1)}`;
    for (const path of [
      `?cursor=${altered}`,
      `?cursor=${cursor}x`,
      `?cursor=x`,
      `?cursor=`,
      `?kind=assessment&cursor=${cursor}`,
      `?subject=a&cursor=${cursor}`,
    ]) {
      await refused(`/v1/results${path}`, { tenant }, [422, 'invalid-request']);
    }
    await refused(`/v1/results?cursor=${cursor}`, { tenant: 'acme' }, [422, 'invalid-request']);
    expect((await send(`/v1/results?limit=9&cursor=${cursor}`, { tenant })).status).toBe(200);
  });
  it.each([
    'limit=0',
    'limit=101',
    'limit=abc',
    'limit=1.5',
    'limit=-1',
    'limit=',
    'limit=1&limit=2',
    'kind=nothing',
    'subject=',
    'page=2',
  ])('422 for %s', async (query) => {
    await refused(`/v1/results?${query}`, { tenant }, [422, 'invalid-request']);
  });
});
