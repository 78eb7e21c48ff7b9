/** HEAD of all that the story of the API document reads, held against GET, with the table before and after it. */
import { ScanCommand } from '@aws-sdk/client-dynamodb';
import { describe, expect, it } from 'vitest';
import { createHandler } from '../../lib/http/handler.ts';
import type { Api } from '../../lib/http/route.ts';
import { tell } from '../../scripts/docs/story.ts';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';
import { useLab } from '../../testing/lab.ts';
import { type Handler, SHAPES } from '../../testing/shapes.ts';
import type { Call } from '../../testing/world.ts';

const lab = useLab();

async function ask({ method, path, query, body, token, headers }: Call) {
  const { world, gateway } = lab;
  const scope = 'read check codes redeem';
  const bearer = token === undefined ? await world.token({ tenant: 'acme', scope }) : token;
  const answer = await fetch(`${gateway.address}${path}${query ? `?${query}` : ''}`, {
    method: method ?? (body === undefined ? 'GET' : 'POST'),
    headers: {
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      'x-request-id': 'the-same',
      ...headers,
    },
    ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
  });
  const {
    date: _,
    connection: __,
    'keep-alive': ___,
    'transfer-encoding': ____,
    ...rest
  } = Object.fromEntries(answer.headers);
  return { status: answer.status, headers: rest, text: await answer.text() };
}

async function everything(): Promise<string> {
  const { Items = [] } = await clientFor(lab.world.table.endpoint ?? '').send(
    new ScanCommand({ TableName: LOCAL_TABLE }),
  );
  return JSON.stringify(Items.map((item) => JSON.stringify(item)).sort());
}

describe('HEAD', () => {
  it('is answered as GET is, without the body, and writes nothing', async () => {
    const read = new Set<string>();
    await tell(async (call, circumstance) => {
      if (circumstance !== undefined) return {};
      const isRead = call.method === 'GET' || (call.method === undefined && call.body === undefined);
      const before = isRead ? await everything() : '';
      const head = isRead ? await ask({ ...call, method: 'HEAD' }) : undefined;
      if (isRead) expect(await everything(), call.path).toBe(before);
      const { status, headers, text } = await ask(call);
      if (head !== undefined && status !== 405) {
        const { 'content-length': length, ...others } = headers;
        const { 'content-length': told = length, ...same } = head.headers;
        expect([call.path, head.status, same, head.text]).toEqual([call.path, status, others, '']);
        expect(told).toBe(length);
        read.add(`${status}`);
      }
      return headers['content-type']?.includes('json') ? JSON.parse(text) : {};
    });
    expect([...read].sort()).toEqual(['200', '304', '404']);
  });

  it('of pages for browsers, in the encoding that is asked for', async () => {
    for (const encoding of ['identity', 'gzip'])
      for (const path of ['/', '/console/', '/v1/docs', '/v1/openapi.json']) {
        const asked = { path, token: null, headers: { 'accept-encoding': encoding, accept: 'text/html' } };
        const head = await ask({ ...asked, method: 'HEAD' });
        const { headers, status } = await ask(asked);
        const { 'content-length': length, ...others } = headers;
        const { 'content-length': told = length, ...same } = head.headers;
        expect([path, head.status, same, told, head.text]).toEqual([path, status, others, length, '']);
      }
  });

  it('of what does not answer GET is 405, as OPTIONS is, and Allow names HEAD beside GET alone', async () => {
    for (const method of ['HEAD', 'OPTIONS']) {
      const answer = await ask({ path: '/v1/domain-checks', method });
      expect([answer.status, answer.headers.allow]).toEqual([405, 'POST']);
    }
    const options = await ask({ path: '/v1/results', method: 'OPTIONS' });
    expect([options.status, options.headers.allow]).toEqual([405, 'GET, HEAD']);
    expect(JSON.parse(options.text).detail).toContain('HEAD');
  });

  it.each(Object.entries(SHAPES))('of an event of %s has an empty body', async (_, shape) => {
    const { api }: { api: Api } = await import('../../functions/describe.ts');
    const handle = createHandler(api, () => lab.world.services) as Handler;
    const send = (method: string, path: string) =>
      shape(handle, { method, path, search: '', headers: [], body: Buffer.alloc(0) });
    for (const [path, status] of [
      ['/v1/health', 200],
      ['/v1/openapi.json', 200],
      ['/nowhere', 404],
    ] as const) {
      const [head, get] = [await send('HEAD', path), await send('GET', path)];
      expect([head.status, head.headers['content-type'], head.body]).toEqual([
        status,
        get.headers['content-type'],
        '',
      ]);
      expect(get.body).not.toBe('');
    }
  });
});
