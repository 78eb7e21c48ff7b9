import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';

const sent: IncomingHttpHeaders[] = [];
const server = createServer(({ headers }, response) => {
  sent.push(headers);
  response.end('{}');
}).listen(0, '127.0.0.1');
await once(server, 'listening');
const { port } = server.address() as AddressInfo;

function keysOfRole(accessKeyId: string): void {
  vi.stubEnv('AWS_ACCESS_KEY_ID', accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', `secret of ${accessKeyId}`);
  vi.stubEnv('AWS_SESSION_TOKEN', `session of ${accessKeyId}`);
  vi.stubEnv('AWS_CREDENTIAL_EXPIRATION', '2026-01-01T00:00:00Z');
}

beforeEach(() => {
  sent.length = 0;
});
afterAll(() => {
  vi.unstubAllEnvs();
  server.close();
});

describe('the client of a table', () => {
  const open = () =>
    openTable({ name: 'tables', region: 'cn-north-4', endpoint: `http://127.0.0.1:${port}` })(5000);

  it('signs every call, with the keys of a role that others have followed as well', async () => {
    keysOfRole('AKIDONE');
    const table = open();
    await table.get({ pk: 'a', sk: 'a' });
    keysOfRole('AKIDTWO');
    await table.put({ pk: 'a', sk: 'a' });
    const scope = String.raw`/\d{8}/[\w-]+/dynamodb/aws4_request, `;
    expect(sent[0]?.authorization).toMatch(new RegExp(`Credential=AKIDONE${scope}`));
    expect(sent[1]?.authorization).toMatch(new RegExp(`Credential=AKIDTWO${scope}`));
    expect(sent.map((headers) => headers['x-amz-security-token'])).toEqual([
      'session of AKIDONE',
      'session of AKIDTWO',
    ]);
    expect(sent[0]?.authorization).not.toBe(sent[1]?.authorization);
  });

  it('tells nothing of the SDK and the machine', async () => {
    keysOfRole('AKIDONE');
    await open().put({ pk: 'a', sk: 'a' });
    expect(sent.flatMap(Object.keys).filter((name) => name.includes('user-agent'))).toEqual([]);
  });
});
