/** Two hundred callers at once, over HTTP. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createTable, type EmbeddedTable, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { server } from '../../testing/facts.ts';
import { openGateway } from '../../testing/gateway.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

const scope = 'read check codes redeem';
const MANY = Array.from({ length: 200 }, (_, index) => index);

/** The tests of one table. `open` starts it. */
export function races(name: string, open: () => Promise<EmbeddedTable>) {
  describe(`races on ${name}`, () => {
    let table: Awaited<ReturnType<typeof open>>;
    let world: World;
    let gateway: Awaited<ReturnType<typeof openGateway>>;
    let tokens: { [tenant: string]: string };
    beforeAll(async () => {
      table = await open();
      await createTable(table.endpoint, LOCAL_TABLE);
      world = await createWorld(table.endpoint);
      gateway = await openGateway(world.services);
      tokens = {
        acme: await world.token({ tenant: 'acme', scope }),
        other: await world.token({ tenant: 'other', scope }),
      };
    });
    afterAll(async () => {
      await gateway.close();
      await world.close();
      await table.close();
    });

    async function send(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
      const answer = await fetch(`${gateway.address}${path}`, {
        method,
        headers: {
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          authorization: `Bearer ${tokens.acme}`,
          ...headers,
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      });
      // biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
      const parsed: any = await answer.json();
      return { status: answer.status, body: parsed };
    }
    /** Sends again what the table had no time for, as a client does. */
    async function surely(...request: Parameters<typeof send>): ReturnType<typeof send> {
      for (;;) {
        const answer = await send(...request);
        if (answer.status !== 503) return answer;
      }
    }
    /** The same, and waits where it is told to. What is sent again counts again as a guess. */
    async function patiently(...request: Parameters<typeof send>): ReturnType<typeof send> {
      for (;;) {
        const sentAt = world.clock.now;
        const answer = await surely(...request);
        if (answer.status !== 429) return answer;
        // Once for all that wait: the busier the machine, the more of them there are, and tokens end after an hour.
        world.clock.now = Math.max(world.clock.now, sentAt + 60_000);
      }
    }
    const track = (id: string, change: object = {}) =>
      surely('POST', '/v1/server-checks', { ...server, id, ...change });
    const issue = (id: string, body: object = {}, headers = {}) =>
      surely('POST', `/v1/servers/${id}/authorization-codes`, body, headers);
    const redeem = (code: string, domain: string, headers = {}) =>
      surely('POST', '/v1/redemptions', { code, website: { domain } }, headers);
    const count = (answers: { status: number }[]) => {
      const counts: { [status: string]: number } = {};
      for (const { status } of answers) counts[status] = (counts[status] ?? 0) + 1;
      return counts;
    };

    it('200 issues of one server give exactly five codes, in five slots', async () => {
      await track('ecs-issue');
      const answers = await Promise.all(MANY.map(() => issue('ecs-issue')));
      expect(count(answers)).toEqual({ 201: 5, 409: 195 });
      const made = answers.filter(({ status }) => status === 201).map(({ body }) => body);
      expect(made.map(({ slot }) => slot).sort()).toEqual([1, 2, 3, 4, 5]);
      const list = await send('GET', '/v1/servers/ecs-issue/authorization-codes');
      expect(list.body.items.map(({ id }: { id: string }) => id).sort()).toEqual(
        made.map(({ id }) => id).sort(),
      );
    });

    it('200 repeats of one issue with one key give one code', async () => {
      await track('ecs-key');
      const answers = await Promise.all(MANY.map(() => issue('ecs-key', {}, { 'idempotency-key': 'one' })));
      expect(count(answers)).toEqual({ 201: 200 });
      expect(new Set(answers.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      expect((await issue('ecs-key')).body.slot).toBe(2);
    });

    it('200 recordings of one code at once, by 20 tenants: one server has it, the others lost nothing', async () => {
      const servers = await Promise.all(
        MANY.slice(0, 20).map(async (index) => ({
          id: `ecs-r${index}`,
          headers: { authorization: `Bearer ${await world.token({ tenant: `r${index}`, scope })}` },
        })),
      );
      const path = (id: string) => `/v1/servers/${id}/authorization-codes`;
      await Promise.all(
        servers.map(({ id, headers }) => surely('POST', '/v1/server-checks', { ...server, id }, headers)),
      );
      const answers = await Promise.all(
        MANY.flatMap((index) =>
          servers
            .slice(index % 20, (index % 20) + 1)
            .map(({ id, headers }) => patiently('POST', path(id), { code: `HW-${name}-77` }, headers)),
        ),
      );
      expect(count(answers)).toEqual({ 201: 1, 409: 199 });
      const winner = answers.find(({ status }) => status === 201)?.body.serverId;
      const rest = await Promise.all(
        servers.flatMap(({ id, headers }) =>
          MANY.slice(0, 6).map(() => surely('POST', path(id), {}, headers)),
        ),
      );
      expect(count(rest)).toEqual({ 201: 99, 409: 21 });
      for (const { id, headers } of servers) {
        const { items } = (await send('GET', path(id), undefined, headers)).body;
        expect(
          items.map(({ slot }: { slot: number }) => slot),
          `${id}, of ${winner}`,
        ).toEqual([1, 2, 3, 4, 5]);
      }
    }, 300_000);

    it('200 redemptions of one code for 200 websites give exactly one', async () => {
      await track('ecs-code');
      const { code } = (await issue('ecs-code')).body;
      const answers = await Promise.all(MANY.map((index) => redeem(code, `one-code-${index}.cn`)));
      expect(count(answers)).toEqual({ 201: 1, 409: 199 });
      for (const { status, body } of answers)
        if (status === 409) expect(body.type).toBe('urn:icp-preflight:problem:code-already-redeemed');
    });

    it('of two codes for one website exactly one is taken, however often both are tried', async () => {
      await track('ecs-two');
      const codes = [(await issue('ecs-two')).body.code, (await issue('ecs-two')).body.code];
      const answers = await Promise.all(MANY.map((index) => redeem(codes[index % 2], 'two-codes.cn')));
      const taken = answers.filter(({ status }) => status < 300);
      expect(new Set(taken.map(({ body }) => body.codeId)).size).toBe(1);
      expect(new Set(taken.map(({ body }) => JSON.stringify(body))).size).toBe(1);
      const refused = answers.filter(({ status }) => status === 409);
      expect(taken.length + refused.length).toBe(200);
      for (const { body } of refused)
        expect(body.type).toBe('urn:icp-preflight:problem:website-already-verified');
    });

    it('a release and 200 redemptions at once: never two websites for the code', async () => {
      await track('ecs-release');
      const { id, code } = (await issue('ecs-release')).body;
      const first = (await redeem(code, 'first.cn')).body;
      const [released, ...answers] = await Promise.all([
        surely('DELETE', `/v1/redemptions/${first.id}`),
        ...MANY.map((index) => redeem(code, `next-${index}.cn`)),
      ]);
      expect(released.status).toBe(200);
      const taken = answers.filter(({ status }) => status === 201);
      expect(taken.length).toBeLessThanOrEqual(1);
      const shown = (await send('GET', `/v1/authorization-codes/${id}`)).body;
      expect(shown.website?.domain).toBe(taken[0]?.body.website.domain);
    });

    it('a server that lapses among 100 issues and 100 redemptions: what was answered stands, and nothing comes after', async () => {
      await track('ecs-lapse');
      const codes = [(await issue('ecs-lapse')).body, (await issue('ecs-lapse')).body];
      const [lapse, ...answers] = await Promise.all([
        track('ecs-lapse', { eip: null }),
        ...MANY.map((index) =>
          index % 2 === 0
            ? issue('ecs-lapse')
            : redeem(codes[index % 4 === 1 ? 0 : 1].code, `lapse-${index}.cn`),
        ),
      ]);
      expect(lapse.status).toBe(201);
      expect((await issue('ecs-lapse')).status).toBe(409);
      const list = (await send('GET', '/v1/servers/ecs-lapse/authorization-codes')).body.items;
      expect(list.length).toBeLessThanOrEqual(5);
      for (const { id, serverId, code } of answers
        .filter(({ status }) => status === 201)
        .map(({ body }) => body)) {
        if (code !== undefined)
          expect(
            list.map((each: { id: string }) => each.id),
            serverId,
          ).toContain(id);
        else expect((await send('GET', `/v1/redemptions/${id}`)).body.status).toBe('redeemed');
      }
      for (const { code } of codes) expect((await redeem(code, 'after.cn')).status).toBe(409);
    });

    it('ten wrong codes are answered, of 200 at once', async () => {
      world.clock.now = NOW + 3_600_000;
      const headers = {
        authorization: `Bearer ${await world.token({ tenant: 'guesser', scope: 'redeem' })}`,
      };
      const answers = await Promise.all(MANY.map((index) => redeem(`GUESS-${index}`, 'a.cn', headers)));
      expect(count(answers)).toEqual({ 404: 10, 429: 190 });
      world.clock.now = NOW;
    });
  });
}
