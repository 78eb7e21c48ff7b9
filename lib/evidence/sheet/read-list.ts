/**
 * Facts out of a sheet: one row a website or domain, or one a DNS record. Each value keeps the line and column where it stood;
 * a row that cannot be read spoils no other.
 */
import { isDay } from '../../calendar.ts';
import { type Evidence, type ReadFault, rawOf } from '../evidence.ts';
import {
  asBillingMode,
  asDate,
  asEntityKind,
  asFilingStatus,
  asStatuses,
  asText,
  asWhole,
  asYes,
  knownStatuses,
  NONE,
  NOT_TOLD,
} from './cells.ts';
import { type Column, type Columns, columnsOf } from './columns.ts';
import type { Row } from './rows.ts';

/** Facts of one row in the form of requests, in the spelling of the sheet: the schemas of requests read them. */
export type RowFacts = {
  line: number;
  domain: { [member: string]: unknown };
  entity?: { [member: string]: unknown };
  website?: { name: string };
  server?: { [member: string]: unknown };
  filing?: { [member: string]: unknown };
};

export type ReadRow = { line: number; facts?: RowFacts; faults: ReadFault[]; evidence: Evidence[] };

/** What a sheet is: rows of facts, or records of a zone. */
type SheetForm = 'list' | 'records';

/** The form of a sheet with its columns; undefined if no row is one of headings. */
export function formOf(rows: readonly Row[]): { form: SheetForm; columns: Columns } | undefined {
  const columns = columnsOf(rows);
  if (columns === undefined) return undefined;
  return { form: columns.places.has('recordValue') ? 'records' : 'list', columns };
}

/** Reads one row of a list; of one that says nothing in any known column there are neither facts nor faults. `file` names the sheet in evidence. */
export function readRow({ line, cells }: Row, { places }: Columns, file: string): ReadRow {
  const faults: ReadFault[] = [];
  const evidence: Evidence[] = [];
  const cell = (column: Column): string | undefined => {
    const text = cells[places.get(column) ?? -1] ?? '';
    return text === '' || NOT_TOLD.test(text) ? undefined : text;
  };
  const name = cell('domain');
  // Such a row is but numbered, or sums up others.
  if ([...places.keys()].every((column) => cell(column) === undefined)) return { line, faults, evidence };
  if (name === undefined) {
    const column = (places.get('domain') ?? 0) + 1;
    return { line, faults: [{ reason: 'no-domain', line, column }], evidence };
  }
  const subject = name;

  /** A cell's value by a reader; a cell that the reader does not understand is a fault, not a guess. */
  function take<T>(column: Column, fact: string, read: (text: string) => T | undefined): T | undefined {
    const text = cell(column);
    if (text === undefined) return undefined;
    const value = read(text);
    const place = (places.get(column) ?? 0) + 1;
    if (value === undefined && NONE.test(text)) return undefined;
    if (value === undefined) {
      faults.push({
        reason: 'not-understood',
        line,
        column: place,
        values: { cell: rawOf(text), holds: column },
      });
      return undefined;
    }
    evidence.push({
      fact,
      subject,
      value,
      source: 'sheet',
      address: `${file}:${line}:${place}`,
      raw: rawOf(text),
    });
    return value;
  }

  const facts: RowFacts = { line, domain: domainOf(name, take) };
  const entity = entityOf(take);
  const websiteName = take('websiteName', 'website.name', asText);
  const server = serverOf(take);
  const filing = filingOf(take);
  if (entity !== undefined) facts.entity = entity;
  if (websiteName !== undefined) facts.website = { name: websiteName };
  if (server !== undefined) facts.server = server;
  if (filing !== undefined) facts.filing = filing;
  faults.sort((one, other) => (one.column ?? 0) - (other.column ?? 0));
  return { line, facts, faults, evidence };
}

type Take = <T>(column: Column, fact: string, read: (text: string) => T | undefined) => T | undefined;

function domainOf(name: string, take: Take): RowFacts['domain'] {
  const registrar = take('registrar', 'domain.registrar', asText);
  const ianaId = take('registrarIanaId', 'domain.registrar', asWhole);
  const registrant = take('registrant', 'domain.registrant', asText);
  const statuses =
    take('statuses', 'domain.statuses', asStatuses) ?? take('anyStatus', 'domain.statuses', knownStatuses);
  const verified = take('realName', 'domain.realName', asYes);
  return known({
    name,
    registrar: registrar || ianaId ? known({ name: registrar, ianaId }) : undefined,
    registrant: registrant && { name: registrant },
    expiresOn: take('expiresOn', 'domain.expiresOn', asDate),
    statuses,
    realName: verified === undefined ? undefined : { verified },
    resolves: take('resolves', 'domain.resolves', asYes),
  });
}

function entityOf(take: Take): RowFacts['entity'] {
  const name = take('entityName', 'entity.name', asText);
  const kind = take('entityKind', 'entity.kind', asEntityKind);
  const number = take('certificateNumber', 'entity.certificate', asText);
  const province = take('province', 'entity.province', asText);
  if (name === undefined) return undefined;
  return known({ name, kind, certificate: number && certificateOf(number), province });
}

/** The kind of a certificate by its number's form: 18 characters that begin with a date of birth are a person's. */
function certificateOf(number: string): { kind: string; number: string } {
  if (
    /^\d{17}[\dXx]$/.test(number) &&
    isDay(`${number.slice(6, 10)}-${number.slice(10, 12)}-${number.slice(12, 14)}`)
  )
    return { kind: 'resident-id', number };
  return { kind: /^[0-9A-Z]{18}$/i.test(number) ? 'unified-social-credit-code' : 'other', number };
}

function serverOf(take: Take): RowFacts['server'] {
  const id = take('serverId', 'server.id', asText);
  const product = take('product', 'server.product', asText);
  const region = take('region', 'server.region', asText);
  const billingMode = take('billingMode', 'server.billingMode', asBillingMode);
  const startsOn = take('serverStartsOn', 'server.subscription', asDate);
  const expiresOn = take('serverExpiresOn', 'server.subscription', asDate);
  const address = take('eip', 'server.eip', asText);
  if (id === undefined && product === undefined) return undefined;
  return known({
    id: id ?? address,
    product,
    region,
    billingMode,
    subscription: startsOn && expiresOn ? { startsOn, expiresOn } : undefined,
    eip: address && { address },
  });
}

function filingOf(take: Take): RowFacts['filing'] {
  const number = take('filingNumber', 'routing.filing.number', asText);
  const status = take('filingStatus', 'routing.filing.status', asFilingStatus);
  return number === undefined && status === undefined ? undefined : known({ status, number });
}

type RowMembers = { [member: string]: unknown };

/** Members that have a value. */
function known(members: RowMembers): RowMembers {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined));
}
