import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { describe, expect, it } from 'vitest';
import { api as checkDomain } from '../../functions/check-domain.ts';
import { api as mcp } from '../../functions/mcp.ts';
import { openTable } from '../../lib/table/dynamodb.ts';
import { domain } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();

describe('a table in trouble', () => {
  const through = async (answer: (count: number) => [number, object] | undefined, deadlineMs = 1500) => {
    let count = 0;
    const fake: Server = createServer((_, response) => {
      count += 1;
      const told = answer(count);
      if (told !== undefined)
        response
          .writeHead(told[0], { 'content-type': 'application/x-amz-json-1.0' })
          .end(JSON.stringify(told[1]));
    });
    await new Promise<void>((resolve) => fake.listen(0, '127.0.0.1', resolve));
    const endpoint = `http://127.0.0.1:${(fake.address() as AddressInfo).port}`;
    const tableFor = openTable({ ...lab.world.table, endpoint });
    const result = await lab.world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain },
      { ...lab.world.services, tableFor: () => tableFor(deadlineMs) },
    );
    fake.closeAllConnections();
    fake.close();
    return { ...result, count };
  };
  const throttled: [number, object] = [
    400,
    {
      __type: 'com.amazonaws.dynamodb.v20120810#ProvisionedThroughputExceededException',
      message: 'slow down',
    },
  ];
  const broken: [number, object] = [
    500,
    { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'secret internals' },
  ];
  it.each([
    ['always throttles', () => throttled],
    ['always fails', () => broken],
    ['never answers', () => undefined],
    [
      'has lost the table',
      (): [number, object] => [
        400,
        { __type: 'com.amazonaws.dynamodb.v20120810#ResourceNotFoundException', message: 'no table' },
      ],
    ],
  ])('503 with Retry-After when it %s', async (_, answer) => {
    const { status, headers, body, text } = await through(answer);
    expect([status, body.type]).toEqual([503, 'urn:icp-preflight:problem:table-unavailable']);
    expect(Number(headers['retry-after'])).toBeGreaterThan(0);
    expect(text).not.toContain('secret');
  });
  it('answers as if nothing had been when it throttles once', async () => {
    const { status, count } = await through((turn) => (turn === 1 ? throttled : [200, {}]), 60_000);
    expect([status, count]).toEqual([201, 3]);
  });
  it('503 when nobody listens', async () => {
    const tableFor = openTable({ ...lab.world.table, endpoint: 'http://127.0.0.1:9' });
    const answer = await lab.world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain },
      { ...lab.world.services, tableFor },
    );
    expect(answer.status).toBe(503);
  });
  it.each([
    ['en', 'The database is temporarily unavailable. Try again later.'],
    ['zh-CN', '数据表暂时不可用。请稍后重试。'],
  ])('tells an assistant what it can do, in %s', async (language, expected) => {
    const tableFor = openTable({ ...lab.world.table, endpoint: 'http://127.0.0.1:9' });
    const params = { name: 'check_domain', arguments: domain };
    const { body } = await lab.world.call(
      mcp,
      {
        path: '/mcp',
        headers: { 'accept-language': language },
        body: { jsonrpc: '2.0', id: 1, method: 'tools/call', params },
      },
      { ...lab.world.services, tableFor },
    );
    expect(body.result).toMatchObject({ isError: true, content: [{ text: expected }] });
  });
  it('500 shows and logs nothing of the values when the service is at fault', async () => {
    lab.world.logged.length = 0;
    const services = {
      ...lab.world.services,
      newId: () => {
        throw new Error('海棠 secret');
      },
    };
    const answer = await lab.world.call(
      checkDomain,
      { path: '/v1/domain-checks', body: domain, headers: { 'x-request-id': 'r-1' } },
      services,
    );
    expect(answer.status).toBe(500);
    expect(answer.body).toEqual({
      type: 'urn:icp-preflight:problem:internal-error',
      title: 'Internal error',
      status: 500,
      detail: 'The error has been logged under the request ID.',
      requestId: 'r-1',
    });
    expect(JSON.stringify(lab.world.logged)).not.toContain('secret');
    expect(lab.world.logged[0]).toMatchObject({
      requestId: 'r-1',
      status: 500,
      problem: 'internal-error',
      cause: { name: 'Error' },
    });
  });
});
