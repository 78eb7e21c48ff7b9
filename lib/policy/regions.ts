import type { Text } from '../texts.ts';
import { indexed } from './indexed.ts';
import data from './regions.json' with { type: 'json' };

/** Whether a region lies in the Chinese mainland; `listed` is false where only the form of its id says so. */
export type RegionPolicy = { id: string; name: Text; mainland: boolean; listed: boolean; confidence: string };

const MAINLAND_PATTERN = new RegExp(data.mainlandPattern);
const AVAILABILITY_ZONE = /^([a-z-]+-\d+)[a-z]$/;

const byId = indexed<string, RegionPolicy>(() =>
  data.items.map((item) => [item.id, { ...item, listed: true }]),
);

/** A region by its id, or by that of one of its availability zones (`cn-north-4a`); undefined if nothing tells. */
export function regionPolicy(given: string): RegionPolicy | undefined {
  const id = AVAILABILITY_ZONE.exec(given)?.[1] ?? given;
  const known = byId(id);
  if (known !== undefined || !MAINLAND_PATTERN.test(id)) return known;
  const { mainlandPatternConfidence: confidence } = data;
  return { id, name: { en: id, 'zh-CN': id }, mainland: true, listed: false, confidence };
}

/** The names of each region, in both languages and others, by its id. */
export function regionNames(): { id: string; names: string[] }[] {
  return data.items.map(({ id, name, aliases = [] }) => ({
    id,
    names: [...Object.values(name), ...aliases],
  }));
}
