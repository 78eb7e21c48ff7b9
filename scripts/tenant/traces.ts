/** What of an item is of a tenant, and what is left of it without the tenant. Pure. */
import type { Item, Update, Value } from '../../lib/table/table.ts';

/** Stands where a tenant's name stood; no tenant can have it. */
export const ERASED = '(erased)';
const NO_DOMAIN = 'erased.invalid';

/** Whether an item is the tenant's own: its key says so. */
export function isOwn({ pk }: Item, tenant: string): boolean {
  return String(pk).startsWith(`T#${tenant}#`);
}

/** The attributes of an item that tell of the tenant. */
export function tracesOf(item: Item, tenant: string): string[] {
  return Object.entries(item).flatMap(([name, value]) => (tells(name, value, tenant) ? [name] : []));
}

/**
 * What has to change of an item that is not the tenant's own: its name is replaced, what others need of a history
 * stays. A code that the tenant made is out of use, and says nothing of its server any more.
 */
export function withoutTenant(item: Item, tenant: string): Update {
  const set: Record<string, Value> = {};
  const remove: string[] = [];
  for (const [name, value] of Object.entries(item)) {
    if (!tells(name, value, tenant)) continue;
    const keyOf = /^(gsi\d)(pk|sk)$/.exec(name);
    if (keyOf !== null) remove.push(`${keyOf[1]}pk`, `${keyOf[1]}sk`);
    else if (name === 'tenant' || name === 'grantedTo') set[name] = ERASED;
    else set[name] = JSON.stringify(scrubbed(JSON.parse(String(value)), tenant));
  }
  if (item.tenant === tenant && item.codeId !== undefined) {
    set.serverId = ERASED;
    remove.push('note', 'usableFrom', 'usableUntil');
  }
  // The number of a filing is that of whoever redeemed the code.
  if (set.redemption !== undefined && typeof item.filing === 'string')
    set.filing = JSON.stringify({ ...JSON.parse(item.filing), number: ERASED });
  return { set, remove: [...new Set(remove)].filter((name) => item[name] !== undefined) };
}

/** The parts of an item of somebody else that are the tenant's: what an export shows of it. */
export function partsOf(item: Item, tenant: string): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(item).flatMap(([name, value]) => {
      const parsed = parsedOf(value);
      return parsed !== undefined && namesTenant(parsed, tenant) ? [[name, parsed]] : [];
    }),
  );
}

/** The tenants, others than this one, whose deeds or grants an item tells of. */
export function othersIn(item: Item, tenant: string): boolean {
  const found = [item.grantedTo, ...Object.values(item).flatMap((value) => tenantsIn(parsedOf(value)))];
  return found.some((name) => name !== undefined && name !== tenant && name !== ERASED);
}

function tells(name: string, value: Value, tenant: string): boolean {
  if (name === 'tenant' || name === 'grantedTo') return value === tenant;
  if (/^(pk|gsi\dpk)$/.test(name)) return String(value).startsWith(`T#${tenant}#`);
  const parsed = parsedOf(value);
  return parsed !== undefined && namesTenant(parsed, tenant);
}

/** A document in an attribute; undefined if it holds none. */
export function parsedOf(value: Value | undefined): unknown {
  if (typeof value !== 'string' || !/^[[{]/.test(value)) return undefined;
  try {
    return JSON.parse(value);
  } catch {
    return undefined;
  }
}

function namesTenant(value: unknown, tenant: string): boolean {
  if (Array.isArray(value)) return value.some((each) => namesTenant(each, tenant));
  if (!isRecord(value)) return false;
  const { tenant: named, grantedTo, ...others } = value;
  return named === tenant || grantedTo === tenant || namesTenant(Object.values(others), tenant);
}

function tenantsIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value.flatMap(tenantsIn);
  if (!isRecord(value)) return [];
  return [value.tenant, value.grantedTo, ...tenantsIn(Object.values(value))].filter(
    (name) => name !== undefined,
  );
}

/** A document without the tenant: what is a list's entry of it goes, what is part of a history stays without its names. */
function scrubbed(value: unknown, tenant: string): unknown {
  if (Array.isArray(value))
    return value
      .filter((each) => !(isRecord(each) && each.tenant === tenant))
      .map((each) => scrubbed(each, tenant));
  if (!isRecord(value)) return value;
  const entries = Object.entries(value).map(([name, each]) => [name, scrubbed(each, tenant)] as const);
  const kept: Record<string, unknown> = Object.fromEntries(entries);
  if (kept.grantedTo === tenant) kept.grantedTo = ERASED;
  if (kept.tenant !== tenant) return kept;
  delete kept.name;
  return { ...kept, tenant: ERASED, ...(kept.domain === undefined ? {} : { domain: NO_DOMAIN }) };
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
