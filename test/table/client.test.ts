import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { openClient } from '../../lib/table/client.ts';
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

  it('signs as the SDK does, whatever is sent and however often', async () => {
    const credentials = {
      accessKeyId: 'AKIDONE',
      secretAccessKey: 'a secret / 密',
      sessionToken: 'a session',
    };
    const ours = openClient({ region: 'cn-north-4', endpoint: 'http://127.0.0.1', sends: 1 });
    const plain = new DynamoDBClient({ region: 'cn-north-4', credentials });
    const own = new DynamoDBClient({ region: 'cn-north-4', credentials, sha256: ours.config.sha256 });
    const signers = await Promise.all([plain, own].map(({ config }) => config.signer()));
    for (const [body, second] of [
      ['{}', 1],
      ['{"pk":{"S":"备案"}}', 2],
      ['x'.repeat(100_000), 3],
      ['', 4],
    ] as const) {
      const headers = {
        host: 'dynamodb.cn-north-4.example.cn',
        'content-type': 'application/x-amz-json-1.0',
      };
      const asked = {
        method: 'POST',
        protocol: 'https:',
        hostname: headers.host,
        path: '/',
        query: {},
        body,
      };
      const signed = signers.map((signer) =>
        signer.sign(
          { ...asked, headers: { ...headers } },
          { signingDate: new Date(1_790_000_000_000 + second * 86_400_000) },
        ),
      );
      const [one, other] = (await Promise.all(signed)).map((request) => request.headers.authorization);
      expect(one).toMatch(/Signature=[0-9a-f]{64}$/);
      expect(other).toBe(one);
    }
  });

  it.each([
    ...['us-east-1', 'ap-southeast-3', 'il-central-1', 'mx-central-1', 'cn-north-1', 'cn-northwest-1'],
    ...['us-gov-west-1', 'us-iso-east-1', 'us-isob-east-1', 'eu-isoe-west-1', 'eusc-de-east-1', 'mars-1'],
  ])('goes where the SDK goes in %s', (region) => {
    const ours = openClient({ region, endpoint: undefined, sends: 1 });
    const plain = new DynamoDBClient({ region });
    for (const ways of [
      {},
      { UseDualStack: true },
      { UseFIPS: true },
      { UseFIPS: true, UseDualStack: true },
    ]) {
      const asked = { Region: region, AccountIdEndpointMode: 'disabled', ...ways };
      const answerOf = ({ config }: DynamoDBClient) => {
        try {
          return config.endpointProvider(asked);
        } catch (error) {
          return String(error);
        }
      };
      expect(answerOf(ours)).toEqual(answerOf(plain));
    }
  });

  it('goes to the endpoint that is set, whatever the region is', () => {
    for (const endpoint of ['http://127.0.0.1:8000', 'https://table.example.cn:8443/dynamodb']) {
      const { config } = openClient({ region: 'cn-north-4', endpoint, sends: 1 });
      const asked = { Region: 'cn-north-4', Endpoint: endpoint };
      expect(config.endpointProvider(asked)).toEqual(
        new DynamoDBClient({ region: 'cn-north-4', endpoint }).config.endpointProvider(asked),
      );
    }
  });

  it.each(['AWS_ENDPOINT_URL_DYNAMODB', 'AWS_ENDPOINT_URL'])(
    'goes where %s says, where nothing else does',
    async (name) => {
      keysOfRole('AKIDONE');
      vi.stubEnv(name, `http://127.0.0.1:${port}`);
      await openTable({ name: 'tables', region: 'eu-west-1', endpoint: undefined })(5000).get({
        pk: 'a',
        sk: 'a',
      });
      expect(sent).toHaveLength(1);
      vi.stubEnv(name, undefined);
    },
  );

  it('tells nothing of the SDK and the machine', async () => {
    keysOfRole('AKIDONE');
    await open().put({ pk: 'a', sk: 'a' });
    expect(sent.flatMap(Object.keys).filter((name) => name.includes('user-agent'))).toEqual([]);
  });
});
