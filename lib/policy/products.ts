import type { Text } from '../texts.ts';
import type { ConstraintId } from './constraints.ts';
import { indexed } from './indexed.ts';
import data from './products.json' with { type: 'json' };

/** What a resource type can do for a filing; null where no source states it. Months are calendar months. */
type Product = {
  id: string;
  name: Text;
  canVerifyFiling: boolean | null;
  minTermMonths: number | null;
  renewalsAccumulate: boolean;
  filingsPerResource: number | null;
  makesAuthorizationCodes: boolean;
  needsBoundEip: boolean;
  constraint: ConstraintId;
  confidence: string;
};

/** The rows of the constraints table that speak of one product each. */
export const PRODUCT_ROWS = [
  'server-ecs',
  'server-flexus-l',
  'server-enterprise-web-portal',
  'server-dec',
  'server-nat',
] as const satisfies readonly ConstraintId[];
const BASIC_REQUIREMENTS = 'basic-requirements' satisfies ConstraintId;
/** The rows that a rule about servers decides: that of the product, or the basic requirements for one that no row names. */
export const SERVER_ROWS = [...PRODUCT_ROWS, BASIC_REQUIREMENTS] as const;

const byId = indexed<string, Product>(() =>
  data.items.map((item) => [
    item.id,
    {
      ...item,
      renewalsAccumulate: item.renewalsAccumulate ?? false,
      constraint: PRODUCT_ROWS.find((row) => row === item.constraint) ?? BASIC_REQUIREMENTS,
    },
  ]),
);

/** A product by its id, for example `ecs`; undefined if no source names it. */
export function productPolicy(id: string): Product | undefined {
  return byId(id);
}

/**
 * Whether a product is one of the ECSs that the rows on CDN and ELB speak of. The row on servers counts Flexus X instances
 * among them, the row on codes Flexus L instances as well; of servers in a Dedicated Cloud no row says it.
 */
export function countsAsEcs(id: string): 'yes' | 'in-the-row-on-codes' | 'not-stated' | 'no' {
  const policy = productPolicy(id);
  if (policy === undefined || policy.constraint === 'server-dec') return 'not-stated';
  if (policy.constraint === 'server-ecs') return 'yes';
  return policy.makesAuthorizationCodes ? 'in-the-row-on-codes' : 'no';
}

/** The names of each product, in both languages and as people call it, by its id. */
export function productNames(): { id: string; names: string[] }[] {
  return data.items.map(({ id, name, aliases = [] }) => ({
    id,
    names: [...Object.values(name), ...aliases],
  }));
}

/** The row of the constraints table that speaks of a product; the basic requirements for one that no row names. */
export function constraintOfProduct(id: string | undefined): ConstraintId | undefined {
  return id === undefined ? undefined : (productPolicy(id)?.constraint ?? BASIC_REQUIREMENTS);
}

/** The products of which a row of the constraints table says that they verify a filing, for a text. */
export function verifyingProducts(): string[] {
  return data.items
    .filter((item) => item.canVerifyFiling === true && item.constraint !== undefined)
    .map((item) => item.id);
}
