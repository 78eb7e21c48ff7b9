import type { Text } from '../texts.ts';
import data from './industries.json' with { type: 'json' };

/**
 * Whether an industry needs an approval before a filing. `local`: cancelled nationally while some provinces
 * still ask, or asked by one province only.
 */
export type IndustryPolicy = {
  id: string;
  name: Text;
  approval: 'required' | 'local';
  authority: Text;
  confidence: string;
};

let byId: Map<string, IndustryPolicy> | undefined;

/** An industry by its id, for example `news`; undefined if no list names it. */
export function industryPolicy(id: string): IndustryPolicy | undefined {
  byId ??= new Map(
    data.items.map((item) => [
      item.id,
      { ...item, approval: item.requirement.startsWith('required') && !item.province ? 'required' : 'local' },
    ]),
  );
  return byId.get(id);
}

/** The ids of all listed industries. */
export function industryIds(): string[] {
  return data.items.map((item) => item.id);
}
