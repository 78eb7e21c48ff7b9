/** Names of products, regions and provinces in the language of the page; the id of what has none. */
import { productPolicy } from '../../../lib/policy/products.ts';
import { provinceName as nameOfProvince } from '../../../lib/policy/provinces.ts';
import { regionPolicy } from '../../../lib/policy/regions.ts';
import type { Say } from '../../texts/say.ts';

/** A product, as `ecs`. */
export function productName(id: string, say: Say): string {
  const policy = productPolicy(id);
  return policy === undefined ? id : say(policy.name);
}

/** A province, ISO 3166-2. */
export function provinceName(id: string, say: Say): string {
  const name = nameOfProvince(id);
  return name === undefined ? id : say(name);
}

/** A region or one of its availability zones. */
export function regionName(id: string, say: Say): string {
  const policy = regionPolicy(id);
  return policy === undefined ? id : say(policy.name);
}
