/** The history of a code: who sees what of it, how long it gets, and in which order. */
import { monotonicFactory } from 'ulid';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { REFUSED_KEPT } from '../../lib/ledger/code-events.ts';
import { type LedgerLab, ledgerLab } from '../../testing/ledger-lab.ts';
import { createWorld, NOW } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

let lab: LedgerLab;
beforeEach(() => {
  world.clock.now = NOW;
  lab = ledgerLab(world);
});

const as = (tenant: string) => ({ tenant });
const times = (count: number) => Array.from({ length: count }, (_, index) => index);
type Event = Record<string, string>;
const inShort = ({ tenant = '?', action, outcome, reason, domain }: Event) =>
  [tenant, action, outcome, reason, domain].filter(Boolean).join(' ');

describe('a tenant to whom a code was granted', () => {
  it('sees its own attempts and the owner’s, and of others neither tenant nor domain', async () => {
    await lab.track();
    const { id, code } = (await lab.issue({ grantedTo: 'agency' })).body;
    await lab.track('ecs-9', as('stranger'));
    await lab.redeem(code, 'secret.cn', as('stranger'));
    await lab.issue({ code }, { id: 'ecs-9', ...as('stranger') });
    await lab.redeem(code, 'own.cn');
    const { body } = await lab.redeem(code, 'site.cn', as('agency'));
    await lab.redeem(code, 'again.cn', as('agency'));
    await lab.release(body.id, as('agency'));
    await lab.redeem(code, 'late.cn', as('stranger'));
    expect((await lab.history(id, as('agency'))).map(inShort)).toEqual([
      '? redeem refused code-not-found',
      'agency release done site.cn',
      'agency redeem refused code-already-redeemed again.cn',
      'agency redeem done site.cn',
      'acme redeem refused code-not-found own.cn',
      '? issue refused code-exists',
      '? redeem refused code-not-found',
      'acme issue done',
    ]);
    expect(JSON.stringify(await lab.history(id, as('agency')))).not.toMatch(/stranger|secret|late/);
    expect((await lab.history(id)).map(inShort)).toEqual([
      'stranger redeem refused code-not-found late.cn',
      'agency release done site.cn',
      'agency redeem refused code-already-redeemed again.cn',
      'agency redeem done site.cn',
      'acme redeem refused code-not-found own.cn',
      'stranger issue refused code-exists',
      'stranger redeem refused code-not-found secret.cn',
      'acme issue done',
    ]);
  });
});

describe('refused attempts', () => {
  it('of one code are bounded, and those of one tenant push out nobody else’s', async () => {
    await lab.track();
    const { id, code } = (await lab.issue()).body;
    await lab.redeem(code, 'a.cn');
    for (const index of times(5)) await lab.redeem(code, `b${index}.cn`);
    await lab.redeem(code, 'c.cn', as('other'));
    const before = lab.items.size;
    for (const index of times(300)) {
      world.clock.now += 1000;
      await lab.redeem(code, `x${index}.cn`, as('stranger'));
    }
    expect(lab.items.size).toBe(before);
    const events = await lab.history(id, {}, 7);
    expect(events.filter(({ outcome }) => outcome === 'refused')).toHaveLength(REFUSED_KEPT);
    const of = (tenant: string) =>
      events.filter((event) => event.tenant === tenant).map(({ domain }) => domain);
    expect(of('stranger')).toEqual(times(44).map((index) => `x${299 - index}.cn`));
    expect(of('other')).toEqual(['c.cn']);
    expect(of('acme')).toEqual(['b4.cn', 'b3.cn', 'b2.cn', 'b1.cn', 'b0.cn', 'a.cn', undefined]);
  });

  it('that came at once are bounded again by the next one', async () => {
    await lab.track();
    const { id, code } = (await lab.issue()).body;
    await lab.redeem(code, 'a.cn');
    await Promise.all(times(120).map((index) => lab.redeem(code, `x${index}.cn`, as(`t${index % 3}`))));
    await lab.redeem(code, 'last.cn', as('t1'));
    const refused = (await lab.history(id)).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(REFUSED_KEPT);
    expect(refused[0]).toMatchObject({ tenant: 't1', domain: 'last.cn' });
  });

  it('are told for as long as results are kept, and go with the next one; deeds stay', async () => {
    await lab.track();
    const { id, code } = (await lab.issue()).body;
    await lab.redeem(code, 'a.cn');
    await lab.redeem(code, 'old.cn', as('stranger'));
    const texts = () => JSON.stringify([...lab.items.values()]);
    const days = (count: number) => count * 86_400_000;
    world.clock.now += days(world.services.resultDays) - 1;
    expect((await lab.history(id)).map(({ domain }) => domain)).toContain('old.cn');
    world.clock.now += 1;
    expect((await lab.history(id)).map(inShort)).toEqual(['acme redeem done a.cn', 'acme issue done']);
    expect(texts()).toContain('old.cn');
    await lab.redeem(code, 'new.cn', as('other'));
    expect(texts()).not.toContain('old.cn');
    expect((await lab.history(id)).map(inShort)[0]).toBe('other redeem refused code-already-redeemed new.cn');
  });

  it.each([
    ['redeeming', async (code: Event) => lab.redeem(code.code ?? '', 'b.cn')],
    [
      'revoking',
      async (code: Event) => lab.send({ method: 'DELETE', path: `/v1/authorization-codes/${code.id}` }),
    ],
    ['releasing what is filed', async (_: Event, redemption: Event) => lab.release(redemption.id ?? '')],
    [
      'filing under another number',
      async (_: Event, redemption: Event) =>
        lab.post(`/v1/redemptions/${redemption.id}/filing`, { number: '粤ICP备12345678号-2' }),
    ],
  ] as const)('by %s make no item each', async (_, attempt) => {
    await lab.track();
    const code = (await lab.issue()).body;
    const redemption = (await lab.redeem(code.code, 'a.cn')).body;
    await lab.post(`/v1/redemptions/${redemption.id}/filing`, { number: '粤ICP备12345678号-1' });
    await attempt(code, redemption);
    const before = lab.items.size;
    for (const __ of times(80)) expect((await attempt(code, redemption)).status).toBe(409);
    expect(lab.items.size).toBe(before);
    const refused = (await lab.history(code.id)).filter(({ outcome }) => outcome === 'refused');
    expect(refused).toHaveLength(REFUSED_KEPT);
  });
});

describe('the order of a history', () => {
  it('is that of the deeds, however far the clocks of instances are behind', async () => {
    await lab.track();
    const { id, code } = (await lab.issue()).body;
    let steps = 0;
    /** Each step runs on an instance of its own, whose clock is an hour behind that of the step before. */
    const step = async <T>(run: () => Promise<T>): Promise<T> => {
      world.clock.now = NOW - ++steps * 3_600_000;
      world.services.newId = monotonicFactory();
      return run();
    };
    const first = await step(() => lab.redeem(code, 'a.cn'));
    await step(() => lab.redeem(code, 'b.cn', as('stranger')));
    await step(() => lab.release(first.body.id));
    const second = await step(() => lab.redeem(code, 'b.cn'));
    await step(() => lab.release(second.body.id));
    await step(() => lab.redeem(code, 'b.cn'));
    await step(() => lab.redeem(code, 'c.cn'));
    await step(() => lab.redeem(code, 'd.cn'));
    const expected = [
      'acme redeem refused code-already-redeemed d.cn',
      'acme redeem refused code-already-redeemed c.cn',
      'acme redeem done b.cn',
      'acme release done b.cn',
      'acme redeem done b.cn',
      'acme release done a.cn',
      'stranger redeem refused code-already-redeemed b.cn',
      'acme redeem done a.cn',
      'acme issue done',
    ];
    for (const limit of [1, 2, 4, 100])
      expect((await lab.history(id, {}, limit)).map(inShort), `pages of ${limit}`).toEqual(expected);
  });

  it('is that of the deeds also for filing and revoking', async () => {
    await lab.track();
    const [one, other] = [(await lab.issue()).body, (await lab.issue()).body];
    const made = (await lab.redeem(one.code, 'a.cn')).body;
    world.clock.now -= 3_600_000;
    world.services.newId = monotonicFactory();
    await lab.post(`/v1/redemptions/${made.id}/filing`, { number: '粤ICP备12345678号-1' });
    await lab.send({ method: 'DELETE', path: `/v1/authorization-codes/${other.id}` });
    expect((await lab.history(one.id)).map(({ action }) => action)).toEqual(['file', 'redeem', 'issue']);
    expect((await lab.history(other.id)).map(({ action }) => action)).toEqual(['revoke', 'issue']);
  });
});
