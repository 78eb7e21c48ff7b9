import { describe, expect, it } from 'vitest';
import { queryObject } from '../../lib/http/query.ts';
import { useLab } from '../../testing/lab.ts';

const { send, refused } = useLab();

/** A query that counts what is asked of it: `getAll` and `get` look through all of it. */
class CountingQuery extends URLSearchParams {
  looks = 0;
  override *[Symbol.iterator](): Generator<[string, string], undefined> {
    for (const pair of super[Symbol.iterator]()) {
      this.looks += 1;
      yield pair;
    }
    return undefined;
  }
  override getAll(name: string) {
    this.looks += this.size;
    return super.getAll(name);
  }
  override get(name: string) {
    this.looks += this.size;
    return super.get(name);
  }
  override keys() {
    this.looks += this.size;
    return super.keys();
  }
}

describe('a query', () => {
  it.each<[string, (index: number) => string]>([
    ['the same name', () => 'a'],
    ['names of their own', (index: number) => `n${index}`],
    ['two names in turn', (index: number) => `n${index % 2}`],
    ['no name', () => ''],
  ])('of many parameters is looked through once: %s', (_, nameOf) => {
    const query = new CountingQuery(
      Array.from({ length: 5_000 }, (__, index): [string, string] => [nameOf(index), `${index}`]),
    );
    const given = queryObject(query);
    expect(query.looks).toBe(5_000);
    expect(Object.values(given).flat()).toHaveLength(5_000);
  });

  it('gives a list for what comes more than once, in order, whatever it is called', () => {
    const given = queryObject(new URLSearchParams('a=1&b=2&a=3&__proto__=4&a=5&constructor=6&__proto__=7'));
    expect({ ...given }).toEqual({ a: ['1', '3', '5'], b: '2', ['__proto__']: ['4', '7'], constructor: '6' });
    expect(Object.getPrototypeOf(given)).toBeNull();
  });

  it('with a parameter that is not known, or comes twice, is refused', async () => {
    await refused('/v1/results?limit=1&limit=1', {}, [422, 'invalid-request']);
    await refused('/v1/servers/a?x=1', {}, [422, 'invalid-request']);
    await refused('/v1/redemptions?dryRun=yes', { body: {}, scope: 'redeem' }, [422, 'invalid-request']);
  });

  it('is passed over where a route looks at none', async () => {
    expect((await send('/v1/health?probe=1&probe=2', { token: null })).status).toBe(200);
  });
});
