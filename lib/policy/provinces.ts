import type { Text } from '../texts.ts';
import { type Confidence, confidenceOf, titleOf } from './confidence.ts';
import { indexed } from './indexed.ts';
import data from './provinces.json' with { type: 'json' };

/** What a source says that a province asks. The communications administration of the province decides. */
type ProvinceRule<V> = {
  province: string;
  value: V;
  /** Names the note, or what another source says, for `provinceNote`; empty if there is none. */
  note: string;
  document: string;
  confidence: Confidence;
};

/** What is asked of an order or of all services of an entity once there are more of them than `over`. */
export type OrderRule = ProvinceRule<{
  asks: string;
  of: string;
  over: number;
  /** What is counted: the websites of the application, the services filed before, or both. */
  counts: 'order' | 'filed' | 'all';
  /** Only of an entity that has filed more services than this. */
  ifFiledOver: number | undefined;
  /** Only of an entity that has filed none. */
  ifFirst: boolean;
}>;

type Note = { text: Text; contradicts: boolean };
type Province = (typeof data.items)[number];
type Rules = Province['rules'];
type Stated = { source: readonly number[]; confidence: string; note?: Text; contradiction?: Text };
type OrderItem = Stated & {
  asks: string;
  of: string;
  over: number;
  counts: string;
  ifFiledOver?: number;
  ifFirst?: boolean;
};
type RuleName = Exclude<keyof Rules, 'orders'>;
type ValueOf<N extends RuleName> = NonNullable<Rules[N]>['value'];

const provinceOf = indexed<string, Province>(() => data.items.map((each) => [each.id, each]));
const byPrefix = indexed<string, Province>(() => data.items.map((each) => [each.adminCodePrefix, each]));
const notes = indexed<string, Note>(() => data.items.flatMap(({ id, rules }) => notesOf(id, rules)));
const byCharacter = indexed<string, Province>(() => data.items.map((each) => [each.icpCharacter, each]));

/** The name of a province (ISO 3166-2); undefined if it is none of the 31 of the mainland. */
export function provinceName(id: string): Text | undefined {
  return provinceOf(id)?.name;
}

/** All provinces with their names. */
export function provinceNames(): { id: string; names: string[] }[] {
  return data.items.map(({ id, name }) => ({ id, names: Object.values(name) }));
}

/** What a province asks, by the name of the rule; undefined if no source says, or no province is given. */
export function provinceRule<N extends RuleName>(
  province: string | undefined,
  name: N,
): ProvinceRule<ValueOf<N>> | undefined {
  if (province === undefined) return undefined;
  const stated: (Stated & { value: ValueOf<N> }) | undefined = provinceOf(province)?.rules[name];
  return stated === undefined ? undefined : { value: stated.value, ...groundsOf(stated, province, name) };
}

/** What a province asks of the number of services, in the order of the data. */
export function orderRules(province: string): OrderRule[] {
  const stated: readonly OrderItem[] = provinceOf(province)?.rules.orders ?? [];
  return stated.map(({ asks, of, over, counts, ifFiledOver, ifFirst = false, ...grounds }, place) => ({
    value: { asks, of, over, counts: countsOf(counts), ifFiledOver, ifFirst },
    ...groundsOf(grounds, province, `orders/${place}`),
  }));
}

/** What a finding tells of a province's rule: whose it is, its source, and the name of its note. */
export function groundsData({ province, document, confidence, note }: Omit<ProvinceRule<unknown>, 'value'>) {
  return { province, document, confidence, note };
}

/** The text that a province rule's `note` names, and whether another source says it; undefined for other text. */
export function provinceNote(name: string): Note | undefined {
  return notes(name);
}

/** The province of an administrative division code (GB/T 2260), by its first two digits; undefined outside of the mainland. */
export function provinceOfDivision(code: string): string | undefined {
  return byPrefix(code.slice(0, 2))?.id;
}

/** The province of the character that begins an ICP filing number: 粤 is Guangdong, 蜀 (never 川) is Sichuan. */
export function provinceOfIcpCharacter(character: string): string | undefined {
  return byCharacter(character)?.id;
}

/** The provinces whose public-security numbers begin with a character: 川 and 蜀 are both Sichuan. */
export function provinceOfPoliceCharacter(character: string): string | undefined {
  return data.items.find(
    (each) => each.icpCharacter === character || each.publicSecurityCharacters.includes(character),
  )?.id;
}

function groundsOf(stated: Stated, province: string, name: string): Omit<ProvinceRule<unknown>, 'value'> {
  return {
    province,
    note: noteOf(stated) === undefined ? '' : `province:${province}/${name}`,
    document: titleOf(data.sources, stated.source),
    confidence: confidenceOf(stated.confidence),
  };
}

function notesOf(province: string, { orders = [], ...rules }: Rules): [string, Note][] {
  const single: [string, Stated][] = Object.entries(rules);
  const all = [...single, ...orders.map((order, place): [string, Stated] => [`orders/${place}`, order])];
  return all.flatMap(([name, stated]) => {
    const note = noteOf(stated);
    return note === undefined ? [] : [[`province:${province}/${name}`, note]];
  });
}

function noteOf({ note, contradiction }: Stated): Note | undefined {
  if (contradiction !== undefined) return { text: contradiction, contradicts: true };
  return note === undefined ? undefined : { text: note, contradicts: false };
}

function countsOf(counts: string): OrderRule['value']['counts'] {
  return counts === 'order' || counts === 'filed' ? counts : 'all';
}
