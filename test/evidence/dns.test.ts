import { afterEach, describe, expect, it } from 'vitest';
import { createDnsLookUp } from '../../lib/evidence/look-up/dns.ts';
import { type Outside, serveDns, type Zone } from '../../testing/outside.ts';

const open: Outside[] = [];
afterEach(async () => {
  for (const each of open.splice(0)) await each.close();
});

async function lookUp(zone: Zone, timeoutMs = 60_000, most?: number) {
  const server = await serveDns(zone);
  open.push(server);
  return createDnsLookUp({ servers: [`127.0.0.1:${server.port}`], timeoutMs, ...(most && { most }) });
}

describe('the look-up of DNS', () => {
  it('finds the addresses of a host, of both families', async () => {
    const look = await lookUp({
      records: {
        'example.com': [
          { type: 'A', value: '203.0.113.9' },
          { type: 'AAAA', value: '2001:db8::9' },
        ],
      },
    });
    expect(await look('example.com')).toEqual({
      records: [
        { type: 'A', value: '203.0.113.9' },
        { type: 'AAAA', value: '2001:db8::9' },
      ],
      failures: [],
    });
  });

  it('follows aliases to the end and gives them in order', async () => {
    const look = await lookUp({
      records: {
        'www.example.com': [{ type: 'CNAME', value: 'a.cdn.example' }],
        'a.cdn.example': [{ type: 'CNAME', value: 'b.cdn.example' }],
        'b.cdn.example': [{ type: 'A', value: '203.0.113.1' }],
      },
    });
    expect((await look('www.example.com')).records).toEqual([
      { type: 'CNAME', value: 'a.cdn.example' },
      { type: 'CNAME', value: 'b.cdn.example' },
      { type: 'A', value: '203.0.113.1' },
    ]);
  });

  it('tells no more records than there may be, those first that lead to the others', async () => {
    const value = (at: number) => `203.0.113.${at}`;
    const records = {
      'www.example.com': [{ type: 'CNAME' as const, value: 'many.example' }],
      'many.example': [1, 2, 3, 4, 5].map((at) => ({ type: 'A' as const, value: value(at) })),
    };
    const look = await lookUp({ records }, 60_000, 3);
    expect((await look('www.example.com')).records.map((each) => each.value)).toEqual([
      'many.example',
      value(1),
      value(2),
    ]);
  });

  it('takes a name that does not exist, or has no address, for an answer: nothing', async () => {
    const look = await lookUp({ records: { 'empty.example': [] } });
    expect(await look('nowhere.example')).toEqual({ records: [], failures: [] });
    expect(await look('empty.example')).toEqual({ records: [], failures: [] });
  });

  it('tells a resolver that refuses from one that says nothing', async () => {
    const look = await lookUp({ records: {}, refused: ['no.example'], silent: ['quiet.example'] }, 600);
    expect((await look('no.example')).failures).toMatchObject([{ reason: 'refused' }]);
    expect((await look('quiet.example')).failures).toMatchObject([{ reason: 'timeout' }]);
  });

  it('ends where aliases go round', async () => {
    const look = await lookUp({
      records: {
        'a.example': [{ type: 'CNAME', value: 'b.example' }],
        'b.example': [{ type: 'CNAME', value: 'a.example' }],
      },
    });
    const { records } = await look('a.example');
    expect(records.filter(({ type }) => type === 'CNAME')).toEqual([{ type: 'CNAME', value: 'b.example' }]);
  });
});
