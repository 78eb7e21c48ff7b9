import type { Text } from '../texts.ts';
import type { ConstraintId } from './constraints.ts';
import data from './products.json' with { type: 'json' };

/** What a resource type can do for a filing; null where no source states it. Months are calendar months. */
export type Product = {
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

const ROWS: { readonly [row: string]: ConstraintId } = {
  'server-ecs': 'server-ecs',
  'server-flexus-l': 'server-flexus-l',
  'server-enterprise-web-portal': 'server-enterprise-web-portal',
  'server-dec': 'server-dec',
  'server-nat': 'server-nat',
};

let byId: Map<string, Product> | undefined;

/** A product by its id, for example `ecs`; undefined if no source names it. */
export function productPolicy(id: string): Product | undefined {
  byId ??= new Map(
    data.items.map((item) => [
      item.id,
      {
        ...item,
        renewalsAccumulate: item.renewalsAccumulate ?? false,
        constraint: ROWS[item.constraint ?? ''] ?? 'basic-requirements',
      },
    ]),
  );
  return byId.get(id);
}

/** The row of the constraints table that speaks of a product; the basic requirements for one that no row names. */
export function constraintOfProduct(id: string | undefined): ConstraintId | undefined {
  return id === undefined ? undefined : (productPolicy(id)?.constraint ?? 'basic-requirements');
}

/** The products of which a row of the constraints table says that they verify a filing, for a text. */
export function verifyingProducts(): string[] {
  return data.items
    .filter((item) => item.canVerifyFiling === true && item.constraint !== undefined)
    .map((item) => item.id);
}
