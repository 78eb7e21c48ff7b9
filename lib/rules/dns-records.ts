/** Where DNS records lead: to the servers that a request gives, or to its CDN. */
import type { Facts } from '../facts/facts.ts';
import { isCdnName } from '../policy/cdn-names.ts';
import { groundsData, provinceRule } from '../policy/provinces.ts';
import { plainAddress } from '../spellings/ip-address.ts';
import type { Text } from '../texts.ts';
import { fail, notApplicable, type Outcome, pass, unknown } from './define-rule.ts';

type Records = Facts['routing.dns'];

/** Texts of what records may come to. */
export const RECORD_MESSAGES = {
  pass: { en: 'The domain name resolves to {found}.', 'zh-CN': '域名解析到 {found}。' },
  nowhere: {
    en: 'The domain name has no records. A filed domain name that does not resolve fails the inspection.',
    'zh-CN': '域名没有解析记录；已备案却不解析的域名通不过核查。',
  },
  'another-address': {
    en: 'The domain name resolves to {found}, which none of the given servers has.',
    'zh-CN': '域名解析到 {found}，所列服务器均没有该地址。',
  },
  'outside-mainland': {
    en: 'The domain name resolves to {found}, outside mainland China.',
    'zh-CN': '域名解析到 {found}，不在大陆。',
  },
  'not-running': {
    en: 'The domain name resolves to {found}, a server whose subscription is not active.',
    'zh-CN': '域名解析到 {found}，该服务器的订购未在有效期内。',
  },
  'another-host': {
    en: 'The domain name resolves to {found}, not to the CDN ({cname}).',
    'zh-CN': '域名解析到 {found}，而不是CDN（{cname}）。',
  },
  'servers-not-given': {
    en: 'The domain name resolves to {found}. Whether that is a running server of its own cannot be told without the servers.',
    'zh-CN': '域名解析到 {found}；未提供服务器信息，无法判断是否为自有且在用的服务器。',
  },
  'other-record': {
    en: 'The domain name resolves to {found}. Where that leads in the end is not among the records.',
    'zh-CN': '域名解析到 {found}；所列记录未包含最终指向的地址。',
  },
  'behind-cdn': {
    en: 'The domain name resolves to {found}, a name of a CDN, and the request has no CDN there. Whether the website is on a server of its own cannot be told from the records.',
    'zh-CN': '域名解析到CDN的名称 {found}，但未填写该CDN；仅凭解析记录无法判断网站是否在自有服务器上。',
  },
} as const satisfies { readonly [reason: string]: Text };

/** What a CNAME record holds, as hosts are compared. */
export function hostOf(value: string): string {
  return value.toLowerCase().replace(/\.$/, '');
}

/**
 * Whether records hold addresses of running servers in the mainland. A host with an alias has no record beside it (RFC 1034,
 * 3.6.2): addresses that come with aliases are what these lead to.
 */
export function atServers(records: Records, targets: Facts['routing.targets']): Outcome {
  const addresses = records.filter(({ type }) => type !== 'CNAME').map(({ value }) => value);
  const names = records.filter(({ type }) => type === 'CNAME').map(({ value }) => hostOf(value));
  // Of an address that several servers name, one that runs is enough: `running` is the last of the states by name.
  const byState = targets.toSorted(
    (one, other) => Number(one.state > other.state) - Number(one.state < other.state),
  );
  const states = new Map<string, string>(byState.map(({ address, state }) => [address, state]));
  const ofState = (state: string | undefined) =>
    addresses.filter((value) => states.get(plainAddress(value)) === state).sort();
  const atCdns = names.filter(isCdnName).sort();
  if (atCdns.length > 0) return unknown('behind-cdn', { found: atCdns }, []);
  if (targets.length === 0 && addresses.length > 0)
    return unknown('servers-not-given', { found: addresses.toSorted() }, ['routing.targets']);
  for (const [state, reason] of [
    [undefined, 'another-address'],
    ['outside-mainland', 'outside-mainland'],
    ['not-running', 'not-running'],
  ] as const) {
    const found = ofState(state);
    if (found.length > 0) return fail({ found }, reason);
  }
  if (addresses.length === 0) return unknown('other-record', { found: names.toSorted() }, []);
  return pass({ found: addresses.toSorted() });
}

/**
 * Whether records lead to the CDN, or past it to running servers. At the apex a provider may answer for the CDN with
 * addresses, which tell nothing.
 */
export function atCdn(records: Records, cname: string | null, targets: Facts['routing.targets']): Outcome {
  const found = records.map(({ value }) => value).sort();
  const running = new Set(targets.filter(({ state }) => state === 'running').map(({ address }) => address));
  if (records.every(({ value }) => running.has(plainAddress(value)))) return pass({ found });
  const names = records.filter(({ type }) => type === 'CNAME').map(({ value }) => hostOf(value));
  if (names.length === 0 || cname === null) return unknown('other-record', { found }, []);
  return names.includes(cname) ? pass({ found }) : fail({ found, cname }, 'another-host');
}

type FilingStatus = Facts['domain.filing.status'] | undefined;

const FILING_NOT_GIVEN = unknown('filing-not-given', {}, ['domain.filing.status']);

/** What it means that a domain resolves. Some provinces prohibit it strictly before a first filing. */
export function outcomeIfOn(filing: FilingStatus, province: string | undefined): Outcome {
  if (filing === undefined) return FILING_NOT_GIVEN;
  if (filing === 'filed') return notApplicable();
  if (filing === 'filed-elsewhere') return pass({}, 'reachable');
  const strict = provinceRule(province, 'unfiledDomainOff');
  return strict === undefined ? fail({}, 'still-on') : fail(groundsData(strict), 'still-on-strict');
}

/** What it means that a domain does not resolve. */
export function outcomeIfOff(filing: FilingStatus): Outcome {
  if (filing === undefined) return FILING_NOT_GIVEN;
  if (filing === 'filed') return notApplicable();
  return filing === 'filed-elsewhere' ? fail({}, 'off') : pass();
}
