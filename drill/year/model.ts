/**
 * What the API must say, by a model that is as simple as it can be and shares no code with it: plain records in
 * memory, days of the Temporal polyfill. A run that may have been cut short leaves a record in one of several worlds;
 * what is seen later decides between them.
 */
import { Temporal } from 'temporal-polyfill';

export type Facts = { startsOn: string | undefined; expiresOn: string | undefined; fit: boolean };
/** What a registry says of a domain. */
export type Said = {
  expiresOn: string;
  hold: boolean;
  holder: 'own' | 'other' | 'masked';
  registrar: 'first' | 'second';
};
export type Redemption = { id: string; owner: string; domain: string };
type World = {
  lookedOn: string;
  /** What is known, of its owner or of its registry. */
  facts: Facts;
  holder: Said['holder'];
  registrar: Said['registrar'];
  /** What the registry said at the last look, since its owner spoke. */
  said: Said | undefined;
  toldFor: string | undefined;
  toldStage: number;
  lapsedOn: string | undefined;
  /** All that has been told of the record. */
  told: string[];
};
export type Record = {
  tenant: string;
  kind: 'server' | 'domain';
  id: string;
  /** As its owner stated them. */
  facts: Facts;
  redemptions: Redemption[];
  worlds: World[];
  /** How often at most it was put off since its registry told of it: from the seventh time on it is judged by what is known. */
  putOff: number;
};

const STAGES = [60, 30, 14, 7, 3, 1, 0];

/** The calendar day in Shanghai. */
export function dayOf(epochMs: number): string {
  return Temporal.Instant.fromEpochMilliseconds(epochMs)
    .toZonedDateTimeISO('Asia/Shanghai')
    .toPlainDate()
    .toString();
}

export function plusMonths(day: string, months: number): string {
  return Temporal.PlainDate.from(day).add({ months }).toString();
}

export function plusDays(day: string, days: number): string {
  return Temporal.PlainDate.from(day).add({ days }).toString();
}

export function daysUntil(from: string, to: string): number {
  return Temporal.PlainDate.from(from).until(to).days;
}

/** What is told: the same key, the same notice. */
export function noticeKey(notice: {
  type: string;
  tenant: string;
  subject: string;
  expiresOn: string | undefined;
  threshold?: unknown;
  /** Of a domain's: an owner who states an older day than the registry takes a last day back, and it may come again. */
  day?: string | undefined;
}): string {
  const { type, tenant, subject, expiresOn, threshold, day = '' } = notice;
  return [type, tenant, subject, expiresOn, threshold ?? '', ...(day === '' ? [] : [day])].join(' ');
}

type Known = Pick<Record, 'facts'> & Partial<Pick<World, 'holder' | 'said'>>;

export function verdictOn({ facts, holder = 'own', said }: Known, day: string): string {
  const { startsOn, expiresOn, fit } = facts;
  if (!fit || holder === 'other' || said?.hold === true) return 'not-ready';
  return (startsOn === undefined || startsOn <= day) && (expiresOn === undefined || day <= expiresOn)
    ? 'ready'
    : 'not-ready';
}

export function statusOn(record: Known, day: string): string {
  const { expiresOn } = record.facts;
  if (expiresOn !== undefined && day > expiresOn) return 'expired';
  if (expiresOn !== undefined && daysUntil(day, expiresOn) <= 30) return 'expiring';
  return verdictOn(record, day) === 'ready' ? 'ok' : 'not-ready';
}

/** A check on a day: a first one makes the record. */
export function checked(record: Record, facts: Facts, day: string): void {
  record.facts = facts;
  if (record.worlds.length === 0)
    record.worlds.push({
      lookedOn: day,
      facts,
      holder: 'own',
      registrar: 'first',
      said: undefined,
      toldFor: undefined,
      toldStage: 99,
      lapsedOn: undefined,
      told: [],
    });
  record.putOff = 0;
  for (const world of record.worlds) {
    Object.assign(world, { lookedOn: day, facts, holder: 'own', registrar: 'first', said: undefined });
    if (statusOn(record, day) === 'expired') world.lapsedOn = facts.expiresOn;
  }
}

/** A run on a day that surely looked at the record, and at its registry if that said something. */
export function looked(record: Record, day: string, said?: Said): void {
  for (const world of record.worlds) look(record, world, day, said);
  distinct(record);
}

/** A run that may have been cut short before it looked at the record. */
export function perhapsLooked(record: Record, day: string, said?: Said): void {
  const others = structuredClone(record.worlds);
  for (const world of others) look(record, world, day, said);
  record.worlds.push(...others);
  distinct(record);
}

/** Keeps the worlds that agree with what was seen. False if none does. */
export function keepWorlds(record: Record, agrees: (world: World) => boolean): boolean {
  const kept = record.worlds.filter(agrees);
  if (kept.length === 0) return false;
  record.worlds = kept;
  return true;
}

/** What a registry said: a later last day counts in any case, the rest if the registry was believed before. */
function hear(record: Record, world: World, said: Said, day: string): void {
  const { facts, holder, registrar, said: before } = world;
  const shown = before === undefined || before.holder === 'masked' ? holder : before.holder;
  const changes = [
    ...(said.hold && before?.hold !== true ? ['hold'] : []),
    ...(said.holder !== 'masked' && said.holder !== shown ? ['registrant'] : []),
    ...(said.registrar !== (before?.registrar ?? registrar) ? ['registrar'] : []),
  ];
  if (changes.length > 0)
    world.told.push(changeKey({ tenant: record.tenant, subject: record.id, day, changes }));
  const { expiresOn } = facts;
  if (expiresOn === undefined || said.expiresOn > expiresOn || before?.expiresOn === expiresOn)
    world.facts = { ...facts, expiresOn: said.expiresOn };
  const believed = before !== undefined && (before.holder === 'masked' || before.holder === holder);
  if (believed && said.holder !== 'masked') world.holder = said.holder;
  if (before?.registrar === registrar) world.registrar = said.registrar;
  world.said = said;
}

/** What is told of a change at a registry: the same key, the same notice. */
export function changeKey({
  tenant,
  subject,
  day,
  changes,
}: {
  tenant: string;
  subject: string;
  day: string;
  changes: readonly string[];
}): string {
  return ['domain.changed', tenant, subject, day, changes.join()].join(' ');
}

function look(record: Record, world: World, day: string, said?: Said): void {
  if (said !== undefined) hear(record, world, said, day);
  const { expiresOn } = world.facts;
  world.lookedOn = day;
  if (expiresOn === undefined) return;
  const tell = (what: string, threshold?: number) =>
    world.told.push(
      noticeKey({
        type: `${record.kind}.${what}`,
        tenant: record.tenant,
        subject: record.id,
        expiresOn,
        threshold,
        day: record.kind === 'domain' ? day : undefined,
      }),
    );
  if (world.lapsedOn !== undefined && world.lapsedOn < expiresOn && day <= expiresOn) {
    tell('recovered');
    world.lapsedOn = undefined;
  }
  const left = daysUntil(day, expiresOn);
  const stage = left < 0 ? -1 : (STAGES.filter((days) => left <= days).at(-1) ?? 99);
  if (stage === 99 || (world.toldFor === expiresOn && world.toldStage <= stage)) return;
  world.toldFor = expiresOn;
  world.toldStage = stage;
  if (stage >= 0) return void tell('expiring', stage);
  tell('expired');
  world.lapsedOn = expiresOn;
  for (const { id, owner } of record.redemptions)
    world.told.push(noticeKey({ type: 'website.at-risk', tenant: owner, subject: id, expiresOn }));
}

function distinct(record: Record): void {
  const seen = new Map(record.worlds.map((world) => [JSON.stringify(world), world]));
  record.worlds = [...seen.values()];
}
