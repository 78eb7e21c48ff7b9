/**
 * A registration out of WHOIS text. There is no standard (RFC 3912 is about the wire alone): the labels below are those of
 * CNNIC (.cn, .中国, in Beijing time), of ICANN's profile that most registries and registrars print, and of what people paste.
 */
import { type AskedRegistry, type Registration, registrationOf } from './registration.ts';

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

/** How registries say that there is no such domain. Only the beginning of a line counts: terms of use hold such words too. */
const ABSENT =
  /^(?:no matching record|no found$|the domain has not been registered|no match(?:es)? (?:for|found)|no match$|not found|no data found|no entries found|domain not found|the queried object does not exist|no object found|nothing found|domain .{1,255} (?:is available|not found|has no match)|status:\s*(?:free|available)$|没有找到|该域名未被?注册|域名未注册|未找到匹配)/i;
const LIMITED =
  /(?:limit exceeded|exceeded (?:the|your|its)|rate limit|too many (?:requests|queries|connections)|quota (?:exceeded|reached)|try again later|(?:查询|请求)(?:过于|太|次数)|频率)/i;
const REFUSED = /(?:access denied|permission denied|not authori[sz]ed|blacklisted|blocked|拒绝|禁止)/i;

/** More lines and longer ones are not read: no registry prints them. */
const LINES = 2_000;
const LINE_CHARACTERS = 2_000;

/** Reads an answer. Text that says neither a registration nor its absence is malformed, or the refusal that it tells. */
export function readWhois(source: string, asked: AskedRegistry): Registration {
  const lines = source.split(/\r\n|\r|\n/, LINES).map((line) => line.slice(0, LINE_CHARACTERS).trim());
  const fields = fieldsOf(lines);
  if (!fields.has('name') && !fields.has('registrar')) return withoutDomain(lines);
  const first = (field: Field) => fields.get(field)?.[0];
  const expires = first('expires') ?? first('expiresAtRegistrar');
  const holder = first('holder') ?? first('person');
  const statuses = [...new Set(fields.get('status') ?? [])];
  return registrationOf(asked, [
    { fact: 'name', value: nameIn(fields, asked), raw: first('name') ?? '' },
    {
      fact: 'registrar',
      value: registrarIn(fields),
      raw: [first('registrar'), first('ianaId')].filter(Boolean).join('; '),
    },
    { fact: 'registrant', value: holder === undefined ? undefined : { name: holder }, raw: holder ?? '' },
    { fact: 'expiresOn', value: expires?.replace(DAY_FIRST, '$3-$2-$1'), raw: expires ?? '' },
    { fact: 'statuses', value: statuses.length > 0 ? statuses : undefined, raw: statuses.join(', ') },
  ]);
}

type WhoisFields = ReadonlyMap<Field, readonly string[]>;

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

/** A label without the dots that lead from it to its value. */
function withoutLeader(label: string): string {
  let end = label.length;
  while (/[.\s]/.test(label[end - 1] ?? '')) end -= 1;
  return label.slice(0, end);
}

/** The form of .tw: a sentence, in the time of Taipei, which is Beijing's. */
const EXPIRES = /^record expires on (\d{4}-\d{2}-\d{2}(?: \d{2}:\d{2}:\d{2})?)/i;
/** The form of .hk: the day first. */
const DAY_FIRST = /^(\d{2})-(\d{2})-(\d{4})$/;

/** Values by field, in the order of the text; a label without a value says nothing. */
function fieldsOf(lines: readonly string[]): Map<Field, string[]> {
  const fields = new Map<Field, string[]>();
  for (const line of lines) {
    const sentence = EXPIRES.exec(line)?.[1];
    if (sentence !== undefined) fields.set('expires', [sentence]);
    const colon = line.search(/[:：]/);
    if (colon < 1) continue;
    const field = LABELS[withoutLeader(line.slice(0, colon)).toLowerCase()];
    const value = line.slice(colon + 1).trim();
    if (field === undefined || value === '') continue;
    const others = fields.get(field);
    if (others === undefined) fields.set(field, [value]);
    else others.push(value);
  }
  return fields;
}

function withoutDomain(lines: readonly string[]): Registration {
  const said = lines.filter((line) => line !== '');
  const raw = said.slice(0, 5).join('\n');
  const plain = said.map((line) => line.replace(/^[%#>*;\s"]+/, ''));
  if (plain.some((line) => ABSENT.test(line))) return { kind: 'not-registered', raw };
  if (said.some((line) => LIMITED.test(line))) return { kind: 'failed', reason: 'rate-limited', raw };
  if (said.some((line) => REFUSED.test(line))) return { kind: 'failed', reason: 'refused', raw };
  return { kind: 'failed', reason: 'malformed', raw };
}
