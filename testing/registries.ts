/**
 * A stand-in for registries, resolvers and pages, which cannot be had here: it knows two domains, and reads what a registry would
 * print of them with the product's own readers. What it does not know fails as where nobody answers. `asked` counts.
 */
import type { LookUps } from '../lib/evidence/look-ups.ts';
import { readRdap } from '../lib/evidence/rdap.ts';
import type { Registration } from '../lib/evidence/registration.ts';
import { readWhois } from '../lib/evidence/whois.ts';
import type { LookUpMode } from '../lib/look-up-config.ts';
import type { LookUpSource, Told } from '../lib/shapes/look-up.ts';

export type KnownDomain = {
  /** WHOIS text, or the body of an RDAP answer. */
  registration?: string | object;
  dns?: NonNullable<Told['dns']>;
  page?: { footerHtml: string; title: string };
};

const HAITANG: KnownDomain = {
  registration: [
    'Domain Name: haitangjiaju.cn',
    'ROID: 20250801s10001s00000001-cn',
    'Domain Status: clientTransferProhibited',
    'Registrant: 海棠家具（深圳）有限公司',
    'Registrant Contact Email: registrant@example.com',
    'Sponsoring Registrar: 阿里云计算有限公司（万网）',
    'Name Server: dns1.hichina.com',
    'Registration Time: 2025-08-01 20:00:00',
    'Expiration Time: 2027-08-01 20:00:00',
    'DNSSEC: unsigned',
  ].join('\n'),
  dns: [{ type: 'A', value: '203.0.113.9' }],
  page: {
    title: '海棠家居',
    footerHtml: '<footer><a href="https://beian.miit.gov.cn/">粤ICP备12345678号-1</a></footer>',
  },
};

const HAITANG_NEW: KnownDomain = {
  registration: {
    objectClassName: 'domain',
    ldhName: 'HAITANG-NEW.TOP',
    status: ['client transfer prohibited'],
    entities: [
      {
        roles: ['registrar'],
        publicIds: [{ type: 'IANA Registrar ID', identifier: '1599' }],
        vcardArray: [
          'vcard',
          [['fn', {}, 'text', 'Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)']],
        ],
      },
    ],
    events: [{ eventAction: 'expiration', eventDate: '2027-11-20T16:30:00Z' }],
  },
  dns: [],
};

export type StandIn = LookUps & { asked: string[]; known: Map<string, KnownDomain> };

/** Look-ups that are answered at once. `known` may be changed, domains by their names. */
export function standInLookUps(now: () => number, mode: LookUpMode = 'asked'): StandIn {
  const known = new Map([
    ['haitangjiaju.cn', HAITANG],
    ['haitang-new.top', HAITANG_NEW],
  ]);
  const asked: string[] = [];
  return {
    mode,
    hours: 24,
    asked,
    known,
    lookUp: async ({ name, host }, source) => {
      asked.push(`${source} ${source === 'registration' ? name : host}`);
      const domain = known.get(name);
      const observedAt = new Date(now()).toISOString();
      switch (source) {
        case 'registration':
          return toldOf(registrationOf(name, domain?.registration, observedAt), source);
        case 'dns':
          return dnsOf(host, domain?.dns, observedAt);
        case 'page':
          return pageOf(host, domain?.page, observedAt);
      }
    },
  };
}

function registrationOf(
  name: string,
  registration: KnownDomain['registration'],
  observedAt: string,
): Registration | undefined {
  if (registration === undefined) return undefined;
  return typeof registration === 'string'
    ? readWhois(registration, { name, source: 'whois', address: 'whois.cnnic.cn:43', observedAt })
    : readRdap(registration, 200, {
        name,
        source: 'rdap',
        address: `https://rdap.example/domain/${name}`,
        observedAt,
      });
}

function toldOf(registration: Registration | undefined, source: LookUpSource): Told {
  if (registration === undefined) return failed(source, 'timeout', 'whois.example:43');
  if (registration.kind === 'registered')
    return { facts: registration.facts, evidence: registration.evidence, failures: [] };
  return registration.kind === 'failed'
    ? failed(source, registration.reason, 'whois.example:43')
    : failed(source, 'not-registered', 'whois.example:43');
}

function dnsOf(host: string, dns: KnownDomain['dns'], observedAt: string): Told {
  if (dns === undefined) return failed('dns', 'timeout', host);
  const resolves = dns.length > 0;
  const seen = { subject: host, source: 'dns' as const, address: 'system resolver', observedAt };
  return {
    facts: { resolves },
    dns,
    evidence: [
      { ...seen, fact: 'routing.dns', value: dns, raw: JSON.stringify(dns) },
      { ...seen, fact: 'domain.resolves', value: resolves, raw: resolves ? host : '' },
    ],
    failures: [],
  };
}

function pageOf(host: string, page: KnownDomain['page'], observedAt: string): Told {
  if (page === undefined) return failed('page', 'refused', `https://${host}/: no-connection`);
  const { footerHtml, title } = page;
  const shown = { form: 'content' as const, title, status: 200, host };
  const seen = { subject: host, source: 'page' as const, address: `https://${host}/`, observedAt };
  return {
    facts: {},
    footerHtml,
    page: shown,
    evidence: [
      { ...seen, fact: 'website.page', value: shown, raw: title },
      { ...seen, fact: 'website.footerHtml', value: footerHtml, raw: footerHtml },
    ],
    failures: [],
  };
}

function failed(source: LookUpSource, reason: Told['failures'][number]['reason'], detail: string): Told {
  return { facts: {}, evidence: [], failures: [{ source, reason, detail }] };
}
