/** Two requests, one of which runs whole between every two table calls of the other. */
import { afterAll, describe, expect, it } from 'vitest';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as readRecords } from '../../functions/read-records.ts';
import { api as redeemCode } from '../../functions/redeem-code.ts';
import type { Api } from '../../lib/http/route.ts';
import { entryText, getServer, type TrackedServer } from '../../lib/ledger/server-item.ts';
import { putEligibility } from '../../lib/ledger/servers.ts';
import { fence, takeCode } from '../../lib/ledger/take-code.ts';
import { eligibilityOf } from '../../lib/ledger/usable-days.ts';
import { takeBack } from '../../lib/ledger/void-entries.ts';
import { plainCode } from '../../lib/spellings/authorization-code.ts';
import { idAfter, tagOf } from '../../lib/table/ids.ts';
import { codeKey, serverKey } from '../../lib/table/keys.ts';
import type { Table } from '../../lib/table/table.ts';
import { aroundEveryCall } from '../../testing/every-call.ts';
import { server } from '../../testing/facts.ts';
import { type Items, memoryTable } from '../../testing/memory-table.ts';
import { type Answer, type Call, createWorld, NOW } from '../../testing/world.ts';

const world = await createWorld();
afterAll(() => world.close());

type Step = { api: Api; call: Call };
const track = (change: object = {}): Step => ({
  api: checkServer,
  call: { path: '/v1/server-checks', body: { ...server, ...change } },
});
const issue = (): Step => ({
  api: manageCodes,
  call: { path: '/v1/servers/ecs-1/authorization-codes', body: {} },
});
const redeem = (code: string, domain: string): Step => ({
  api: redeemCode,
  call: { path: '/v1/redemptions', body: { code, website: { domain } } },
});
const release = (id: string): Step => ({
  api: redeemCode,
  call: { method: 'DELETE', path: `/v1/redemptions/${id}` },
});
const untrack = (): Step => ({ api: readRecords, call: { method: 'DELETE', path: '/v1/servers/ecs-1' } });

function stage() {
  const items: Items = new Map();
  const plain = memoryTable(items);
  const send = ({ api, call }: Step, table: Table = plain) =>
    world.call(api, call, { ...world.services, tableFor: () => table });
  return { plain, send };
}

/** The table, which runs `between` before the call number `at`; tells how many calls were made. */
function interrupted(table: Table, at: number, between: () => Promise<unknown>) {
  let calls = 0;
  const before = async <T>(call: () => Promise<T>): Promise<T> => {
    calls += 1;
    if (calls === at) await between();
    return call();
  };
  const wrapped = aroundEveryCall(table, before);
  return { wrapped, calls: () => calls };
}

type Stage = ReturnType<typeof stage>;
type Scene = { codes: string[]; redemption: string };

/** A tracked server with three codes, the first of which is redeemed for a.cn and released if asked. */
async function prepared({ send }: Stage): Promise<Scene> {
  await send(track());
  const codes: string[] = [];
  for (let slot = 0; slot < 3; slot += 1) codes.push((await send(issue())).body.code);
  return { codes, redemption: '' };
}

/** Runs `first` once for each of its table calls, with `second` before that call. */
async function atEveryCall(
  first: (scene: Scene) => Step,
  second: (scene: Scene, stage: Stage) => Step | Promise<Step>,
  judge: (
    stage: Stage,
    answers: { first: Answer; second: Answer | undefined; scene: Scene; at: number },
  ) => Promise<void>,
  before: (stage: Stage, scene: Scene) => Promise<void> = async () => undefined,
): Promise<void> {
  for (let at = 1; ; at += 1) {
    const here = stage();
    const scene = await prepared(here);
    await before(here, scene);
    const answers: { second: Answer | undefined } = { second: undefined };
    const { wrapped, calls } = interrupted(here.plain, at, async () => {
      answers.second = await here.send(await second(scene, here));
    });
    const answer = await here.send(first(scene), wrapped);
    if (calls() < at) return expect(at).toBeGreaterThan(2);
    await judge(here, { first: answer, second: answers.second, scene, at });
  }
}

const KEY = serverKey('acme', tagOf('ecs-1'));

/** Entries of recorded codes that are another server's: void ones, or as they are before they are taken back. */
async function recordAliens(
  { plain, send }: Stage,
  { entries, isVoid }: { entries: number; isVoid: boolean },
): Promise<void> {
  await send(track({ id: 'ecs-2' }));
  for (let count = 1; count <= entries; count += 1) {
    const code = `HW-${count}`;
    await send({
      api: manageCodes,
      call: { path: '/v1/servers/ecs-2/authorization-codes', body: { code } },
    });
    const id = idAfter(String((await plain.get(KEY))?.lastCode), world.services.newId(NOW));
    const issuedAt = new Date(NOW).toISOString();
    const text = entryText({ id, code, origin: 'recorded', issuedAt, ...(isVoid && { void: true }) });
    await plain.update(KEY, { set: { [`ec${id}`]: text, lastCode: id }, add: { issued: 1 } });
  }
}

async function takeBackLast({ plain }: Stage): Promise<void> {
  const found = await getServer(plain, 'acme', 'ecs-1');
  const entry = found?.entries.find(({ id }) => id === found.lastCode);
  if (found !== undefined && entry !== undefined) await takeBack(plain, found, entry);
}

const code = (scene: Scene, index = 0) => scene.codes[index] ?? '';

describe('between every two table calls', () => {
  it('of the end of tracking, a redemption: one of the two is refused, and the codes say so', () =>
    atEveryCall(
      untrack,
      (scene) => redeem(code(scene), 'a.cn'),
      async ({ send }, { first, second, scene, at }) => {
        const ended = first.status === 204;
        expect([ended, second?.status], `call ${at}`).toEqual([ended, ended ? 409 : 201]);
        const next = await send(redeem(code(scene, 1), 'b.cn'));
        expect(next.status, `call ${at}`).toBe(ended ? 409 : 201);
      },
    ));

  it('of the end of tracking, a new code: a code of a server that nobody tracks cannot be redeemed', () =>
    atEveryCall(untrack, issue, async ({ send }, { first, second, at }) => {
      expect(first.status, `call ${at}`).toBe(204);
      if (second?.status !== 201) return;
      expect((await send(redeem(second.body.code, 'a.cn'))).status, `call ${at}`).toBe(409);
    }));

  it.each([
    ['in the place of a void entry', { entries: 2, isVoid: true, takesBack: false }],
    ['when one is taken back that is another server’s', { entries: 1, isVoid: false, takesBack: true }],
  ])('of the end of tracking, a new code %s: it cannot be redeemed either', (_, { takesBack, ...kind }) =>
    atEveryCall(
      untrack,
      async (_, here) => {
        if (takesBack) await takeBackLast(here);
        return issue();
      },
      async ({ send }, { first, second, at }) => {
        expect([first.status, second?.status], `call ${at}`).toEqual([204, expect.any(Number)]);
        if (second?.status !== 201) return;
        expect((await send(redeem(second.body.code, 'a.cn'))).status, `call ${at}`).toBe(409);
      },
      (here) => recordAliens(here, kind),
    ),
  );

  it('of the end of tracking, a check: what was checked last is tracked, or nothing is', () =>
    atEveryCall(untrack, track, async ({ send }, { scene, at }) => {
      const shown = await send({ api: readRecords, call: { path: '/v1/servers/ecs-1' } });
      const redeemed = await send(redeem(code(scene), 'a.cn'));
      expect(redeemed.status, `call ${at}`).toBe(shown.status === 200 ? 201 : 409);
    }));

  it('of a check that takes codes out of use, one that puts them back: the last one holds for all codes', () =>
    atEveryCall(
      () => track({ eip: null }),
      () => track(),
      async ({ send }, { scene, at }) => {
        const facts = (await send({ api: readRecords, call: { path: '/v1/servers/ecs-1' } })).body.facts;
        const expected = facts.eip === null ? 409 : 201;
        for (const [index, domain] of ['a.cn', 'b.cn', 'c.cn'].entries())
          expect((await send(redeem(code(scene, index), domain))).status, `call ${at}`).toBe(expected);
      },
    ));

  it('of a check that changes nothing, one that takes codes out of use and one that repeats that: the last one holds', async () => {
    const without = () => track({ eip: null });
    const callsOf = async (first: number, second: number) => {
      const here = stage();
      const scene = await prepared(here);
      await here.send(track());
      const one = interrupted(here.plain, first, () => here.send(without()));
      const two = interrupted(one.wrapped, second, () => here.send(without()));
      expect((await here.send(track(), two.wrapped)).status).toBe(201);
      const { facts } = (await here.send({ api: readRecords, call: { path: '/v1/servers/ecs-1' } })).body;
      const { status } = await here.send(redeem(code(scene), 'a.cn'));
      expect(status, `calls ${first} and ${second}`).toBe(facts.eip === null ? 409 : 201);
      return two.calls();
    };
    const alone = await callsOf(0, 0);
    for (let first = 1; first <= alone; first += 1)
      for (let second = first; second <= (await callsOf(first, 0)); second += 1) await callsOf(first, second);
  });

  it('of a redemption, one of another code for the website: one code has it', () =>
    atEveryCall(
      (scene) => redeem(code(scene), 'a.cn'),
      (scene) => redeem(code(scene, 1), 'a.cn'),
      async (_, { first, second, at }) => {
        expect([first.status, second?.status].sort(), `call ${at}`).toEqual([201, 409]);
      },
    ));

  const keyed = (step: Step, key: string): Step => ({
    ...step,
    call: { ...step.call, headers: { 'idempotency-key': key } },
  });
  const inShort = ({ status, headers, body }: Answer) =>
    `${status} ${headers['idempotency-replayed'] ? 'replayed ' : ''}${body.id}`;

  it.each([
    ['', (step: Step) => step, (step: Step) => step],
    [', with keys of their own', (step: Step) => keyed(step, 'k1'), (step: Step) => keyed(step, 'k2')],
    [', the first with a key', (step: Step) => keyed(step, 'k1'), (step: Step) => step],
    [', the second with a key', (step: Step) => step, (step: Step) => keyed(step, 'k2')],
  ] as const)(
    'of a redemption, the same one%s: one made it and is told 201, the other 200',
    (_, one, other) =>
      atEveryCall(
        (scene) => one(redeem(code(scene), 'a.cn')),
        (scene) => other(redeem(code(scene), 'a.cn')),
        async ({ send }, { first, second, scene, at }) => {
          const id = first.body.id;
          expect([inShort(first), second && inShort(second)].sort(), `call ${at}`).toEqual([
            `200 ${id}`,
            `201 ${id}`,
          ]);
          // Whoever had a key is told the same again, also after the code was released.
          const again = async () => {
            for (const [step, answer] of [
              [one(redeem(code(scene), 'a.cn')), first],
              [other(redeem(code(scene), 'a.cn')), second],
            ] as const)
              if (step.call.headers !== undefined)
                expect((await send(step)).status, `call ${at}`).toBe(answer?.status);
          };
          await again();
          await send(release(id));
          await again();
        },
      ),
  );

  it('of a redemption, its repeat with the same key: both 201, one of them as a replay', () =>
    atEveryCall(
      (scene) => keyed(redeem(code(scene), 'a.cn'), 'k'),
      (scene) => keyed(redeem(code(scene), 'a.cn'), 'k'),
      async (_, { first, second, at }) => {
        const id = first.body.id;
        expect([inShort(first), second && inShort(second)].sort(), `call ${at}`).toEqual([
          `201 ${id}`,
          `201 replayed ${id}`,
        ]);
      },
    ));

  it('of a redemption, one of another code for the website, that finishes it: the first is still the first', () =>
    atEveryCall(
      (scene) => redeem(code(scene), 'a.cn'),
      (scene) => redeem(code(scene, 1), 'a.cn'),
      async ({ send }, { first, second, scene, at }) => {
        if (second?.status !== 409) return;
        expect(first.status, `call ${at}`).toBe(201);
        expect((await send(redeem(code(scene), 'a.cn'))).status, `call ${at}`).toBe(200);
      },
    ));

  it('of a redemption, one of the code for another website: one website has it', () =>
    atEveryCall(
      (scene) => redeem(code(scene), 'a.cn'),
      (scene) => redeem(code(scene), 'b.cn'),
      async (_, { first, second, at }) => {
        expect([first.status, second?.status].sort(), `call ${at}`).toEqual([201, 409]);
      },
    ));

  it('of a release, a redemption of the code for another website: it comes before, and is refused, or after', () =>
    atEveryCall(
      ({ redemption }) => release(redemption),
      (scene) => redeem(code(scene), 'b.cn'),
      async ({ send }, { first, second, at, scene }) => {
        expect(first.status, `call ${at}`).toBe(200);
        const next = await send(redeem(code(scene), 'c.cn'));
        expect([second?.status, next.status], `call ${at}`).toEqual(
          second?.status === 201 ? [201, 409] : [409, 201],
        );
      },
      async ({ send }, scene) => {
        scene.redemption = (await send(redeem(code(scene), 'a.cn'))).body.id;
      },
    ));
});

describe('the use of a server', () => {
  it('is told to codes only where it is another', async () => {
    const here = stage();
    await prepared(here);
    const callsOf = async (step: Step) => {
      const { wrapped, calls } = interrupted(here.plain, 0, async () => undefined);
      expect((await here.send(step, wrapped)).status).toBe(201);
      return calls();
    };
    // The ledger, the result, the server; each code, and that all have been told.
    expect(await callsOf(track({ eip: null }))).toBe(3 + 3 + 1);
    // The server's second write is for codes that know.
    expect(await callsOf(track({ eip: null, filingsUsed: 1 }))).toBe(3 + 1);
  });

  it('is not judged anew once tracking has ended, by whoever read it in the last moment', async () => {
    let refused = 0;
    for (let at = 1; ; at += 1) {
      const here = stage();
      await prepared(here);
      let seen: TrackedServer | undefined;
      const { wrapped, calls } = interrupted(here.plain, at, async () => {
        seen = await getServer(here.plain, 'acme', 'ecs-1');
      });
      expect((await here.send(untrack(), wrapped)).status).toBe(204);
      if (calls() < at || seen === undefined) break;
      const evaluation = { today: '2026-11-23', onRuleError: () => undefined };
      const eligibility = eligibilityOf(seen.facts, evaluation);
      expect(await putEligibility(here.plain, seen, eligibility), `call ${at}`).toBeUndefined();
      refused += 1;
    }
    expect(refused).toBeGreaterThan(3);
  });
});

describe('a fence', () => {
  it('is never lowered: what was fenced off cannot take the code, whatever is fenced after it', async () => {
    const here = stage();
    const scene = await prepared(here);
    const { pk } = codeKey(plainCode(code(scene)));
    const idOf = (digit: number) => `7ZZZZZZZZZ${digit}${'0'.repeat(15)}`;
    expect(await fence(here.plain, pk, idOf(3))).toBe(true);
    expect(await fence(here.plain, pk, idOf(1))).toBe(true);
    const made = { tenant: 'acme', domain: 'b.cn', redeemedAt: '2026-11-23T01:15:00Z' };
    const take = (id: string) =>
      takeCode(here.plain, { redemptionId: id, codePk: pk, made }, { eventId: id, today: '2026-11-23' });
    expect(await take(idOf(2))).toBe(false);
    expect(await take(idOf(4))).toBe(true);
  });
});
