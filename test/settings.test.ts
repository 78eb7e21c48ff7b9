/** Every setting of functions and of the server: what is refused, in which words, and all of it at once. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readServerConfig } from '../entries/server-settings.ts';
import { readConfig } from '../lib/config.ts';
import { WrongSettings } from '../lib/settings.ts';

const GOOD = {
  STAGE: 'prod',
  TABLE_NAME: 'icp-preflight-prod',
  JWT_ISSUER: 'https://issuer.example',
  JWT_AUDIENCE: 'icp-preflight',
  JWKS_URL: 'https://issuer.example/jwks',
  DEPLOYMENT_KEY: 'k'.repeat(32),
  AWS_ACCESS_KEY_ID: 'id',
  AWS_SECRET_ACCESS_KEY: 'secret',
};
const keySet = (...keys: object[]) => JSON.stringify({ keys });

const NO_NUMBERS = ['-1', '1e1', '0x10', '1,5', '5 s', ' 5', 'five', '999999999', '9'.repeat(400)];
const NO_ADDRESSES = [
  'nonsense',
  'table.example',
  'localhost:8000',
  'ftp://table.example',
  'https://',
  'https:/a',
  'http://a b',
];
const NO_COLLECTORS = NO_ADDRESSES;

/** Values that are nonsense, by setting. Blank ones are refused of all. */
const NONSENSE: { readonly [setting: string]: readonly string[] } = {
  STAGE: ['two words', 'a/b', 's'.repeat(65)],
  TABLE_NAME: ['ab', 'a.b', 'a b', 't'.repeat(256)],
  AWS_REGION: ['EU West', 'us_east', 'us-east-1.example'],
  TABLE_ENDPOINT: [...NO_ADDRESSES, 'https://user:secret@table.example'],
  JWT_ISSUER: ['two words', 'https:issuer.example', 'https:/issuer.example', 'i'.repeat(1001)],
  JWT_AUDIENCE: ['two\nlines', 'a'.repeat(1001)],
  JWKS: [
    'nonsense',
    '[]',
    'null',
    keySet(),
    keySet({ kty: 'oct', k: 'c2VjcmV0' }),
    keySet({ kty: 'EC', crv: 'P-256', x: 'x', y: 'y', d: 'private' }),
  ],
  JWKS_URL: [...NO_ADDRESSES, 'http://issuer.example/jwks', 'https://user:secret@issuer.example/jwks'],
  DEPLOYMENT_KEY: ['short', `${'k'.repeat(32)},`, `${'k'.repeat(32)},${' '.repeat(40)}`],
  LOG_TO: ['file', 'STDOUT', 'stdout,stderr'],
  WEBHOOK_PRIVATE_ADDRESSES: ['yes', 'true', 'Allow'],
  RESULT_DAYS: [...NO_NUMBERS, '0', '1.5', '36501', '400 days'],
  SERVERS_PER_TENANT: [...NO_NUMBERS, '0', '10000001', '10_000'],
  OIDC_ISSUER: [...NO_ADDRESSES, 'http://issuer.example'],
  OIDC_CLIENT_ID: ['two\nlines'],
  OIDC_RESOURCE: ['nonsense', 'https://api.example#part'],
  LOOKUPS: ['yes', 'ON', 'true', '1'],
  LOOKUP_HOURS: [...NO_NUMBERS, '8761', '24h', '1.5'],
  LOOKUP_BOOTSTRAP: ['nonsense', '/nowhere/dns.json', 'ftp://data.iana.org/rdap/dns.json', 'https://'],
  LOOKUP_WHOIS: ['nonsense', 'cn', 'cn=', 'cn=a:0', 'cn=a:65536', 'cn=a;hk=b', ',', 'cn=http://a'],
  LOOKUP_DNS: [
    ...['nonsense', '8.8.8', '8.8.8.8:0', '8.8.8.8:65536', '8.8.8.8:dns', '256.1.1.1', 'dns.example:53'],
    ...['8.8.8.8,', '8.8.8.8;1.1.1.1', '[::1', '[8.8.8.8]:53', 'udp://8.8.8.8'],
  ],
  LOOKUP_PRIVATE_ADDRESSES: ['no', 'false'],
  OTEL_EXPORTER_OTLP_ENDPOINT: NO_COLLECTORS,
  OTEL_EXPORTER_OTLP_TRACES_ENDPOINT: NO_COLLECTORS,
  OTEL_EXPORTER_OTLP_HEADERS: ['Bearer secret', 'authorization', '=secret', 'a=b,secret'],
  OTEL_EXPORTER_OTLP_TIMEOUT: [...NO_NUMBERS, '0', '60001', '500ms', '0.5'],
  OTEL_SERVICE_NAME: [],
  OTEL_RESOURCE_ATTRIBUTES: ['prod', '=b'],
  OTEL_TRACES_SAMPLER: ['all', 'ratio', 'Always_On'],
  OTEL_TRACES_SAMPLER_ARG: ['-0.1', '1.1', '10%', '1/10', '.'],
  OTEL_TRACES_EXPORTER: ['nonsense', 'otlp,', 'otlp;none'],
  OTEL_SDK_DISABLED: ['yes', '1'],
};
const OF_THE_SERVER: typeof NONSENSE = {
  HOST: ['two words', 'http://127.0.0.1', '127.0.0.1:8080', '256.1.1.1', '1.2.3', '[::]', 'h'.repeat(254)],
  PORT: [...NO_NUMBERS, '65536', '8080.5', 'http'],
  DRAIN_SECONDS: [...NO_NUMBERS, '3601', '5s', '1.'],
  STOP_SECONDS: [...NO_NUMBERS, '3601', '.5'],
  RUN_MINUTES: [...NO_NUMBERS, '0', '0.5', '1441'],
  AWS_ACCESS_KEY_ID: [],
  AWS_SECRET_ACCESS_KEY: [],
};
/** Without which a setting is not looked at. */
const BESIDE = { OIDC_ISSUER: 'https://issuer.example', OIDC_CLIENT_ID: 'console' };

const cases = (of: typeof NONSENSE) =>
  Object.entries(of).flatMap(([name, values]) =>
    ['  ', '\t', ...values].map((value) => [name, value] as const),
  );

/** What a reader says of an environment. */
function refusalOf(read: () => unknown): string {
  try {
    read();
  } catch (error) {
    if (error instanceof WrongSettings) return error.message;
    throw error;
  }
  return '';
}

describe('a setting', () => {
  it('of a deployment is in this table', () => {
    const block =
      /\n {2}environment:\n([\s\S]*?)\n {2}\w/.exec(readFileSync('serverless.yml', 'utf8'))?.[1] ?? '';
    const handed = [...block.matchAll(/^ {4}([A-Z_]+):/gm)].map(([, name = '']) => name);
    expect(handed.length).toBeGreaterThan(20);
    expect(Object.keys(NONSENSE)).toEqual(expect.arrayContaining(handed));
  });

  it.each(cases(NONSENSE))(
    '%s is refused as %j, with what it may be, and without what it is',
    (name, value) => {
      const refusal = refusalOf(() => readConfig({ ...GOOD, ...BESIDE, [name]: value }));
      const [first, ...lines] = refusal.split('\n');
      expect(first).toBe(`configuration: set these environment variables to a valid value: ${name}`);
      expect(lines.length).toBe(1);
      expect(lines[0]).toMatch(new RegExp(`^${name}: not valid\\. Expected .{5,}\\.$`));
      expect(refusal).not.toMatch(/secret@|c2VjcmV0|"private"|nonsense|=secret/);
    },
  );

  it.each(cases(OF_THE_SERVER))('%s of the server is refused as %j', (name, value) => {
    const refusal = refusalOf(() => readServerConfig({ ...GOOD, [name]: value }));
    expect(refusal).toMatch(new RegExp(`value: ${name}\\n${name}: not valid\\. Expected .{5,}\\.$`));
  });

  it('may have blanks around it where it is no number', () => {
    const config = readConfig({
      ...GOOD,
      STAGE: ' prod\r',
      TABLE_ENDPOINT: ' https://table.example\n',
      JWT_ISSUER: 'https://issuer.example ',
      LOOKUPS: ' on ',
      LOOKUP_DNS: ' 192.0.2.53 , [2001:db8::53]:5353 ',
      OTEL_TRACES_EXPORTER: ' none ',
    });
    expect(config).toMatchObject({
      stage: 'prod',
      table: { endpoint: 'https://table.example' },
      jwt: { issuer: 'https://issuer.example' },
      lookUps: { mode: 'on', dnsServers: ['192.0.2.53', '[2001:db8::53]:5353'] },
    });
    const { settings } = readServerConfig({ ...GOOD, HOST: ' ::1 ', PORT: '0', STOP_SECONDS: '0.5' });
    expect(settings).toMatchObject({ HOST: '::1', PORT: 0, STOP_SECONDS: 0.5 });
  });
});

describe('wrong settings', () => {
  it('are told all at once, whatever is missing or wrong, alone or beside others', () => {
    const env = {
      STAGE: 'prod',
      JWT_ISSUER: 'urn:icp-preflight:local',
      JWKS_URL: 'http://issuer.example/jwks',
      DEPLOYMENT_KEY: 'the-secret',
      OIDC_CLIENT_ID: 'console',
      LOOKUPS: 'nonsense',
      LOOKUP_DNS: 'nonsense',
      OTEL_TRACES_SAMPLER: 'nonsense',
      PORT: ' ',
      RUN_MINUTES: '0',
      AWS_ACCESS_KEY_ID: 'id',
    };
    const refusal = refusalOf(() => readServerConfig(env));
    const told = refusal
      .split('\n')
      .slice(1)
      .map((line) => line.split(': ')[0]);
    expect([...new Set(told)].sort()).toEqual(
      [
        ...['AWS_SECRET_ACCESS_KEY', 'DEPLOYMENT_KEY', 'JWKS_URL', 'JWT_AUDIENCE', 'JWT_ISSUER', 'LOOKUPS'],
        ...['LOOKUP_DNS', 'OIDC_ISSUER', 'OTEL_TRACES_SAMPLER', 'PORT', 'RUN_MINUTES', 'TABLE_NAME'],
      ].sort(),
    );
    expect(refusal).toMatch(
      /\nRUN_MINUTES: not valid\. Expected a number of minutes from 1 to 1440, such as 15\./,
    );
    expect(refusal).toMatch(/\nTABLE_NAME: not set\. Expected 3 to 255 letters/);
    expect(refusal).not.toMatch(/nonsense|the-secret/);
  });

  it('are told without a place in the code, whoever prints them', () => {
    const { stack } = new WrongSettings([{ name: 'PORT', state: 'not set', needed: 'a number' }]);
    expect(stack).toMatch(/^WrongSettings: configuration: .*PORT\nPORT: not set\. Expected a number\.$/);
  });

  it('are those alone that need one another where one of them is there', () => {
    for (const one of ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY']) {
      expect(refusalOf(() => readConfig({ ...GOOD, [one]: '' }))).toMatch(new RegExp(`\\n${one}: not set`));
      expect(refusalOf(() => readServerConfig({ ...GOOD, [one]: undefined }))).toContain(`${one}: not set`);
    }
    const { AWS_ACCESS_KEY_ID: _, AWS_SECRET_ACCESS_KEY: __, ...without } = GOOD;
    expect(refusalOf(() => readConfig(without))).toBe('');
    expect(refusalOf(() => readServerConfig(without))).toMatch(
      /value: AWS_ACCESS_KEY_ID, AWS_SECRET_ACCESS_KEY\n/,
    );
    const role = { ALIBABA_CLOUD_ACCESS_KEY_ID: 'id', ALIBABA_CLOUD_ACCESS_KEY_SECRET: 'secret' };
    expect(refusalOf(() => readServerConfig({ ...without, ...role }))).toBe('');
    for (const [name, value] of Object.entries({ ...BESIDE, OIDC_RESOURCE: 'https://api.example' }))
      expect(refusalOf(() => readConfig({ ...GOOD, [name]: value }))).toMatch(
        /value: OIDC_(ISSUER|CLIENT_ID)/,
      );
  });
});
