import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Resolve } from '../../lib/outbound/guard.ts';
import { createPost, faultOfAddress } from '../../lib/outbound/post.ts';
import { isPublicAddress } from '../../lib/outbound/public-address.ts';
import { secretOf, signedHeaders } from '../../lib/outbound/signature.ts';
import { openReceiver } from '../../testing/receiver.ts';

let receiver: Awaited<ReturnType<typeof openReceiver>>;
beforeAll(async () => {
  receiver = await openReceiver();
});
afterAll(() => receiver.close());

const message = (url: string) => ({
  url,
  headers: { 'content-type': 'application/json' },
  body: '{"type":"x"}',
});
/** Names of the internet, which tests cannot ask: this one says what it is told. */
const resolvesTo =
  (...addresses: string[]): Resolve =>
  async () =>
    addresses.map((address) => ({ address, family: address.includes(':') ? 6 : 4 }));

describe('an address', () => {
  it.each([
    '1.1.1.1',
    '8.8.8.8',
    '114.114.114.114',
    '172.15.0.1',
    '172.32.0.1',
    '100.63.0.1',
    '100.128.0.1',
    '192.167.1.1',
    '2606:4700:4700::1111',
    '2400:3200::1',
    '2001:200::1',
  ])('%s is public', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
  it.each([
    '0.0.0.0',
    '10.1.2.3',
    '100.64.0.1',
    '100.100.100.200',
    '127.0.0.1',
    '127.255.0.9',
    '168.63.129.16',
    '169.254.169.254',
    '172.16.0.1',
    '172.31.255.255',
    '192.0.0.1',
    '192.0.2.1',
    '192.88.99.1',
    '192.168.0.1',
    '198.18.0.1',
    '198.51.100.1',
    '203.0.113.1',
    '224.0.0.1',
    '240.0.0.1',
    '255.255.255.255',
    '::',
    '::1',
    '::ffff:127.0.0.1',
    '::ffff:8.8.8.8',
    '64:ff9b::7f00:1',
    'fc00::1',
    'fd00:ec2::254',
    'fe80::1',
    'ff02::1',
    '2001::1',
    '2001:db8::1',
    '2002:7f00:1::',
    '3fff::1',
    '4000::1',
    'localhost',
    '',
    '1.2.3',
  ])('%s is not public', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });
});

describe('a URL', () => {
  it.each([
    ['https://ops.example.com/', undefined],
    ['https://8.8.8.8/', undefined],
    ['http://ops.example.com/', 'url'],
    ['https://127.0.0.1/', 'url-not-public'],
    ['https://2130706433/', 'url-not-public'],
    ['https://0x7f.1/', 'url-not-public'],
    ['https://[::1]/', 'url-not-public'],
    ['https://[::ffff:10.0.0.1]/', 'url-not-public'],
    ['https://localhost:8443/', 'url-not-public'],
    ['https://a.localhost./', 'url-not-public'],
    ['https://169.254.169.254/latest', 'url-not-public'],
  ])('%s: %s', (url, fault) => {
    expect(faultOfAddress(url, { allowPrivateAddresses: false })).toBe(fault);
    expect(faultOfAddress(url, { allowPrivateAddresses: true })).toBeUndefined();
  });
});

describe('a post', () => {
  it('is taken with any status of 200 to 299, and told why not otherwise', async () => {
    const post = createPost({ allowPrivateAddresses: true });
    for (const status of [200, 202, 204, 299]) {
      receiver.answer(status);
      expect(await post(message(receiver.url))).toEqual({ taken: true });
    }
    receiver.answer(503);
    expect(await post(message(receiver.url))).toEqual({ taken: false, reason: 'status-503', gone: false });
    receiver.answer(410);
    expect(await post(message(receiver.url))).toEqual({ taken: false, reason: 'status-410', gone: true });
  });

  it.each([['169.254.169.254'], ['127.0.0.1'], ['8.8.8.8', '10.0.0.1'], ['2606:4700::1', 'fd00::1']])(
    'does not go to a name that leads to %s %s',
    async (...addresses) => {
      const post = createPost({
        allowPrivateAddresses: false,
        resolve: resolvesTo(...addresses.filter(Boolean)),
      });
      expect(await post(message('https://ops.example.com/'))).toMatchObject({ reason: 'address-not-public' });
    },
  );

  it('does not go to a private address, nor by plain http, where that is not allowed', async () => {
    const post = createPost({ allowPrivateAddresses: false });
    const before = receiver.seen.requests;
    expect(await post(message(receiver.url))).toMatchObject({ reason: 'not-https' });
    expect(await post(message(receiver.url.replace('http:', 'https:')))).toMatchObject({
      reason: 'address-not-public',
    });
    expect(receiver.seen.requests).toBe(before);
  });

  it('connects to the very address that was checked, asked for once', async () => {
    let asked = 0;
    const post = createPost({
      allowPrivateAddresses: true,
      resolve: async (name) => {
        asked += 1;
        expect(name).toBe('ops.example.com');
        return [{ address: '127.0.0.1', family: 4 }];
      },
    });
    receiver.answer(204);
    const { port } = new URL(receiver.url);
    expect(await post(message(`http://ops.example.com:${port}/hook`))).toEqual({ taken: true });
    expect(asked).toBe(1);
    expect(receiver.take().at(-1)?.headers.host).toBe(`ops.example.com:${port}`);
  });

  it('follows no redirect', async () => {
    const inner = await openReceiver();
    receiver.answer((response) => response.writeHead(307, { location: inner.url }).end());
    const post = createPost({ allowPrivateAddresses: true });
    expect(await post(message(receiver.url))).toEqual({ taken: false, reason: 'redirect', gone: false });
    expect(inner.seen.requests).toBe(0);
    await inner.close();
  });

  it('ends in its time, whether the receiver or its name is slow', async () => {
    const post = createPost({ allowPrivateAddresses: true, timeoutMs: 40 });
    receiver.answer(() => undefined);
    expect(await post(message(receiver.url))).toMatchObject({ reason: 'timeout' });
    const slow = createPost({
      allowPrivateAddresses: true,
      timeoutMs: 40,
      resolve: () => new Promise(() => undefined),
    });
    expect(await slow(message('http://ops.example.com/'))).toMatchObject({ reason: 'timeout' });
  });

  it('waits for no end of an answer', async () => {
    const post = createPost({ allowPrivateAddresses: true, timeoutMs: 60_000 });
    receiver.answer((response) => void response.writeHead(200).write('and on and on'));
    expect(await post(message(receiver.url))).toEqual({ taken: true });
  });

  it('tells a name without an address, a port where nobody listens, and a certificate that is none', async () => {
    const fails: Resolve = () => Promise.reject(new Error('ENOTFOUND'));
    const lost = createPost({ allowPrivateAddresses: true, resolve: fails });
    expect(await lost(message('http://ops.example.com/'))).toMatchObject({ reason: 'name-not-found' });
    const empty = createPost({ allowPrivateAddresses: true, resolve: resolvesTo() });
    expect(await empty(message('http://ops.example.com/'))).toMatchObject({ reason: 'name-not-found' });
    const post = createPost({ allowPrivateAddresses: true });
    expect(await post(message('http://127.0.0.1:9/'))).toMatchObject({ reason: 'no-connection' });
    expect(await post(message(receiver.url.replace('http:', 'https:')))).toMatchObject({ taken: false });
  });
});

describe('a signature', () => {
  it('is the one of the specification', () => {
    // The example of https://github.com/standard-webhooks/standard-webhooks, spec/standard-webhooks.md.
    const secret = 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw';
    const body = '{"test": 2432232314}';
    const message = { id: 'msg_p5jXN8AQM9LWM0D4loKWxJek', timestampSeconds: 1614265330, body };
    expect(signedHeaders(message, [secret])['webhook-signature']).toBe(
      'v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=',
    );
    expect(signedHeaders(message, [secret, secretOf(new Uint8Array(32))])['webhook-signature']).toMatch(
      /^v1,g0hM\S+ v1,\S+$/,
    );
  });
});
