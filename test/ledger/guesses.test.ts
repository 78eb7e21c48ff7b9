/** Wherever a code can be guessed: what is told, what it costs, and how often. */
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import type { Table } from '../../lib/table/table.ts';
import { type LedgerLab, ledgerLab, refusal } from '../../testing/ledger-lab.ts';
import { createWorld, NOW } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

let lab: LedgerLab;
beforeEach(() => {
  world.clock.now = NOW;
  lab = ledgerLab(world);
});

const as = (tenant: string) => ({ tenant });
const dryRun = { query: 'dryRun=true' };
const times = (count: number) => Array.from({ length: count }, (_, index) => index);

/** Servers of a tenant, so many that it does not run out of slots. */
async function trackServers(tenant: string, count: number) {
  for (const index of times(count)) await lab.track(`ecs-${index}`, as(tenant));
}

describe('a tenant has ten guesses a minute', () => {
  it('by recording codes of others', async () => {
    await lab.track();
    const codes = [];
    for (const _ of times(5)) codes.push((await lab.issue()).body.code);
    await lab.track('ecs-9', as('thief'));
    const answers = [];
    for (const index of times(14))
      answers.push(await lab.issue({ code: codes[index % 5] }, { id: 'ecs-9', ...as('thief') }));
    expect(answers.slice(0, 10).map(refusal)).toEqual(times(10).map(() => '409 code-exists'));
    expect(answers.slice(10).map(refusal)).toEqual(times(4).map(() => '429 too-many-attempts'));
    expect(answers[10]?.headers['retry-after']).toBe('60');
    world.clock.now += 60_000;
    expect(refusal(await lab.issue({ code: codes[0] }, { id: 'ecs-9', ...as('thief') }))).toBe(
      '409 code-exists',
    );
  });

  it('by recording codes that nobody has: four characters, one after the other, on server after server', async () => {
    await trackServers('thief', 4);
    const answers = [];
    for (const index of times(16))
      answers.push(await lab.issue({ code: `aa${10 + index}` }, { id: `ecs-${index % 4}`, ...as('thief') }));
    expect(answers.map(({ status }) => status)).toEqual([
      ...times(10).map(() => 201),
      ...times(6).map(() => 429),
    ]);
  });

  it('each of which counts once where its answer is lost and it is sent again', async () => {
    const again = ledgerLab(world, (table) => {
      const twice: Table['update'] = (...given) => table.update(...given).then(() => table.update(...given));
      const putTwice: Table['put'] = (...given) => table.put(...given).then(() => table.put(...given));
      return { ...table, update: twice, put: putTwice };
    });
    await again.track('ecs-0', as('thief'));
    const answers = [];
    for (const index of times(6)) answers.push(await again.redeem(`WRONG-${index}`, 'a.cn', as('thief')));
    for (const index of times(6))
      answers.push(await again.issue({ code: `ABC-${index}` }, { id: 'ecs-0', ...as('thief') }));
    expect(answers.map(({ status }) => status)).toEqual([
      ...times(6).map(() => 404),
      ...times(4).map(() => 201),
      ...times(2).map(() => 429),
    ]);
  });

  it('by all ways together: redeeming, trying out, recording', async () => {
    await trackServers('thief', 1);
    for (const index of times(4)) await lab.redeem(`WRONG-${index}`, 'a.cn', as('thief'));
    for (const index of times(3)) await lab.redeem(`WRONG-${index}`, 'a.cn', { ...dryRun, ...as('thief') });
    for (const index of times(3)) await lab.issue({ code: `ABC-${index}` }, { id: 'ecs-0', ...as('thief') });
    const last = [
      await lab.redeem('WRONG-9', 'a.cn', as('thief')),
      await lab.redeem('WRONG-9', 'a.cn', { ...dryRun, ...as('thief') }),
      await lab.issue({ code: 'ABC-9' }, { id: 'ecs-0', ...as('thief') }),
    ];
    expect(last.map(refusal)).toEqual(last.map(() => '429 too-many-attempts'));
    expect((await lab.issue({}, { id: 'ecs-0', ...as('thief') })).status).toBe(201);
    expect(refusal(await lab.redeem('WRONG', 'a.cn', as('other')))).toBe('404 code-not-found');
  });

  it('however many come at once', async () => {
    await trackServers('thief', 30);
    const answers = await Promise.all(
      times(100).map((index) =>
        lab.issue({ code: `ZZZ-${index}` }, { id: `ecs-${index % 30}`, ...as('thief') }),
      ),
    );
    expect(answers.filter(({ status }) => status === 201)).toHaveLength(10);
    expect(answers.filter(({ status }) => status === 429)).toHaveLength(90);
  });

  it('and a repeat of a recording with its key is none', async () => {
    await trackServers('owner', 1);
    const keyed = { headers: { 'idempotency-key': 'k' }, id: 'ecs-0', ...as('owner') };
    const first = await lab.issue({ code: 'HW-1234' }, keyed);
    for (const _ of times(12)) expect((await lab.issue({ code: 'HW-1234' }, keyed)).body).toEqual(first.body);
    expect((await lab.issue({ code: 'HW-5678' }, { id: 'ecs-0', ...as('owner') })).status).toBe(201);
    for (const index of times(20)) await lab.redeem(`WRONG-${index}`, 'a.cn', as('owner'));
    expect((await lab.issue({ code: 'HW-1234' }, keyed)).body).toEqual(first.body);
  });
});

describe('the owner of a code', () => {
  it('sees who tried it by recording', async () => {
    await lab.track();
    const { id, code } = (await lab.issue()).body;
    await lab.track('ecs-9', as('thief'));
    await lab.issue({ code: code.toLowerCase() }, { id: 'ecs-9', ...as('thief') });
    expect((await lab.history(id))[0]).toMatchObject({
      tenant: 'thief',
      action: 'issue',
      outcome: 'refused',
      reason: 'code-exists',
    });
  });
});

describe('a code that nobody made and one that was granted to another', () => {
  /** An answer without what differs in any two answers: the ids, the instant. */
  const plain = ({ status, text, headers, calls }: Awaited<ReturnType<LedgerLab['redeem']>>) => ({
    status,
    calls,
    text: text.replace(/01[0-9A-Z]{24}/g, 'ID'),
    headers: { ...headers, 'x-request-id': '', location: '' },
  });
  const routing = (code: string) => ({
    domain: 'a.cn',
    filing: { status: 'none' },
    servers: [],
    authorizationCodes: [{ code }],
  });
  const assessment = (code: string) => ({
    entity: { kind: 'enterprise', name: '海棠家居有限公司' },
    websites: [{ name: '海棠', domains: [{ name: 'a.cn' }] }],
    servers: [],
    authorizationCodes: [{ code }],
  });

  it.each([
    ['redeemed', (code: string) => lab.redeem(code, 'a.cn', as('thief'))],
    [
      'redeemed with a key',
      (code: string) => lab.redeem(code, 'a.cn', { headers: { 'idempotency-key': code }, ...as('thief') }),
    ],
    ['tried out', (code: string) => lab.redeem(code, 'a.cn', { ...dryRun, ...as('thief') })],
    ['named to routing advice', (code: string) => lab.post('/v1/routing-advice', routing(code), as('thief'))],
    ['named to an assessment', (code: string) => lab.post('/v1/assessments', assessment(code), as('thief'))],
  ] as const)('cost the same calls and get the same answer when %s', async (_, ask) => {
    await lab.track();
    const granted = (await lab.issue({ grantedTo: 'agency' })).body.code;
    // The same last four characters, which a mask shows.
    const unknown = `2222-2222-2222-2222-${granted.slice(-4)}`;
    // The first guess of a minute costs one call more, whatever it is.
    await lab.redeem('WRONG', 'a.cn', as('thief'));
    const [one, other] = [plain(await ask(granted)), plain(await ask(unknown))];
    expect(one).toEqual(other);
    expect(one.calls).toBeGreaterThan(0);
  });

  it('cost the same, however full the history is', async () => {
    await lab.track();
    const granted = (await lab.issue({ grantedTo: 'agency' })).body.code;
    for (const index of times(60)) {
      await lab.redeem(granted, 'a.cn', as(`thief-${index % 10}`));
      world.clock.now += 10_000;
    }
    await lab.redeem('WRONG', 'a.cn', as('thief'));
    const calls = async (code: string) => (await lab.redeem(code, 'a.cn', as('thief'))).calls;
    expect(await calls(granted)).toBe(await calls('WRONG'));
  });
});
