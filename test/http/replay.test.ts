import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { api as adviseRouting } from '../../functions/advise-routing.ts';
import { api as assess } from '../../functions/assess.ts';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as checkServer } from '../../functions/check-server.ts';
import { api as manageCodes } from '../../functions/manage-codes.ts';
import { api as replayResults } from '../../functions/replay-results.ts';
import { RESULT_KINDS, type Result } from '../../lib/records/result.ts';
import { CATALOGUE_HASH } from '../../lib/rules/catalogue-hash.ts';
import { getResult, putResult } from '../../lib/store/results.ts';
import { resultKey } from '../../lib/table/keys.ts';
import { application, domain, entity, server } from '../../testing/facts.ts';
import { createWorld, NOW, type World } from '../../testing/world.ts';

let world: World;
beforeAll(async () => {
  world = await createWorld();
});
afterAll(() => world.close());

const codes = { authorizationCodes: [{ code: 'AAAAA-FGHJK' }, { code: 'BBBBB-FGHJK' }] };
const routing = { domain: domain.name, filing: { status: 'none' }, ...codes };
const CHECKS = [
  [checkDomain, '/v1/domain-checks', { ...domain, entity, asOf: '2027-02-28' }],
  [checkServer, '/v1/server-checks', server],
  [adviseRouting, '/v1/routing-advice', { ...routing, servers: [server] }],
  [assess, '/v1/assessments', { ...application, ...codes, routing: [routing] }],
] as const;

const replayOf = (id: string, call: object = {}) =>
  world.call(replayResults, { path: `/v1/results/${id}/replay`, ...call });
const impact = (query: string, tenant: string) =>
  world.call(replayResults, { path: '/v1/impact', query, tenant });

/** Stores a result as an older catalogue would have judged it: with another outcome of one rule. */
async function storeOld(
  tenant: string,
  id: string,
  outcome: 'pass' | 'fail',
  change: (
    result: Result,
  ) => Partial<Pick<Result, 'request' | 'evaluatedAt' | 'asOf' | 'catalogue' | 'findings'>> = () => ({}),
) {
  const { body } = await world.call(checkDomain, {
    path: '/v1/domain-checks',
    body: { ...domain, entity },
    tenant: 'judge',
  });
  const result = await getResult(world.services.tableFor(5000), 'judge', {
    id: body.id,
    retention: { now: NOW, resultDays: 400 },
  });
  if (result === undefined) throw new Error('no result');
  const findings = result.findings.map((each) =>
    each.rule === 'domain/registrar-approved' ? { ...each, outcome, data: { old: true } } : each,
  );
  const verdict = outcome === 'fail' ? 'not-ready' : 'ready';
  const old: Result = { ...result, id, findings, verdict, catalogue: '000000000000' };
  await putResult(
    world.services.tableFor(5000),
    tenant,
    { ...old, ...change(old) },
    { resultDays: 400, named: false },
  );
}

const idAt = (place: number) => `01ARZ3NDEKTSV4RRFFQ69G5${String(place).padStart(3, '0')}`;

describe('GET /v1/results/{id}/replay', () => {
  it.each(CHECKS)('%o: is identical by the same catalogue, whenever it is asked', async (api, path, body) => {
    world.clock.now = NOW;
    const { body: result } = await world.call(api, { path, body });
    world.clock.now = NOW + 399 * 86_400_000;
    const answer = await replayOf(result.id);
    world.clock.now = NOW;
    expect(answer.status).toBe(200);
    expect(answer.body).toMatchObject({
      resultId: result.id,
      kind: result.kind,
      subject: result.subject,
      identical: true,
      catalogue: { stored: CATALOGUE_HASH, present: CATALOGUE_HASH },
      judgedFor: result.asOf ?? '2026-11-23',
      verdict: { stored: result.verdict, present: result.verdict },
      changes: [],
    });
  });

  it('is identical when the server has made more codes since', async () => {
    const { body: first } = await world.call(checkServer, { path: '/v1/server-checks', body: server });
    const path = `/v1/servers/${server.id}/authorization-codes`;
    const made = await world.call(manageCodes, { method: 'POST', path, body: {} });
    const { body: second } = await world.call(checkServer, { path: '/v1/server-checks', body: server });
    const usedIn = ({ findings }: { findings: { rule: string; data: object }[] }) =>
      findings.find(({ rule }) => rule === 'server/has-free-filing')?.data;
    expect([made.status, usedIn(first), usedIn(second)]).toEqual([
      201,
      { used: 0, limit: 5 },
      { used: 1, limit: 5 },
    ]);
    for (const { id } of [first, second]) expect((await replayOf(id)).body.identical).toBe(true);
  });

  it('says that codes were carried over, in the reader’s language', async () => {
    const { body: result } = await world.call(assess, {
      path: '/v1/assessments',
      body: { ...application, ...codes },
    });
    expect(result.request.authorizationCodes).toEqual([{ code: '****GHJK' }, { code: '****GHJK~2' }]);
    const { body } = await replayOf(result.id, { headers: { 'accept-language': 'zh-CN' } });
    expect(body.carriedOver).toContainEqual({
      rule: 'code/unused',
      subject: { kind: 'code', id: '****GHJK~2' },
    });
    expect(body.notes).toEqual([{ id: 'codes-carried-over', text: expect.stringContaining('授权码已脱敏') }]);
  });

  it('names the rule that changes the verdict, with both messages', async () => {
    await storeOld('acme', idAt(1), 'fail');
    const { body } = await replayOf(idAt(1));
    expect(body).toMatchObject({
      identical: false,
      catalogue: { stored: '000000000000', present: CATALOGUE_HASH },
      verdict: { stored: 'not-ready', present: 'ready' },
      changes: [
        {
          rule: 'domain/registrar-approved',
          decides: true,
          stored: { outcome: 'fail', data: { old: true } },
          present: { outcome: 'pass', message: expect.stringContaining('approved') },
        },
      ],
      carriedOver: [],
      notes: [],
    });
  });

  it('says so where the request is not understood any more', async () => {
    await storeOld('acme', idAt(2), 'pass', () => ({ request: { of: 'old' } }));
    const { body } = await replayOf(idAt(2));
    expect(body).toMatchObject({
      identical: false,
      verdict: { stored: 'ready', present: null },
      changes: [],
    });
    expect(body.notes).toEqual([
      { id: 'request-not-understood', text: expect.stringMatching(/current format/) },
    ]);
  });

  it.each([
    ['another tenant’s result', idAt(1), { tenant: 'other' }, 404],
    ['no result', idAt(999), {}, 404],
    ['no id', 'nonsense', {}, 404],
    ['no scope', idAt(1), { scope: 'check' }, 403],
    ['a query', idAt(1), { query: 'a=b' }, 422],
    ['another method', idAt(1), { method: 'POST' }, 405],
  ])('refuses %s', async (_, id, call, status) => {
    expect((await replayOf(id, call)).status).toBe(status);
  });
});

describe('GET /v1/impact', () => {
  it('lists what changes, newest first, page by page, and reads only what another catalogue judged', async () => {
    for (let place = 100; place < 130; place += 1)
      await storeOld(
        'pages',
        idAt(place),
        place % 3 === 0 ? 'fail' : 'pass',
        place % 5 === 0 ? () => ({ catalogue: CATALOGUE_HASH }) : undefined,
      );
    const expected = Array.from({ length: 30 }, (_, index) => 129 - index)
      .filter((place) => place % 3 === 0 && place % 5 !== 0)
      .map(idAt);
    const found: string[] = [];
    let [cursor, examined, pages] = ['', 0, 0];
    do {
      const { status, body } = await impact(`limit=7${cursor && `&cursor=${cursor}`}`, 'pages');
      expect(status).toBe(200);
      expect(body.catalogue).toBe(CATALOGUE_HASH);
      found.push(...body.items.map(({ resultId }: { resultId: string }) => resultId));
      examined += body.examined;
      pages += 1;
      cursor = body.nextCursor ?? '';
    } while (cursor !== '');
    expect([found, examined, pages]).toEqual([expected, 30, 5]);
    const any = await impact('changes=any&limit=100', 'pages');
    expect(any.body.items).toHaveLength(24);
    expect((await impact('kind=server-check', 'pages')).body).toMatchObject({ examined: 0, items: [] });
    expect((await impact('', 'other')).body).toMatchObject({ examined: 0, items: [], nextCursor: null });
    expect(world.logged.at(-1)).toMatchObject({
      function: 'replay-results',
      tableCalls: RESULT_KINDS.length,
    });
  });

  it('goes past results that cannot be read, and names them', async () => {
    await storeOld('broken', idAt(201), 'fail');
    await storeOld('broken', idAt(202), 'fail');
    const table = world.services.tableFor(5000);
    const item = await table.get(resultKey('broken', idAt(202)));
    await table.put({ ...item, ...resultKey('broken', idAt(202)), v: 2 });
    const { status, body } = await impact('', 'broken');
    expect([status, body.examined, body.unreadable]).toEqual([200, 2, [idAt(202)]]);
    expect(body.items.map(({ resultId }: { resultId: string }) => resultId)).toEqual([idAt(201)]);
  });

  it('stops when time is short, within a batch too, after one result at least, and goes on from there', async () => {
    let now = NOW;
    // Three seconds pass whenever somebody looks at the clock; a request has five.
    const hurried = { ...world.services, now: () => (now += 3_000) };
    const call = { path: '/v1/impact', tenant: 'pages' };
    const { body: first } = await world.call(replayResults, { ...call, query: 'limit=100' }, hurried);
    expect(first.examined).toBe(2);
    const query = `limit=100&cursor=${first.nextCursor}`;
    const { body: rest } = await world.call(replayResults, { ...call, query });
    expect([rest.examined, rest.nextCursor]).toEqual([28, null]);
  });

  it('ends a page after the result that makes its changes many', async () => {
    const many = ({ findings }: Result) => ({
      findings: Array.from({ length: 600 }, (_, index) =>
        findings.map((each) => ({ ...each, subject: { ...each.subject, id: `d${index}.cn` } })),
      ).flatMap(([first]) => first ?? []),
    });
    for (const place of [301, 302, 303]) await storeOld('many', idAt(place), 'fail', many);
    const { body: first } = await impact('changes=any', 'many');
    expect([first.examined, first.items.length]).toEqual([2, 2]);
    const { body: rest } = await impact(`changes=any&cursor=${first.nextCursor}`, 'many');
    expect([rest.examined, rest.items.length, rest.nextCursor]).toEqual([1, 1, null]);
  });

  it('refuses the cursor of another list or tenant', async () => {
    const { body } = await impact('limit=1', 'pages');
    expect((await impact(`limit=1&cursor=${body.nextCursor}`, 'pages')).status).toBe(200);
    for (const [query, tenant] of [
      [`cursor=${body.nextCursor}&changes=any`, 'pages'],
      [`cursor=${body.nextCursor}`, 'acme'],
      ['limit=101', 'pages'],
      ['kind=nothing', 'pages'],
      ['subject=a.cn', 'pages'],
    ] as const)
      expect((await impact(query, tenant)).status).toBe(422);
  });
});
