/** What each operation costs of a table, in calls: as the README tells. */
import { readFileSync } from 'node:fs';
import { afterAll, beforeEach, expect, it } from 'vitest';
import { type LedgerLab, ledgerLab } from '../../testing/ledger-lab.ts';
import { createWorld } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

let lab: LedgerLab;
let codes: { id: string; code: string }[];
beforeEach(async () => {
  lab = ledgerLab(world);
  world.clock.now += 120_000;
  await lab.track();
  codes = [(await lab.issue()).body, (await lab.issue()).body];
});

const told = new Map(
  [...readFileSync('README.md', 'utf8').matchAll(/^\| (\w[^|]*?) +\| (\d) +\| +\d* +\| +\d* +\|/gm)].map(
    ([, name = '', calls]) => [name, Number(calls)],
  ),
);
const [code, other] = [() => codes[0]?.code ?? '', () => codes[1]?.code ?? ''];
const keyed = { headers: { 'idempotency-key': 'k' } };
const made = async () => (await lab.redeem(code(), 'a.cn')).body.id;
const guess = () => lab.redeem('WRONG', 'a.cn');

it.each<[string, () => Promise<{ calls: number }>, number?]>([
  ['make a code', () => lab.issue()],
  ['make a code', () => lab.issue({}, keyed), 1],
  ['record a code', () => guess().then(() => lab.issue({ code: `HW-${world.clock.now}` }))],
  ['record a code', () => lab.issue({ code: `HW-${world.clock.now}` }), 1],
  ['redeem', () => lab.redeem(code(), 'a.cn')],
  ['redeem', () => lab.redeem(code(), 'a.cn', keyed), 1],
  ['redeem, refused', () => made().then(() => lab.redeem(code(), 'b.cn'))],
  ['redeem, refused', () => made().then(() => lab.redeem(other(), 'a.cn')), 1],
  ['a wrong code', () => guess().then(guess)],
  ['a wrong code', () => guess(), 1],
  ['try out', () => lab.redeem(code(), 'a.cn', { query: 'dryRun=true' })],
  ['release', () => made().then((id) => lab.release(id))],
  [
    'mark as filed',
    () => made().then((id) => lab.post(`/v1/redemptions/${id}/filing`, { number: '粤ICP备12345678号-1' })),
  ],
  [
    'mark as filed',
    () =>
      made().then((id) => lab.post(`/v1/redemptions/${id}/filing`, { number: '粤ICP备12345678号-1' }, keyed)),
    1,
  ],
  ['revoke', () => lab.send({ method: 'DELETE', path: `/v1/authorization-codes/${codes[0]?.id}` })],
  ['list the codes', () => lab.send({ path: '/v1/servers/ecs-1/authorization-codes' })],
])('%s: as many calls as the README tells', async (name, operation, more = 0) => {
  expect(told.get(name), name).toBeGreaterThan(0);
  expect((await operation()).calls).toBe((told.get(name) ?? 0) + more);
});
