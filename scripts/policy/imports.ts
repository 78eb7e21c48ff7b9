/** How each list of an authority becomes policy data, with what changes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { addDays, isDay } from '../../lib/calendar.ts';
import { list, member, text, whole } from '../../lib/evidence/json.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import { type Entry, type ListFile, readListFile } from './list-file.ts';

/** Where a list is from: its address, the day that it carries, and what it is called. */
export type Provenance = { title: string; address: string; date: string; retrievedOn: string };

type Policy = { [member: string]: unknown };

/** New policy data, and what of it is other than before, in words; faults keep it from being written. */
export type Imported = { policy: Policy; changes: string[]; faults: string[] };

type Import = { file: string; read: (path: string) => ListFile; apply: (given: Given) => Imported };
type Given = { policy: Policy; list: ListFile; provenance: Provenance };

/** The lists that can be brought, by name. */
export const IMPORTS: { readonly [name: string]: Import } = {
  tlds: {
    file: 'tlds.json',
    read: (path) =>
      readListFile(path, { tld: ['顶级域', '顶级域名', '域名后缀', '后缀', 'suffix', 'value'] }),
    apply: importTlds,
  },
  registrars: {
    file: 'registrars.json',
    read: (path) =>
      readListFile(path, {
        name: ['注册服务机构', '注册服务机构名称', '单位名称', '机构名称', '名称', 'registrar', 'value'],
        ianaId: ['IANA编号', 'IANA ID'],
        englishName: ['英文名称', 'english name'],
      }),
    apply: importRegistrars,
  },
  'working-days': {
    file: 'working-days.json',
    read: (path) => readListFile(path, { date: ['日期'], isOffDay: ['放假'] }),
    apply: importWorkingDays,
  },
};

/** The policy data of a folder. */
export function policyIn(dir: string, file: string): Policy {
  return JSON.parse(readFileSync(join(dir, file), 'utf8'));
}

/** Policy data as its files are written: one item a line. */
export function policyText(policy: Policy): string {
  const members = Object.entries(policy).map(([name, value]) => {
    const lines = Array.isArray(value)
      ? `[\n${value.map((item) => `    ${JSON.stringify(item)}`).join(',\n')}\n  ]`
      : JSON.stringify(value);
    return `  ${JSON.stringify(name)}: ${lines}`;
  });
  return `{\n${members.join(',\n')}\n}\n`;
}

/** The list is the authority's, whole: what is not on it is not approved by it. */
function importTlds({ policy, list: { entries }, provenance }: Given): Imported {
  const faults: string[] = [];
  const listed = new Set<string>();
  for (const { line, values } of entries) {
    const tld = tldOf(values.tld ?? values.value ?? '');
    if (tld === undefined)
      faults.push(`line ${line}: expected a top-level domain, found ${JSON.stringify(values)}`);
    else listed.add(tld);
  }
  const source = list(policy.sources).length;
  const before = list(policy.items);
  const known = new Set(before.map((item) => text(member(item, 'tld')) ?? ''));
  const changes: string[] = [];
  const items = before.map((item) => {
    const tld = text(member(item, 'tld')) ?? '';
    const status = listed.has(tld) ? 'approved' : 'absent-from-list';
    const was = text(member(item, 'status'));
    if (was === status)
      return listed.has(tld) ? { ...Object(item), source: [source], confidence: 'high' } : item;
    if (status === 'absent-from-list' && was === 'reported-not-approved') return item;
    changes.push(`.${tld}: ${was} -> ${status}`);
    return { ...Object(item), status, source: [source], confidence: 'high' };
  });
  const added = [...listed]
    .filter((tld) => !known.has(tld))
    .map((tld) => ({ tld, status: 'approved', source: [source], confidence: 'high' }));
  changes.push(...added.map(({ tld }) => `.${tld}: new, approved`));
  const { date, retrievedOn } = provenance;
  return {
    policy: {
      ...withSource(policy, provenance),
      retrievedOn,
      listUpdatedOn: date,
      items: [...items, ...added],
    },
    changes,
    faults,
  };
}

function tldOf(given: string): string | undefined {
  const parsed = parseDomainName(`example.${given.trim().replace(/^\.+/, '')}`);
  return typeof parsed === 'object' && parsed.host.split('.').length === 2 ? parsed.tld : undefined;
}

/** Registrars on the list are approved by it. One that is not stays as it is: companies are renamed, and the list knows one name. */
function importRegistrars({ policy, list: { entries }, provenance }: Given): Imported {
  const source = list(policy.sources).length;
  const items = list(policy.items).map((item) => ({ ...Object(item) }));
  const faults: string[] = [];
  const changes: string[] = [];
  for (const entry of entries) {
    const fault = faultOfRegistrar(entry);
    if (fault !== undefined) {
      faults.push(fault);
      continue;
    }
    const { name = entry.values.value ?? '', englishName } = entry.values;
    const ianaId = whole(entry.values.ianaId);
    const known = items.find(
      (item) =>
        (ianaId !== undefined && item.ianaId === ianaId) ||
        [item.name, item.englishName, ...list(item.aliases)].includes(name),
    );
    if (known === undefined) {
      items.push({
        name,
        ...(englishName && { englishName }),
        ...(ianaId && { ianaId }),
        aliases: [],
        status: 'approved',
        basis: 'evidence',
        source: [source],
        confidence: 'high',
      });
      changes.push(`${name}: new, approved`);
      continue;
    }
    if (known.status !== 'approved') changes.push(`${known.name}: ${known.status} -> approved`);
    if (known.name !== name && ![known.englishName, ...list(known.aliases)].includes(name))
      known.aliases = [...list(known.aliases), name];
    Object.assign(known, { status: 'approved', basis: 'evidence', source: [source], confidence: 'high' });
  }
  return {
    policy: { ...withSource(policy, provenance), retrievedOn: provenance.retrievedOn, items },
    changes,
    faults,
  };
}

function faultOfRegistrar({ line, values }: Entry): string | undefined {
  if (!(values.name ?? values.value)) return `line ${line}: expected the name of a registrar`;
  return values.ianaId === undefined || whole(values.ianaId) !== undefined
    ? undefined
    : `line ${line}: expected a number as IANA id, found ${values.ianaId}`;
}

/** A year's days off in the form of holiday-cn: `{ year, papers, days: [{ name, date, isOffDay }] }`. */
function importWorkingDays({ policy, list: { document }, provenance }: Given): Imported {
  const year = whole(member(document, 'year'));
  const days = list(member(document, 'days')).map((each) => ({
    date: text(member(each, 'date')) ?? '',
    isOffDay: member(each, 'isOffDay'),
  }));
  const faults = days.flatMap(({ date, isOffDay }, at) =>
    isDay(date) && typeof isOffDay === 'boolean'
      ? []
      : [`day ${at + 1}: expected a date and isOffDay, found ${JSON.stringify(days[at])}`],
  );
  if (year === undefined || days.length === 0)
    faults.push('expected a year with its days, in the form of holiday-cn');
  const through = text(policy.coveredThrough) ?? '';
  if (year !== undefined && year > Number(through.slice(0, 4)) + 1)
    faults.push(
      `expected the year after ${through.slice(0, 4)}, or one that is known, found ${year}: years must follow one another`,
    );
  if (faults.length > 0 || year === undefined) return { policy, changes: [], faults };
  const own = days.filter(({ date }) => date.startsWith(`${year}-`));
  const item = {
    year,
    document: provenance.title,
    publishedOn: provenance.date,
    address: provenance.address,
    confidence: 'high',
    daysOff: spansOf(own.filter(({ isOffDay }) => isOffDay).map(({ date }) => date)),
    workingWeekendDays: own
      .filter(({ isOffDay }) => !isOffDay)
      .map(({ date }) => date)
      .sort(),
  };
  const before = list(policy.items).find((each) => member(each, 'year') === year);
  const others = list(policy.items).filter((each) => member(each, 'year') !== year);
  const items = [...others, item].sort(
    (one, other) => (whole(member(one, 'year')) ?? 0) - (whole(member(other, 'year')) ?? 0),
  );
  const lastDay = `${year}-12-31`;
  const coveredThrough = lastDay > through ? lastDay : through;
  const changed =
    before === undefined ? `${year}: new, ${item.daysOff.length} holidays` : `${year}: days off replaced`;
  const same = JSON.stringify(member(before, 'daysOff')) === JSON.stringify(item.daysOff);
  return {
    policy: { ...policy, retrievedOn: provenance.retrievedOn, coveredThrough, items },
    changes: same ? [] : [changed],
    faults,
  };
}

/** Days that follow one another, as first and last. */
function spansOf(days: readonly string[]): [string, string][] {
  const spans: [string, string][] = [];
  for (const day of [...days].sort()) {
    const last = spans.at(-1);
    if (last !== undefined && addDays(last[1], 1) === day) last[1] = day;
    else spans.push([day, day]);
  }
  return spans;
}

function withSource(policy: Policy, { title, address, date }: Provenance): Policy {
  return { ...policy, sources: [...list(policy.sources), { title, address, date }] };
}
