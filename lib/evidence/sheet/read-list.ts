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

export type ReadRow = {
  line: number;
  facts?: RowFacts;
  faults: ReadFault[];
  /** Put together when it is asked for: of most rows nobody asks. */
  readonly evidence: Evidence[];
};

/** What a sheet is: rows of facts, or records of a zone. */
export type SheetForm = 'list' | 'records';

/** The form of a sheet with its columns; undefined if no row is one of headings. */
export function formOf(rows: readonly Row[]): { form: SheetForm; columns: Columns } | undefined {
  const columns = columnsOf(rows);
  if (columns === undefined) return undefined;
  return { form: columns.places.has('recordValue') ? 'records' : 'list', columns };
}

/** Reads one row of a list; of one that says nothing in any known column there are neither facts nor faults. `file` names the sheet in evidence. */
export function readRow(row: Row, columns: Columns, file: string): ReadRow {
  const { line } = row;
  const { places } = columns;
  const told = (column: Column) => cellOf(row, places.get(column));
  // Such a row is but numbered, or sums up others.
  if ([...places.keys()].every((column) => told(column) === undefined))
    return { line, faults: [], evidence: [] };
  const name = told('domain');
  if (name === undefined) {
    const fault = { reason: 'no-domain', line, column: (places.get('domain') ?? 0) + 1 };
    return { line, faults: [fault], evidence: [] };
  }
  const { take, faults, taken } = takerOf(row, columns);
  const facts = factsOf({ line, name }, take);
  if (faults.length > 1) faults.sort((one, other) => (one.column ?? 0) - (other.column ?? 0));
  return {
    line,
    facts,
    faults,
    get evidence() {
      return taken.map((each) => evidenceOf(each, `${file}:${line}`, name));
    },
  };
}

/** What a row says in a column; undefined for nothing, and for a word that says nothing. */
function cellOf({ cells }: Row, place: number | undefined): string | undefined {
  const text = place === undefined ? '' : (cells[place] ?? '');
  return text === '' || NOT_TOLD.test(text) ? undefined : text;
}

/** Takes a cell's value by a reader; a cell that the reader does not understand is a fault, not a guess. */
type Take = <T>(column: Column, fact: string, read: (text: string) => T | undefined) => T | undefined;

/** A fact that was taken out of a cell, `column` counts from 1. */
type CellFact = { fact: string; value: unknown; text: string; column: number };

/** What takes the cells of a row, with the faults that it meets on the way. */
function takerOf(row: Row, { places }: Columns) {
  const { line } = row;
  const faults: ReadFault[] = [];
  const taken: CellFact[] = [];
  const take: Take = (holds, fact, read) => {
    const place = places.get(holds);
    if (place === undefined) return undefined;
    const text = cellOf(row, place);
    if (text === undefined) return undefined;
    const value = read(text);
    const column = place + 1;
    if (value !== undefined) taken.push({ fact, value, text, column });
    else if (!NONE.test(text))
      faults.push({ reason: 'not-understood', line, column, values: { cell: rawOf(text), holds } });
    return value;
  };
  return { take, faults, taken };
}

function evidenceOf({ fact, value, text, column }: CellFact, row: string, subject: string): Evidence {
  return { fact, subject, value, source: 'sheet', address: `${row}:${column}`, raw: rawOf(text) };
}

function factsOf({ line, name }: { line: number; name: string }, take: Take): RowFacts {
  const facts: RowFacts = { line, domain: domainOf(name, take) };
  const entity = entityOf(take);
  const websiteName = take('websiteName', 'website.name', asText);
  const server = serverOf(take);
  const filing = filingOf(take);
  if (entity !== undefined) facts.entity = entity;
  if (websiteName !== undefined) facts.website = { name: websiteName };
  if (server !== undefined) facts.server = server;
  if (filing !== undefined) facts.filing = filing;
  return facts;
}

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
  const given: RowMembers = {};
  for (const name in members) if (members[name] !== undefined) given[name] = members[name];
  return given;
}
