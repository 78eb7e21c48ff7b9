import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { describe, expect, it } from 'vitest';
import { api as readRecords } from '../../functions/read-records.ts';
import { createAuthenticate } from '../../lib/http/authenticate.ts';
import { domain } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';
import { AUDIENCE, ISSUER, NOW } from '../../testing/world.ts';

const lab = useLab();
const { send, refused } = lab;

describe('tokens', () => {
  const path = '/v1/results';
  it('401 without one, with a challenge', async () => {
    const answer = await refused(path, { token: null }, [401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer');
  });
  it.each([
    ['an expired one', { exp: NOW / 1000 - 60 }],
    ['one for later', { nbf: NOW / 1000 + 60 }],
    ['one of another issuer', { iss: 'https://other.example' }],
    ['one for another audience', { aud: 'other' }],
    ['one without a tenant', { tenant: undefined }],
    ['one with a tenant that is none', { tenant: 'A#B' }],
    ['one whose tenant is no text', { tenant: 5 }],
    ['one with a scope that is no text', { scope: ['read'] }],
  ])('401 for %s', async (_, claims) => {
    const token = await lab.world.token({ tenant: 'acme', scope: 'read', ...claims } as never);
    const answer = await refused(path, { token }, [401, 'unauthenticated']);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer error="invalid_token"');
  });
  it('401 for a token that never ends', async () => {
    const token = await new SignJWT({ iss: ISSUER, aud: AUDIENCE, tenant: 'acme', scope: 'read' })
      .setProtectedHeader({ alg: 'ES256', kid: 'test' })
      .sign(lab.world.privateKey);
    await refused(path, { token }, [401, 'unauthenticated']);
  });
  it('401 for another key, for no signature, for a shared secret made of the public key', async () => {
    const { privateKey } = await generateKeyPair('ES256');
    await refused(path, { token: await lab.world.token({ tenant: 'acme', scope: 'read' }, privateKey) }, [
      401,
      'unauthenticated',
    ]);
    const payload = { iss: ISSUER, aud: AUDIENCE, exp: NOW / 1000 + 60, tenant: 'acme', scope: 'read' };
    const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
    await refused(path, { token: `${part({ alg: 'none' })}.${part(payload)}.` }, [401, 'unauthenticated']);
    await refused(path, { token: `${part({ alg: 'none' })}.${part(payload)}.x` }, [401, 'unauthenticated']);
    const secret = Buffer.from(JSON.stringify(lab.world.jwks.keys[0]));
    const shared = await new SignJWT(payload).setProtectedHeader({ alg: 'HS256', kid: 'test' }).sign(secret);
    await refused(path, { token: shared }, [401, 'unauthenticated']);
    await refused(path, { token: 'nonsense' }, [401, 'unauthenticated']);
  });
  it('403 without the scope, which is named', async () => {
    const answer = await refused(path, { scope: 'check' }, [403, 'forbidden']);
    expect(answer.body.detail).toContain('read');
    expect(answer.headers.get('www-authenticate')).toContain('insufficient_scope');
    await refused('/v1/domain-checks', { scope: 'read codes redeem', body: domain }, [403, 'forbidden']);
    await refused('/v1/domain-checks', { scope: '', body: domain }, [403, 'forbidden']);
  });
  it('none is needed for health, rules and the API document', async () => {
    expect((await send('/v1/health', { token: null })).body).toMatchObject({ status: 'ok' });
    const rules = await send('/v1/rules', { token: null });
    expect(rules.body.items.length).toBeGreaterThan(25);
    expect(rules.body.items[0]).toMatchObject({
      id: 'verification/available',
      severity: 'error',
      constraint: 'basic-requirements',
    });
    expect((await send('/v1/openapi.json', { token: null })).body.openapi).toBe('3.1.0');
  });
  it('notices within a minute that a token has ended', async () => {
    const token = await lab.world.token({ tenant: 'acme', scope: 'read', exp: NOW / 1000 + 30 });
    expect((await send(path, { token })).status).toBe(200);
    lab.world.clock.now += 40_000;
    await refused(path, { token }, [401, 'unauthenticated']);
    lab.world.clock.now = NOW;
  });
  it('503 when the keys cannot be fetched', async () => {
    const { publicKey } = await generateKeyPair('ES256');
    expect(await exportJWK(publicKey)).toBeDefined();
    const authenticate = createAuthenticate(
      { issuer: ISSUER, audience: AUDIENCE, jwks: new URL('http://127.0.0.1:9/jwks') },
      () => NOW,
    );
    const answer = await lab.world.call(
      readRecords,
      { path: '/v1/results' },
      { ...lab.world.services, authenticate },
    );
    expect([answer.status, answer.body.type, answer.headers['retry-after']]).toEqual([
      503,
      'urn:icp-preflight:problem:keys-unavailable',
      '5',
    ]);
  });
});
