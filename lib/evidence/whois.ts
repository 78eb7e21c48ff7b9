/**
 * A registration out of WHOIS text. There is no standard (RFC 3912 is about the wire alone): the labels below are those of
 * CNNIC (.cn, .中国, in Beijing time), of ICANN's profile that most registries and registrars print, and of what people paste.
 */
import { printable } from './evidence.ts';
import { type AskedRegistry, type Registration, registrationOf } from './registration.ts';
import { isFree, readWithoutDomain } from './whois-without-domain.ts';

/** Labels in lower case, by what they say. */
const LABELS: { readonly [label: string]: Field } = {
  'domain name': 'name',
  domain: 'name',
  域名: 'name',
  'puny name': 'puny',
  'domain status': 'status',
  status: 'status',
  state: 'status',
  域名状态: 'status',
  状态: 'status',
  registrant: 'holder',
  'registrant organization': 'holder',
  'registrant organisation': 'holder',
  'registrant name': 'person',
  'registrant contact name': 'person',
  owner: 'holder',
  holder: 'holder',
  'company chinese name': 'holder',
  'company english name': 'person',
  域名所有者: 'holder',
  域名持有者: 'holder',
  注册者: 'holder',
  注册人: 'holder',
  所有者: 'holder',
  'sponsoring registrar': 'registrar',
  registrar: 'registrar',
  'registrar name': 'registrar',
  'registration service provider': 'registrar',
  注册商: 'registrar',
  域名注册商: 'registrar',
  注册服务机构: 'registrar',
  'registrar iana id': 'ianaId',
  'expiration time': 'expires',
  'expiration date': 'expires',
  'registry expiry date': 'expires',
  'registrar registration expiration date': 'expiresAtRegistrar',
  'expiry date': 'expires',
  'expire date': 'expires',
  expires: 'expires',
  'expires on': 'expires',
  'paid-till': 'expires',
  'renewal date': 'expires',
  到期时间: 'expires',
  到期日期: 'expires',
  过期时间: 'expires',
};

type Field =
  | 'name'
  | 'puny'
  | 'status'
  | 'holder'
  | 'person'
  | 'registrar'
  | 'ianaId'
  | 'expires'
  | 'expiresAtRegistrar';

/** More lines and longer ones are not read: no registry prints them. */
const LINES = 2_000;
const LINE_CHARACTERS = 2_000;

/** Reads an answer. Text that says neither a registration nor its absence is malformed, or the refusal that it tells. */
export function readWhois(source: string, asked: AskedRegistry): Registration {
  const lines = linesOf(source);
  const fields = fieldsOf(lines);
  if (!tellsRegistration(fields)) {
    const isUnheld = fields.get('status')?.some(isFree);
    return isUnheld ? { kind: 'not-registered', raw: lines.join('\n') } : readWithoutDomain(lines);
  }
  const first = (field: Field) => fields.get(field)?.[0];
  const expires = first('expires') ?? first('expiresAtRegistrar');
  const holder = first('holder') ?? first('person');
  const name = nameIn(fields, asked);
  const statuses = [...new Set(fields.get('status') ?? [])];
  return registrationOf(asked, [
    { fact: 'name', value: name, raw: first('name') ?? '' },
    {
      fact: 'registrar',
      value: registrarIn(fields),
      raw: [first('registrar'), first('ianaId')].filter(Boolean).join('; '),
    },
    { fact: 'registrant', value: holder === undefined ? undefined : { name: holder }, raw: holder ?? '' },
    { fact: 'expiresOn', value: expiryOf(expires, name), raw: expires ?? '' },
    { fact: 'statuses', value: statuses.length > 0 ? statuses : undefined, raw: statuses.join(', ') },
  ]);
}

/** The lines of an answer, without IANA's word on the top-level domain, which some clients print first. */
function linesOf(source: string): string[] {
  const lines = source
    .split(/\r\n|\r|\n/, LINES)
    .map((line) => printable(line.slice(0, LINE_CHARACTERS)).trim());
  return lines.slice(lines.findLastIndex((line) => /^source:\s+IANA$/i.test(line)) + 1);
}

type WhoisFields = ReadonlyMap<Field, readonly string[]>;

/** Whether a registration is told: a name alone repeats the question, and may stand before any refusal. */
function tellsRegistration(fields: WhoisFields): boolean {
  if (fields.has('registrar')) return true;
  if (!fields.has('name')) return false;
  const statuses = fields.get('status') ?? [];
  return HELD.some((field) => fields.has(field)) || (statuses.length > 0 && !statuses.some(isFree));
}

const HELD: readonly Field[] = ['holder', 'person', 'ianaId', 'expires', 'expiresAtRegistrar'];

/** A name in Chinese characters has variants; the one that was asked for is meant. */
function nameIn(fields: WhoisFields, asked: AskedRegistry): string | undefined {
  const punies = fields.get('puny') ?? [];
  const name =
    punies.find((each) => each.toLowerCase() === asked.name) ??
    punies[0] ??
    fields.get('name')?.[0]?.split(/\s/)[0];
  return name?.toLowerCase();
}

function registrarIn(fields: WhoisFields): { name?: string; ianaId?: number } | undefined {
  const name = fields.get('registrar')?.[0];
  const id = fields.get('ianaId')?.[0] ?? '';
  const ianaId = /^\d{1,7}$/.test(id) ? Number(id) : undefined;
  return name || ianaId ? { ...(name && { name }), ...(ianaId && { ianaId }) } : undefined;
}

/** A label without a remark in brackets, and the dots that lead from it to its value. */
function bareLabel(label: string): string {
  const remark = label.indexOf('(');
  let end = remark > 0 ? remark : label.length;
  while (/[.\s]/.test(label[end - 1] ?? '')) end -= 1;
  return label.slice(0, end);
}

/** The form of .tw: a sentence, in the time of Taipei, which is Beijing's. */
const EXPIRES = /^record expires on (\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?)/i;
/** The form of .hk and .香港: the day first. Of others nobody knows which it is. */
const DAY_FIRST = /^(\d{2})-(\d{2})-(\d{4})$/;
const OF_HONG_KONG = /\.(?:hk|xn--j6w193g|香港)$/;

function expiryOf(expires: string | undefined, name = ''): string | undefined {
  return OF_HONG_KONG.test(name) ? expires?.replace(DAY_FIRST, '$3-$2-$1') : expires;
}

/** Values by field, in the order of the text; a label without a value says nothing. */
function fieldsOf(lines: readonly string[]): Map<Field, string[]> {
  const fields = new Map<Field, string[]>();
  for (const line of lines) {
    const sentence = EXPIRES.exec(line)?.[1];
    if (sentence !== undefined) fields.set('expires', [sentence]);
    const colon = line.search(/[:：]/);
    if (colon < 1) continue;
    const field = LABELS[bareLabel(line.slice(0, colon)).toLowerCase()];
    const value = line.slice(colon + 1).trim();
    if (field === undefined || value === '') continue;
    const others = fields.get(field);
    if (others === undefined) fields.set(field, [value]);
    else others.push(value);
  }
  return fields;
}
