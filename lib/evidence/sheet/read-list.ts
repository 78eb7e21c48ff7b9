/**
 * Facts out of a sheet: one row a website or domain, or one a DNS record. Each value keeps the line and column where it stood;
 * a row that cannot be read spoils no other.
 */
import { isDay } from '../../calendar.ts';
import { type Evidence, type ReadFault, rawOf } from '../evidence.ts';
import { isObject } from '../json.ts';
import { isTold, NONE } from './cells.ts';
import { type ColumnFact, columnFactsOf } from './column-facts.ts';
import { type Column, type Columns, columnsOf } from './columns.ts';
import type { Row } from './rows.ts';
import { mayNameDomain, saysNothing } from './says-nothing.ts';
import { addressWithoutSecrets, textWithoutSecrets } from './without-secrets.ts';

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
  evidence: () => Evidence[];
};

/** What a sheet is: rows of facts, or records of a zone. */
export type SheetForm = 'list' | 'records';

/** The form of a sheet with its columns; undefined if no row is one of headings. */
export function formOf(rows: readonly Row[]): { form: SheetForm; columns: Columns } | undefined {
  const columns = columnsOf(rows);
  if (columns === undefined) return undefined;
  return { form: columns.places.has('recordValue') ? 'records' : 'list', columns };
}

/** Reads the rows of a list, one after the other; of one that says nothing in any known column there are neither facts nor faults. `file` names the sheet in evidence. */
export function rowReader(columns: Columns, file: string): (row: Row) => ReadRow {
  const { headings, places } = columns;
  const readers = columnFactsOf(columns);
  const domainAt = places.get('domain') ?? -1;
  const known = [...places.values()];
  return ({ line, cells }) => {
    const name = cells[domainAt];
    if (isTold(name) && (mayNameDomain(name) || !saysNothing(cells, known))) {
      const { told, faults } = readCells({ line, cells }, readers, headings);
      const evidence = () => evidenceIn(cells, { told, readers, row: `${file}:${line}`, subject: name });
      return { line, facts: factsOf(line, name, told), faults, evidence };
    }
    const values = { heading: rawOf(headings[domainAt]) };
    const fault = { reason: 'no-domain', line, column: Math.max(0, domainAt) + 1, values };
    return { line, faults: saysNothing(cells, known) ? [] : [fault], evidence: () => [] };
  };
}

/** What the cells of a row say, by their columns. */
type CellFacts = { [C in Column]?: unknown };

/** Reads the cells of a row. One that its reader does not understand is a fault, not a guess. */
function readCells({ line, cells }: Row, readers: readonly ColumnFact[], headings: readonly string[]) {
  const told: CellFacts = {};
  const faults: ReadFault[] = [];
  for (const { column, place, read } of readers) {
    if (column === 'anyStatus' && told.statuses !== undefined) continue;
    const cell = cells[place];
    const value = read(cell);
    if (value !== undefined) told[column] = value;
    else if (isTold(cell) && !NONE.test(cell))
      faults.push({
        reason: 'not-understood',
        line,
        column: place + 1,
        values: { cell: rawOf(textWithoutSecrets(cell)), heading: rawOf(headings[place]), holds: column },
      });
  }
  if (faults.length > 1) faults.sort((one, other) => (one.column ?? 0) - (other.column ?? 0));
  return { told, faults };
}

/** The facts of a row as they are shown: without what opens an address to whoever reads it. */
export function shownFacts(facts: RowFacts): object {
  const { domain } = facts;
  const name = typeof domain.name === 'string' ? addressWithoutSecrets(domain.name) : domain.name;
  return shownMembers({ ...facts, domain: { ...domain, name } });
}

function shownMembers(members: object): object {
  const shown = (value: unknown): unknown => {
    if (typeof value === 'string') return textWithoutSecrets(value);
    return isObject(value) ? shownMembers(value) : value;
  };
  return Object.fromEntries(Object.entries(members).map(([name, value]) => [name, shown(value)]));
}

type RowEvidence = { told: CellFacts; readers: readonly ColumnFact[]; row: string; subject: string };

function evidenceIn(cells: readonly string[], { told, readers, row, subject }: RowEvidence): Evidence[] {
  const named = addressWithoutSecrets(subject);
  return readers.flatMap(({ column, fact, place }) => {
    const said = told[column];
    if (said === undefined) return [];
    const value = typeof said === 'string' ? textWithoutSecrets(said) : said;
    const raw = rawOf(textWithoutSecrets(cells[place] ?? ''));
    return [{ fact, subject: named, value, source: 'sheet' as const, address: `${row}:${place + 1}`, raw }];
  });
}

function factsOf(line: number, name: string, told: CellFacts): RowFacts {
  const facts: RowFacts = { line, domain: domainOf(name, told) };
  const entity = entityOf(told);
  const server = serverOf(told);
  const filing = filingOf(told);
  if (entity !== undefined) facts.entity = entity;
  if (typeof told.websiteName === 'string') facts.website = { name: told.websiteName };
  if (server !== undefined) facts.server = server;
  if (filing !== undefined) facts.filing = filing;
  return facts;
}

function domainOf(name: string, told: CellFacts): RowFacts['domain'] {
  const { registrar, registrarIanaId, registrant, realName, expiresOn, resolves } = told;
  const isNumber = typeof registrar === 'number';
  const ianaId = registrarIanaId ?? (isNumber ? registrar : undefined);
  const registrarName = isNumber ? undefined : registrar;
  return known({
    name,
    registrar: registrarName || ianaId !== undefined ? known({ name: registrarName, ianaId }) : undefined,
    registrant: registrant && { name: registrant },
    expiresOn,
    statuses: told.statuses ?? told.anyStatus,
    realName: realName === undefined ? undefined : { verified: realName },
    resolves,
  });
}

function entityOf({ entityName: name, entityKind: kind, certificateNumber, province }: CellFacts) {
  if (name === undefined) return undefined;
  const certificate = typeof certificateNumber === 'string' ? certificateOf(certificateNumber) : undefined;
  return known({ name, kind, certificate, province });
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

function serverOf(told: CellFacts): RowFacts['server'] {
  const { serverId, product, region, billingMode, eip } = told;
  const { serverStartsOn: startsOn, serverExpiresOn: expiresOn } = told;
  if (serverId === undefined && product === undefined) return undefined;
  return known({
    id: serverId ?? eip ?? undefined,
    product,
    region,
    billingMode,
    subscription: startsOn && expiresOn ? { startsOn, expiresOn } : undefined,
    eip: eip && { address: eip },
  });
}

function filingOf({ filingNumber: number, filingStatus: status }: CellFacts): RowFacts['filing'] {
  return number === undefined && status === undefined ? undefined : known({ status, number });
}

type RowMembers = { [member: string]: unknown };

/** Members that have a value. */
function known(members: RowMembers): RowMembers {
  const given: RowMembers = {};
  for (const name in members) if (members[name] !== undefined) given[name] = members[name];
  return given;
}
