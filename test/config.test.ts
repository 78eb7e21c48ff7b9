import { describe, expect, it } from 'vitest';
import { readConfig } from '../lib/config.ts';
import { LOCAL_ISSUER } from '../lib/issuer-config.ts';

const jwks = (kid: string) => JSON.stringify({ keys: [{ kty: 'EC', kid }] });
const deployed = {
  STAGE: 'prod',
  TABLE_NAME: 'icp-preflight-prod',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'icp-preflight',
  JWKS_URL: 'https://issuer.example/jwks',
  DEPLOYMENT_KEY: 'k'.repeat(32),
};

describe('the configuration', () => {
  it('of a deployed stage is read and typed', () => {
    expect(readConfig({ ...deployed, AWS_REGION: 'cn-north-1', TABLE_ENDPOINT: '', LOG_TO: '' })).toEqual({
      stage: 'prod',
      table: { name: 'icp-preflight-prod', region: 'cn-north-1', endpoint: undefined },
      jwt: {
        issuer: 'https://issuer.example',
        audience: 'icp-preflight',
        jwks: new URL('https://issuer.example/jwks'),
      },
      deploymentKeys: ['k'.repeat(32)],
      logTo: 'stdout',
      webhooks: { allowPrivateAddresses: false },
      lookUps: {
        mode: 'asked',
        hours: 24,
        bootstrap: undefined,
        whois: new Map(),
        dnsServers: [],
        allowPrivateAddresses: false,
      },
      resultDays: 400,
      serversPerTenant: 10_000,
      signIn: undefined,
      traced: false,
    });
  });
  it('takes how long results are kept and how many servers are tracked, and no half number', () => {
    expect(readConfig({ ...deployed, RESULT_DAYS: '30', SERVERS_PER_TENANT: '7' })).toMatchObject({
      resultDays: 30,
      serversPerTenant: 7,
    });
    for (const wrong of ['0', '-1', '1.5', '1e3', '36501', 'never', ' 5'])
      expect(() => readConfig({ ...deployed, RESULT_DAYS: wrong }), wrong).toThrow(/RESULT_DAYS/);
  });
  it('says who is asked by look-ups, and how', () => {
    const { lookUps } = readConfig({
      ...deployed,
      LOOKUPS: 'on',
      LOOKUP_HOURS: '1',
      LOOKUP_WHOIS: 'cn=127.0.0.1:4343,HK=whois.example',
      LOOKUP_DNS: '127.0.0.1:5353, 127.0.0.1:5354',
      LOOKUP_PRIVATE_ADDRESSES: 'allow',
    });
    expect(lookUps).toMatchObject({
      mode: 'on',
      hours: 1,
      dnsServers: ['127.0.0.1:5353', '127.0.0.1:5354'],
      allowPrivateAddresses: true,
    });
    expect([...(lookUps.whois ?? [])]).toEqual([
      ['cn', { host: '127.0.0.1', port: 4343 }],
      ['hk', { host: 'whois.example', port: 43 }],
    ]);
    expect(() => readConfig({ ...deployed, LOOKUPS: 'yes', LOOKUP_HOURS: '-1', LOOKUP_WHOIS: 'cn' })).toThrow(
      /LOOKUPS, LOOKUP_HOURS, LOOKUP_WHOIS/,
    );
  });
  it('names every variable that is missing or wrong', () => {
    expect(() => readConfig({})).toThrow(/STAGE, TABLE_NAME, JWT_ISSUER, JWT_AUDIENCE, DEPLOYMENT_KEY/);
    expect(() => readConfig({ ...deployed, TABLE_NAME: 'a.b', LOG_TO: 'file', TABLE_ENDPOINT: 'x' })).toThrow(
      /TABLE_NAME, TABLE_ENDPOINT, LOG_TO/,
    );
    expect(() => readConfig({ ...deployed, JWKS_URL: undefined })).toThrow(/JWKS or JWKS_URL/);
    for (const wrong of [
      'x',
      '{}',
      '{"keys":[]}',
      '{"keys":[{}]}',
      '{"keys":[{"kty":1}]}',
      '{"keys":[null]}',
    ])
      expect(() => readConfig({ ...deployed, JWKS_URL: undefined, JWKS: wrong })).toThrow(/JSON Web Key Set/);
  });
  it('of a deployed stage refuses the local key, the local issuer, and keys without TLS', () => {
    expect(() => readConfig({ ...deployed, JWKS_URL: undefined, JWKS: jwks('local-1') })).toThrow(
      /local key/,
    );
    expect(() => readConfig({ ...deployed, JWT_ISSUER: LOCAL_ISSUER })).toThrow(/local issuer/);
    expect(() => readConfig({ ...deployed, JWKS_URL: 'http://issuer.example/jwks' })).toThrow(/https/);
    expect(readConfig({ ...deployed, JWKS_URL: undefined, JWKS: jwks('k1') }).jwt.jwks).toMatchObject({
      keys: [{ kid: 'k1' }],
    });
  });
  it('of the local stage takes the local key', () => {
    expect(
      readConfig({
        ...deployed,
        STAGE: 'local',
        JWT_ISSUER: LOCAL_ISSUER,
        JWKS_URL: undefined,
        JWKS: jwks('local-1'),
      }).stage,
    ).toBe('local');
  });
  it('takes one deployment key or several, none of them short', () => {
    const [one, other] = ['a'.repeat(32), 'b'.repeat(40)];
    expect(readConfig({ ...deployed, DEPLOYMENT_KEY: `${one}, ${other}` }).deploymentKeys).toEqual([
      one,
      other,
    ]);
    for (const DEPLOYMENT_KEY of ['', 'short', 'a'.repeat(31), `${one},`, `${one},short`])
      expect(() => readConfig({ ...deployed, DEPLOYMENT_KEY })).toThrow(/DEPLOYMENT_KEY/);
  });

  it.each([
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318' }, true],
    [{ OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: 'https://collector.example/v1/traces' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'console, otlp' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'false' }, true],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: '' }, false],
    [{ OTEL_SERVICE_NAME: 'x', OTEL_TRACES_EXPORTER: 'otlp' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_TRACES_EXPORTER: 'none' }, false],
    [{ OTEL_EXPORTER_OTLP_ENDPOINT: 'http://127.0.0.1:4318', OTEL_SDK_DISABLED: 'TRUE' }, false],
  ])('traces where a collector is named and nothing turns it off: %j', (env, traced) =>
    expect(readConfig({ ...deployed, ...env }).traced).toBe(traced),
  );

  it.each(['localhost:4318', 'ftp://collector.example', 'x'])('refuses %s as a collector', (address) =>
    expect(() => readConfig({ ...deployed, OTEL_EXPORTER_OTLP_ENDPOINT: address })).toThrow(
      'OTEL_EXPORTER_OTLP_ENDPOINT',
    ),
  );
});
