/** Facts out of whatever a person has: addresses, a sheet, Terraform, an RDAP or WHOIS answer, a saved application. */
import type { ReadFault } from '../../lib/evidence/evidence.ts';
import { statedOf } from '../../lib/evidence/inventory/inventory.ts';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { isObject, parseJson, text } from '../../lib/evidence/json.ts';
import { readRdap } from '../../lib/evidence/rdap.ts';
import type { Registration } from '../../lib/evidence/registration.ts';
import { decode } from '../../lib/evidence/sheet/decode.ts';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import { readWhois } from '../../lib/evidence/whois.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Language } from '../../lib/texts.ts';
import { bounded } from './bounded.ts';
import { loadLibrariesFor } from './libraries.ts';
import { NOTHING } from './nothing.ts';
import { readBody } from './read-body.ts';
import { readMostlyNames, readNames } from './read-names.ts';
import { readSheet } from './read-sheet.ts';
import type { Read, Tasks } from './tasks.ts';
import { toldFault } from './told-fault.ts';

/** Of text that is no JSON, which is tried as several things in turn: that takes seconds, and nothing is judged meanwhile. */
const MOST_TEXT_MEGABYTES = 4;

/** Reads a file, or what was pasted, as far as an application can hold it. Secrets of a Terraform state are not read. */
export async function read(asked: Tasks['read']['asked']): Promise<Read> {
  return bounded(await readAll(asked), asked.language);
}

async function readAll({ name, bytes, language }: Tasks['read']['asked']): Promise<Read> {
  const isNoSheet = () => refused({ reason: 'no-headings' }, language);
  if (isXlsx(bytes)) return (await readSheet({ name, bytes, language })) ?? isNoSheet();
  const source = decode(bytes)?.text;
  if (source === undefined) return refused({ reason: 'not-text' }, language);
  await loadLibrariesFor(source);
  if (/^\s*[{[]/.test(source)) return readJson(name, source, language);
  if (bytes.length > MOST_TEXT_MEGABYTES * 1024 * 1024)
    return refused({ reason: 'too-large', values: { most: MOST_TEXT_MEGABYTES } }, language);
  return (
    readNames(source) ??
    fromRegistration(readWhois(source, { name, source: 'whois', address: name }), 'whois') ??
    (await readSheet({ name, bytes, language })) ??
    readMostlyNames(source, language) ??
    isNoSheet()
  );
}

function refused(fault: ReadFault, language: Language): Read {
  return { ...NOTHING, faults: [toldFault(fault, language)] };
}

function readJson(name: string, source: string, language: Language): Read {
  const parsed = parseJson(source);
  if (!('value' in parsed)) return refused(parsed, language);
  const { value } = parsed;
  if (!isObject(value)) return refused({ reason: 'not-terraform' }, language);
  if (text(value.objectClassName) === 'domain')
    return fromRegistration(readRdap(value, 200, { name, source: 'rdap', address: name }), 'rdap') ?? NOTHING;
  const body = readBody(value);
  if (body !== undefined) return body;
  const { servers, records, cdn, evidence, faults } = readTerraform(source);
  return {
    ...NOTHING,
    as: servers.length + records.length + cdn.length === 0 ? 'nothing' : 'terraform',
    servers: servers.map(statedOf),
    domains: namesOf([...records, ...cdn].map(({ host }) => host)).map((each) => ({ name: each })),
    evidence,
    faults: faults.map((fault) => toldFault(fault, language)),
  };
}

function fromRegistration(registration: Registration, as: 'rdap' | 'whois'): Read | undefined {
  if (registration.kind !== 'registered') return undefined;
  const { facts, evidence } = registration;
  const { name } = facts;
  if (name === undefined) return undefined;
  return {
    ...NOTHING,
    as,
    domains: [{ ...facts }],
    evidence: evidence.map((each) => ({ ...each, subject: name })),
  };
}

function namesOf(hosts: readonly string[]): string[] {
  const names = hosts
    .map((host) => parseDomainName(host))
    .flatMap((parsed) => (typeof parsed === 'object' ? [parsed.name] : []));
  return [...new Set(names)];
}
