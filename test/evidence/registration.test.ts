import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRdap } from '../../lib/evidence/rdap.ts';
import type { Registration } from '../../lib/evidence/registration.ts';
import { readWhois } from '../../lib/evidence/whois.ts';

const sample = (name: string) => readFileSync(join(import.meta.dirname, 'samples', name), 'utf8');
const rdap = (body: unknown, status = 200) =>
  readRdap(body, status, { name: 'example.com', source: 'rdap', address: 'https://rdap.example/' });
const whois = (text: string, name = 'example.com') =>
  readWhois(text, { name, source: 'whois', address: 'whois.example:43' });
const facts = (found: Registration) => (found.kind === 'registered' ? found.facts : undefined);

const vcard = (...properties: [string, string][]) => ({
  vcardArray: ['vcard', properties.map(([name, value]) => [name, {}, 'text', value])],
});

describe('an RDAP answer', () => {
  it('has registrar with its IANA id, statuses and the instant of expiry', () => {
    expect(facts(rdap(JSON.parse(sample('rdap/domain-com-thin.json'))))).toEqual({
      name: 'haitangjiaju.com',
      registrar: { name: 'Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)', ianaId: 1599 },
      expiresOn: '2027-03-01T16:30:00Z',
      statuses: ['client transfer prohibited', 'client hold'],
    });
  });

  it('has the holder, an organisation before a person', () => {
    const holder = (...properties: [string, string][]) =>
      facts(
        rdap({
          objectClassName: 'domain',
          ldhName: 'example.com',
          entities: [{ roles: ['registrant'], ...vcard(...properties) }],
        }),
      )?.registrant;
    expect(holder(['fn', 'Li Lei'], ['org', 'Haitang Furniture Ltd.'])).toEqual({
      name: 'Haitang Furniture Ltd.',
    });
    expect(holder(['fn', '李雷'])).toEqual({ name: '李雷' });
    expect(holder(['fn', ''])).toBeUndefined();
    expect(holder()).toBeUndefined();
  });

  it('takes no handle for an id', () => {
    const body = {
      objectClassName: 'domain',
      entities: [{ handle: '292', roles: ['registrar'], ...vcard(['fn', 'MarkMonitor Inc.']) }],
    };
    expect(facts(rdap(body))?.registrar).toEqual({ name: 'MarkMonitor Inc.' });
  });

  it.each([
    ['a text in the place of a list', 'server hold', ['server hold']],
    ['a list', ['server hold', 'active'], ['server hold', 'active']],
    ['an empty list: there is none', [], []],
    ['a list that holds no texts', [{ status: 'server hold' }], undefined],
    ['an object', { status: 'server hold' }, undefined],
    ['null', null, undefined],
    ['a number', 5, undefined],
  ])('has statuses by %s', (_, status, expected) => {
    expect(facts(rdap({ objectClassName: 'domain', ldhName: 'example.com', status }))?.statuses).toEqual(
      expected,
    );
  });

  it.each(['expiration', 'Expiration', ' EXPIRATION '])('has its expiry by the action %j', (eventAction) => {
    const events = [
      { eventAction: 'registration', eventDate: '2020-01-01T00:00:00Z' },
      { eventAction: 'registrar expiration', eventDate: '2026-01-01T00:00:00Z' },
      { eventAction, eventDate: '2028-01-01T00:00:00Z' },
    ];
    expect(facts(rdap({ objectClassName: 'domain', events }))?.expiresOn).toBe('2028-01-01T00:00:00Z');
  });

  it.each([
    ['by its registered name', [{ name: { type: 'Registrant Organization' }, method: 'removal' }]],
    ['by a description', [{ name: { description: "Registrant's Organisation" }, method: 'emptyValue' }]],
    [
      'by its path',
      [
        {
          name: { description: 'Org' },
          prePath: "$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='org')]",
          method: 'removal',
        },
      ],
    ],
  ])('takes no person for the holder where the organization is redacted, %s', (_, redacted) => {
    const body = {
      objectClassName: 'domain',
      redacted,
      entities: [{ roles: ['registrant'], ...vcard(['fn', 'Li Lei'], ['org', '']) }],
    };
    expect(facts(rdap(body))).not.toHaveProperty('registrant');
    const other = [{ name: { type: 'Tech Organization' } }, { name: { type: 'Registrant Street' } }];
    expect(facts(rdap({ ...body, redacted: other }))?.registrant).toEqual({ name: 'Li Lei' });
  });

  it.each(['0x1A', '1e3', ' ', 'not applicable', '-1', '1.5'])('takes %j for no id', (identifier) => {
    const entities = [
      {
        roles: ['registrar'],
        publicIds: [{ type: 'IANA Registrar ID', identifier }],
        ...vcard(['fn', 'X Ltd.']),
      },
    ];
    expect(facts(rdap({ objectClassName: 'domain', entities }))?.registrar).toEqual({ name: 'X Ltd.' });
  });

  it('leaves out what came in an encoding that it is not in', () => {
    const body = {
      objectClassName: 'domain',
      ldhName: 'example.com',
      status: ['active'],
      entities: [{ roles: ['registrant'], ...vcard(['fn', 'Haitang \uFFFD\uFFFD Ltd.']) }],
    };
    expect(facts(rdap(body))).toEqual({ name: 'example.com', statuses: ['active'] });
  });

  it.each([
    [{ errorCode: 404, title: 'Not Found' }, { kind: 'not-registered' }],
    [{ errorCode: 403, title: 'Forbidden' }, { reason: 'refused' }],
    [{ errorCode: 503, title: 'Unavailable' }, { reason: 'refused' }],
    [{ errorCode: '429' }, { reason: 'rate-limited' }],
  ])('is an error by its body alone, as it is pasted: %j', (body, expected) => {
    expect(rdap(body)).toMatchObject(expected);
  });

  it('tells absence from refusal', () => {
    expect(rdap(JSON.parse(sample('rdap/not-found-404.json')))).toMatchObject({ kind: 'not-registered' });
    expect(rdap(undefined, 404)).toMatchObject({ kind: 'not-registered' });
    expect(rdap({}, 429)).toMatchObject({ reason: 'rate-limited' });
    expect(rdap({ errorCode: 429 })).toMatchObject({ reason: 'rate-limited' });
    expect(rdap({}, 401)).toMatchObject({ reason: 'refused' });
    expect(rdap('text')).toMatchObject({ reason: 'malformed' });
  });

  it('never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (entities, events) => {
        expect(rdap({ objectClassName: 'domain', entities, events, status: events })).toMatchObject({
          kind: 'registered',
        });
      }),
    );
  });
});

describe('characters that would steer a terminal', () => {
  const STEERING = 'Haitang\u001b[2J\u001b]0;x\u0007\u009b1m\u0000 Ltd.';
  it.each([
    ['WHOIS', () => whois(`Domain Name: example.com\nRegistrant: ${STEERING}`)],
    [
      'RDAP',
      () =>
        rdap({
          objectClassName: 'domain',
          ldhName: 'example.com',
          entities: [{ roles: ['registrant'], ...vcard(['fn', STEERING]) }],
        }),
    ],
  ])('are left out of %s, of what stands there too', (_, read) => {
    const found = read();
    expect(facts(found)?.registrant?.name).toMatch(/^Haitang .*Ltd\.$/);
    expect(JSON.stringify(found)).not.toMatch(/\\u00|\p{Cc}/u);
  });
});

describe('a WHOIS answer', () => {
  it("is CNNIC's, in Beijing time as it stands there", () => {
    expect(facts(whois(sample('whois/cn-server-hold.txt'), 'haitangjiaju.cn'))).toEqual({
      name: 'haitangjiaju.cn',
      registrar: { name: '阿里云计算有限公司（万网）' },
      registrant: { name: '海棠家居（深圳）有限公司' },
      expiresOn: '2027-08-01 20:00:00',
      statuses: ['clientTransferProhibited', 'serverHold'],
    });
  });

  it('has the variant that was asked for, of a name in Chinese characters', () => {
    const text =
      'Domain Name: 家具.中国\nPuny Name: xn--zfr164b1.xn--fiqs8s\nDomain Name: 家具.中國\nPuny Name: xn--zfr164b1.xn--fiqz9s\nRegistrant: 海棠';
    expect(facts(whois(text, 'xn--zfr164b1.xn--fiqz9s'))?.name).toBe('xn--zfr164b1.xn--fiqz9s');
    expect(facts(whois(text))?.name).toBe('xn--zfr164b1.xn--fiqs8s');
  });

  it("is in ICANN's profile, with the registry's day before the registrar's", () => {
    const text = [
      '   Domain Name: EXAMPLE.COM',
      '   Registrar Registration Expiration Date: 2027-01-01T00:00:00Z',
      '   Registry Expiry Date: 2027-08-13T04:00:00Z',
      '   Registrar: Example Registrar, Inc.',
      '   Registrar IANA ID: 376',
      '   Domain Status: clientHold https://icann.org/epp#clientHold',
      '   Registrant Organization: Haitang Furniture Ltd.',
      '   Registrant Name: Li Lei',
      '>>> Last update of whois database: 2026-11-25T00:00:00Z <<<',
      'TERMS OF USE: you may not use this when no match for a domain is found',
    ].join('\r\n');
    expect(facts(whois(text))).toEqual({
      name: 'example.com',
      registrar: { name: 'Example Registrar, Inc.', ianaId: 376 },
      registrant: { name: 'Haitang Furniture Ltd.' },
      expiresOn: '2027-08-13T04:00:00Z',
      statuses: ['clientHold https://icann.org/epp#clientHold'],
    });
  });

  it('is what a console shows in Chinese', () => {
    const text =
      '域名：haitangjiaju.cn\n域名持有者：海棠家居（深圳）有限公司\n注册商：阿里云计算有限公司（万网）\n到期时间：2027-08-01\n域名状态：正常';
    expect(facts(whois(text))).toMatchObject({
      registrant: { name: '海棠家居（深圳）有限公司' },
      expiresOn: '2027-08-01',
      statuses: ['正常'],
    });
  });

  it.each([
    'No matching record.',
    'No match for "EXAMPLE.COM".\r\n>>> Last update',
    'NOT FOUND',
    'The queried object does not exist: DOMAIN NOT FOUND',
    '% No entries found for the selected source(s).',
    'Domain not found.',
    'Status: free',
    '没有找到匹配的记录',
    'Domain: example.com\nStatus: free',
    'Domain:\texample.com\nStatus:\tAVAILABLE',
    'Domain Name: example.com\nDomain Status: No Object Found',
    'Domain name: example.com\nStatus: Not Registered',
    '域名：example.com\n域名状态：未注册',
    'Domain Name: example.com\n\nNo match for domain "EXAMPLE.COM".',
    '"example.com" not found.',
    'example.com is not registered',
    'The domain example.com is available for registration.',
    'Domain example.com does not exist in database.',
    'The requested domain was not found in the Registry or Registrar’s WHOIS Server.',
    'No match!!',
    'We do not have an entry in our database matching your query.',
    'No information was found matching that query.',
    'No Data Was Found to match the request criteria.',
    'No such domain example.com',
  ])('says that there is no such domain: %s', (text) => {
    expect(whois(text)).toMatchObject({ kind: 'not-registered' });
  });

  it.each([
    ['WHOIS LIMIT EXCEEDED - SEE WWW.PIR.ORG/WHOIS FOR DETAILS', 'rate-limited'],
    ['Number of allowed queries exceeded. You have exceeded your quota', 'rate-limited'],
    ['查询过于频繁，请稍后再试', 'rate-limited'],
    ['No data available: query limit exceeded', 'rate-limited'],
    ['No information available. You have exceeded your quota.', 'rate-limited'],
    ['Queried interval is too short.', 'rate-limited'],
    ['Number of allowed queries exceeded.', 'rate-limited'],
    ['Excessive querying, grace period of 60 seconds applied', 'rate-limited'],
    ['Your connection limit exceeded. Please slow down and try again later.', 'rate-limited'],
    ['IP Address Has Reached Rate Limit', 'rate-limited'],
    ['% Maximum query rate reached', 'rate-limited'],
    ['You are querying too fast', 'rate-limited'],
    ['您的查询次数已超过限制', 'rate-limited'],
    ['Domain Name: example.com\nQuery rate limit exceeded. Try again in 60 seconds.', 'rate-limited'],
    ['Your IP has been blocked.', 'refused'],
    ['You have been banned for abuse.', 'refused'],
    ['Requests of this client are not permitted.', 'refused'],
    ['ERROR: connection refused; access restricted', 'refused'],
    ['Domain Name: example.com', 'malformed'],
    ['Domain registration data is available at https://www.example.net/whois', 'malformed'],
    ['The domain lookup service is available on weekdays.', 'malformed'],
    ['Domain holder information not found in public view', 'malformed'],
    ['', 'malformed'],
    ['<html><body>502</body></html>', 'malformed'],
    ['Terms: data may not be used where no match for a query was found', 'malformed'],
  ])('could not tell: %s', (text, reason) => {
    expect(whois(text)).toMatchObject({ kind: 'failed', reason });
  });

  it('is what whois of a Mac prints: what IANA says of the top-level domain first', () => {
    const text = [
      '% IANA WHOIS server',
      'refer:        whois.verisign-grs.com',
      'domain:       COM',
      'organisation: VeriSign Global Registry Services',
      'status:       ACTIVE',
      'created:      1985-01-01',
      'source:       IANA',
      '',
      '# whois.verisign-grs.com',
      '   Domain Name: EXAMPLE.COM',
      '   Registry Expiry Date: 2027-08-13T04:00:00Z',
      '   Registrar: Example Registrar, Inc.',
      '   Domain Status: clientHold https://icann.org/epp#clientHold',
      '# whois.example-registrar.com',
      'Domain Name: example.com',
      'Registrar Registration Expiration Date: 2026-08-13T04:00:00Z',
      'Registrant Organization: Haitang Furniture Ltd.',
    ].join('\n');
    expect(facts(whois(text))).toEqual({
      name: 'example.com',
      registrar: { name: 'Example Registrar, Inc.' },
      registrant: { name: 'Haitang Furniture Ltd.' },
      expiresOn: '2027-08-13T04:00:00Z',
      statuses: ['clientHold https://icann.org/epp#clientHold'],
    });
    const [first = ''] = text.split('# whois');
    expect(whois(`${first}No match for "EXAMPLE.COM".`)).toMatchObject({ kind: 'not-registered' });
  });

  it.each([
    ['Company English Name (It should be the same as on your Business Register): HAITANG LTD', 'HAITANG LTD'],
    ['Company English Name: HAITANG LTD\nCompany Chinese name: 海棠有限公司', '海棠有限公司'],
  ])('has the holder as .hk prints it: %s', (lines, name) => {
    expect(facts(whois(`Domain Name: EXAMPLE.COM\n${lines}\nExpiry Date: 01-03-2028`))?.registrant).toEqual({
      name,
    });
  });

  it('leaves out what came in an encoding that it is not in', () => {
    const text = 'Domain Name: example.com\nRegistrant: ABC\uFFFD\uFFFD\nRegistrar: X\nDomain Status: ok';
    expect(facts(whois(text))).toEqual({ name: 'example.com', registrar: { name: 'X' }, statuses: ['ok'] });
  });

  it('never throws, and reads long lines and many only so far', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(whois(text)).toHaveProperty('kind');
      }),
    );
    expect(whois(`Domain Name: ${'x'.repeat(1_000_000)}`)).toHaveProperty('kind');
    expect(whois('Domain Status: ok\n'.repeat(200_000))).toHaveProperty('kind');
  });
});
