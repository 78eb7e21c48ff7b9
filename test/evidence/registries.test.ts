/** What registries of other top-level domains print, in their own forms: written for this test in the shape that each documents. */
import { describe, expect, it } from 'vitest';
import { readRdap } from '../../lib/evidence/rdap.ts';
import { readWhois } from '../../lib/evidence/whois.ts';

const asked = { name: 'haitang.example', source: 'whois', address: 'whois.example:43' } as const;
const whois = (text: string, name: string) => readWhois(text, { ...asked, name });

describe('WHOIS of', () => {
  it('.hk: the day of expiry first', () => {
    const text = [
      'Whois server by HKIRC',
      '',
      'Domain Name:  HAITANG.HK',
      '',
      'Domain Status: Active',
      '',
      'Registrar Name: Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)',
      '',
      'Expiry Date: 01-03-2028',
      '',
    ].join('\n');
    expect(whois(text, 'haitang.hk')).toMatchObject({
      kind: 'registered',
      facts: {
        name: 'haitang.hk',
        registrar: { name: 'Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)' },
        statuses: ['Active'],
        expiresOn: '2028-03-01',
      },
    });
    expect(whois('The domain has not been registered.', 'free.hk').kind).toBe('not-registered');
  });

  it.each([
    ['haitang.com', '01-03-2028'],
    ['haitang.nz', '01-03-2028'],
    ['haitang.xn--j6w193g', '2028-03-01'],
  ])('%s: days that may be months are as they stand, but in Hong Kong', (name, expiresOn) => {
    const text = `Domain Name: ${name}\nRegistrar: X\nExpiry Date: 01-03-2028`;
    expect(whois(text, name)).toMatchObject({ facts: { expiresOn } });
  });

  it('.tw: expiry in a sentence', () => {
    const text = [
      'Domain Name: haitang.tw',
      '   Domain Status: clientTransferProhibited',
      '   Registrant:',
      '      Haitang Furniture Ltd.',
      '',
      '   Record expires on 2028-03-01 (YYYY-MM-DD)',
      '   Record created on 2024-03-01 (YYYY-MM-DD)',
      '',
      'Registration Service Provider: HiChina',
    ].join('\n');
    expect(whois(text, 'haitang.tw')).toMatchObject({
      kind: 'registered',
      facts: { name: 'haitang.tw', expiresOn: '2028-03-01', registrar: { name: 'HiChina' } },
    });
    const later = text.replace('2028-03-01 (YYYY-MM-DD)', '2028-03-01 10:52:21 (UTC+8)');
    expect(whois(later, 'haitang.tw')).toMatchObject({ facts: { expiresOn: '2028-03-01 10:52:21' } });
    expect(whois('No Found', 'free.tw').kind).toBe('not-registered');
  });

  it('.io: the profile of ICANN, terms of use behind', () => {
    const text = [
      'Domain Name: haitang.io',
      'Registrar: Alibaba Cloud Computing Ltd.',
      'Registrar IANA ID: 1599',
      'Registry Expiry Date: 2028-03-01T16:30:00Z',
      'Domain Status: clientTransferProhibited https://icann.org/epp#clientTransferProhibited',
      'Registrant Organization: Haitang Furniture Ltd.',
      '>>> Last update of WHOIS database: 2026-11-23T01:15:00Z <<<',
      'Terms of use: access may be blocked if the limit is exceeded. Not found is no statement.',
    ].join('\r\n');
    expect(whois(text, 'haitang.io')).toMatchObject({
      facts: {
        registrar: { ianaId: 1599 },
        registrant: { name: 'Haitang Furniture Ltd.' },
        expiresOn: '2028-03-01T16:30:00Z',
      },
    });
    expect(whois('Domain not found.\r\n>>> Last update <<<', 'free.io').kind).toBe('not-registered');
  });
});

describe('RDAP with redacted members (RFC 9537)', () => {
  it.each([
    ['an empty name', [['fn', {}, 'text', '']]],
    ['no name at all', [['version', {}, 'text', '4.0']]],
    ['an entity without a vCard', undefined],
  ])('%s is no holder', (_, properties) => {
    const body = {
      objectClassName: 'domain',
      ldhName: 'haitang.top',
      status: ['active'],
      redacted: [{ name: { type: 'Registrant Name' }, prePath: '$.entities[0]', method: 'removal' }],
      entities: [{ roles: ['registrant'], ...(properties && { vcardArray: ['vcard', properties] }) }],
    };
    const found = readRdap(body, 200, { ...asked, source: 'rdap' });
    expect(found).toMatchObject({ kind: 'registered', facts: { statuses: ['active'] } });
    expect(found.kind === 'registered' && 'registrant' in found.facts).toBe(false);
  });
});
