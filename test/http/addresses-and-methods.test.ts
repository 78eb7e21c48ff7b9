import { describe, expect, it } from 'vitest';
import { domain } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send, refused } = lab;

describe('addresses and methods', () => {
  it('404 for what is not there', async () => {
    await refused('/nowhere', {}, [404, 'not-found']);
    await refused('/v1/results/01ARZ3NDEKTSV4RRFFQ69G5FAV', {}, [404, 'not-found']);
    await refused('/v1/results/short', {}, [404, 'not-found']);
    await refused('/v1/results/%E0%A4%A', {}, [404, 'not-found']);
  });
  it("404 for another tenant's result", async () => {
    const { body } = await send('/v1/domain-checks', { body: domain, tenant: 'acme' });
    await refused(`/v1/results/${body.id}`, { tenant: 'other' }, [404, 'not-found']);
    expect((await send(`/v1/results/${body.id}`, { tenant: 'acme' })).status).toBe(200);
    const list = await send('/v1/results?kind=domain-check', { tenant: 'other' });
    expect(list.body).toEqual({ items: [], nextCursor: null });
  });
  it.each([
    ['/v1/domain-checks', 'PUT', 'POST'],
    ['/v1/assessments', 'DELETE', 'POST'],
    ['/v1/results', 'POST', 'GET, HEAD'],
    ['/v1/results', 'OPTIONS', 'GET, HEAD'],
    ['/v1/results/01ARZ3NDEKTSV4RRFFQ69G5FAV', 'PATCH', 'GET, HEAD, DELETE'],
    ['/v1/health', 'POST', 'GET, HEAD'],
  ])('405 for %s %s, with what is allowed', async (path, method, allowed) => {
    const answer = await refused(path, { method }, [405, 'method-not-allowed']);
    expect(answer.headers.get('allow')).toBe(allowed);
  });
  it("keeps a caller's request id if it is sane", async () => {
    const id = async (header: string) =>
      (await send('/v1/health', { token: null, headers: { 'x-request-id': header } })).headers.get(
        'x-request-id',
      );
    expect(await id('my-id_1.2:3')).toBe('my-id_1.2:3');
    for (const bad of ['a b', 'x'.repeat(129), '<script>']) expect(await id(bad)).toMatch(/^[0-9A-Z]{26}$/);
  });
});
