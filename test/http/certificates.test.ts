import { createHash } from 'node:crypto';
import { brotliDecompressSync } from 'node:zlib';
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { keyItem } from '../../lib/records/ledger-items.ts';
import { getResult, putResult } from '../../lib/store/results.ts';
import { idempotencyKey } from '../../lib/table/keys.ts';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { application, domain, entity } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';
import { NOW } from '../../testing/world.ts';

const lab = useLab();
const { send } = lab;

/** Every item of the table as text, documents unpacked. */
async function everythingStored(): Promise<string> {
  const client = clientFor(lab.world.table.endpoint ?? '');
  const { Items = [], LastEvaluatedKey } = await client.send(new ScanCommand({ TableName: LOCAL_TABLE }));
  expect(LastEvaluatedKey).toBeUndefined();
  return Items.map(({ docBr, ...item }) =>
    JSON.stringify(item).concat(docBr?.B === undefined ? '' : brotliDecompressSync(docBr.B).toString()),
  ).join();
}

const NUMBERS = {
  'resident-id': '11010519491231002X',
  'unified-social-credit-code': '91350100M000100Y43',
  'permanent-residence-card': 'USA110105491231',
  passport: 'E-12345678-Q',
  'hong-kong-macao-permit': 'H1234567890',
  'taiwan-permit': 'T9876543210',
  other: 'PAPER/2020/123456',
};

describe.each(Object.entries(NUMBERS))('the number of a %s', (kind, number) => {
  const who = { ...entity, certificate: { kind, number } };
  it.each([
    ['/v1/assessments', { ...application, entity: who, account: { id: 'a', filedEntity: who } }],
    ['/v1/domain-checks', { ...domain, entity: who }],
  ])('is in no answer of %s, in no record, and not in the log', async (path, body) => {
    lab.world.logged.length = 0;
    const made = await send(path, { body, headers: { 'idempotency-key': `${kind}${path}` } });
    expect(made.status).toBe(201);
    expect(made.body.request.entity.certificate).toMatchObject({
      kind,
      number: expect.stringMatching(/^..\*{4}..$/),
    });
    const shown = await send(`/v1/results/${made.body.id}`);
    const repeated = await send(path, { body, headers: { 'idempotency-key': `${kind}${path}` } });
    expect([shown.text, repeated.text]).toEqual([made.text, made.text]);
    const again = await send(`/v1/results/${made.body.id}/replay`);
    expect(again.body.identical).toBe(true);
    const faulty = { ...body, entity: { ...who, name: '' } };
    expect((await send(path, { body: faulty })).status).toBe(422);
    const told = [made.text, again.text, JSON.stringify(lab.world.logged), await everythingStored()].join();
    expect(told).not.toContain(number);
    expect(told).not.toContain(number.slice(3, -3));
  });
});

describe('a result that was stored with a number as it was given', () => {
  it.each(['11010519491231002X', '110105194912310021', '11010520271231002X', '1'])(
    'is read and judged again as it is: %s',
    async (number) => {
      const who = { kind: 'individual', name: '王小明', certificate: { kind: 'resident-id', number } };
      const request = { ...application, entity: who, account: { id: 'a', filedEntity: who } };
      const made = await send('/v1/assessments', { body: request });
      const table = lab.world.services.tableFor(5_000);
      const retention = { now: NOW, resultDays: 400 };
      const result = await getResult(table, 'acme', { id: made.body.id, retention });
      if (result === undefined) throw new Error('no result');
      const id = '01ARZ3NDEKTSV4RRFFQ69G5FAV';
      await putResult(table, 'acme', { ...result, id, request }, { resultDays: 4_000_000, named: false });
      const shown = await send(`/v1/results/${id}`);
      expect(shown.body.request).toEqual(request);
      expect(shown.body.findings).toEqual(made.body.findings);
      expect((await send(`/v1/results/${id}/replay`)).body.identical).toBe(true);
    },
  );
});

describe('a certificate with what is kept in place of a number', () => {
  it('is no request', async () => {
    const made = await send('/v1/domain-checks', {
      body: {
        ...domain,
        entity: { ...entity, certificate: { kind: 'resident-id', number: NUMBERS['resident-id'] } },
      },
    });
    const { entity: kept } = made.body.request;
    expect(kept.certificate.reading).toBeDefined();
    expect((await send('/v1/domain-checks', { body: { ...domain, entity: kept } })).status).toBe(422);
  });
});

describe('what is stored of a request with an Idempotency-Key', () => {
  it('is no hash that tells who tries numbers that one fits', async () => {
    const certificate = { kind: 'passport', number: 'E-12345678-Q' };
    const [path, body] = ['/v1/domain-checks', { ...domain, entity: { ...entity, certificate } }];
    const kept = async (key: string) => {
      expect((await send(path, { body, headers: { 'idempotency-key': key } })).status).toBe(201);
      const item = await lab.world.services.tableFor(5_000).get(idempotencyKey('acme', key));
      return keyItem.parse(item).fingerprint;
    };
    const plain = createHash('sha256')
      .update(`${path}\n${JSON.stringify(body)}`)
      .digest('base64url');
    const [one, other] = [await kept('4f6c-one'), await kept('4f6c-other')];
    expect(new Set([plain, one, other]).size).toBe(3);
    expect(await everythingStored()).not.toContain('4f6c-one');
  });
});
