/** A registration out of an RDAP answer: RFC 9083, with what RFC 9537 says of parts that are redacted. */
import { at, isObject, list, member, text, texts, whole } from './json.ts';
import { type AskedRegistry, type Registration, registrationOf } from './registration.ts';

/** Reads the body of an answer with its HTTP status. A 404 is the registry's word that there is no such domain. */
export function readRdap(body: unknown, status: number, asked: AskedRegistry): Registration {
  const raw = JSON.stringify(body) ?? '';
  const errors = [status, whole(member(body, 'errorCode')) ?? 0];
  if (errors.includes(404)) return { kind: 'not-registered', raw };
  if (errors.includes(429)) return { kind: 'failed', reason: 'rate-limited', raw };
  if (errors.some((error) => error >= 400)) return { kind: 'failed', reason: 'refused', raw };
  if (!isObject(body) || text(body.objectClassName) !== 'domain')
    return { kind: 'failed', reason: 'malformed', raw };
  const registrar = entityOf(body, 'registrar');
  const expiresOn = expiryOf(body);
  const statuses = statusesOf(body.status);
  const holder = holderOf(body);
  const name = text(body.ldhName)?.toLowerCase() ?? text(body.unicodeName);
  return registrationOf(asked, [
    { fact: 'name', value: name, raw: text(body.ldhName) ?? '' },
    { fact: 'registrar', value: registrarOf(registrar), raw: rawEntity(registrar) },
    { fact: 'registrant', value: holder === undefined ? undefined : { name: holder }, raw: holder ?? '' },
    { fact: 'expiresOn', value: expiresOn, raw: expiresOn ?? '' },
    { fact: 'statuses', value: statuses, raw: statuses?.join(', ') ?? '' },
  ]);
}

function expiryOf(body: unknown): string | undefined {
  const expires = list(member(body, 'events')).find(
    (each) => text(member(each, 'eventAction'))?.toLowerCase() === 'expiration',
  );
  return text(member(expires, 'eventDate'));
}

/** An empty list says that there is none; what is neither texts nor a text says nothing. */
function statusesOf(given: unknown): string[] | undefined {
  const all = typeof given === 'string' ? [given] : given;
  if (!Array.isArray(all)) return undefined;
  const statuses = texts(all);
  return statuses.length === 0 && all.length > 0 ? undefined : statuses;
}

function entityOf(body: unknown, role: string): unknown {
  return list(member(body, 'entities')).find((each) => texts(member(each, 'roles')).includes(role));
}

/** A property's text in a vCard (RFC 7095): `["fn", {}, "text", "Example Inc."]`; an organisation may have units, the first is it. */
function vcard(entity: unknown, property: string): string | undefined {
  for (const each of list(at(entity, 'vcardArray', 1))) {
    if (at(each, 0) !== property) continue;
    const value = at(each, 3);
    return text(Array.isArray(value) ? value[0] : value);
  }
  return undefined;
}

/** The id that IANA gave; a handle is the registry's own, whatever it looks like. */
function registrarOf(entity: unknown): { name?: string; ianaId?: number } | undefined {
  const id = list(member(entity, 'publicIds')).find((each) => /iana/i.test(text(member(each, 'type')) ?? ''));
  const ianaId = whole(member(id, 'identifier'));
  const name = vcard(entity, 'fn') ?? vcard(entity, 'org');
  if (name === undefined && ianaId === undefined) return undefined;
  return { ...(name && { name }), ...(ianaId && ianaId > 0 && { ianaId }) };
}

/** The organisation if there is one, else the person; behind an organisation that is redacted the person is not the holder. An empty name is nobody's. */
function holderOf(body: unknown): string | undefined {
  const registrant = entityOf(body, 'registrant');
  const organization = vcard(registrant, 'org');
  if (organization !== undefined) return organization;
  return list(member(body, 'redacted')).some(isOrganization) ? undefined : vcard(registrant, 'fn');
}

/** Whether what is redacted is the registrant's organisation: RFC 9537, section 4.2, by its name or by the path to it. */
function isOrganization(redacted: unknown): boolean {
  const name = text(at(redacted, 'name', 'type')) ?? text(at(redacted, 'name', 'description')) ?? '';
  const path = ['prePath', 'postPath', 'replacementPath'].map((each) => text(member(redacted, each)) ?? '');
  return /^registrant\b.*\borgani[sz]ation/i.test(name) || path.some(isOrganizationPath);
}

/** `$.entities[?(@.roles[0]=='registrant')].vcardArray[1][?(@[0]=='org')]` */
function isOrganizationPath(path: string): boolean {
  const registrant = path.toLowerCase().indexOf('registrant');
  return registrant >= 0 && /[^a-z]org[^a-z]/i.test(path.slice(registrant));
}

function rawEntity(entity: unknown): string {
  const ids = list(member(entity, 'publicIds')).map(
    (each) => `${at(each, 'type')} ${at(each, 'identifier')}`,
  );
  return [vcard(entity, 'fn'), text(member(entity, 'handle')), ...ids].filter(Boolean).join('; ');
}
