/** Whether a filed website still resolves to what verified it: the provider's inspections cancel the access of one that does not. */
import { getCode } from '../ledger/code-item.ts';
import { getServer } from '../ledger/server-item.ts';
import { claimKeyOf, claimOf } from '../ledger/website-claim.ts';
import type { FoundFacts } from '../shapes/look-up.ts';
import { plainAddress } from '../spellings/ip-address.ts';
import { getFiling } from '../store/filings.ts';
import type { Table } from '../table/table.ts';

/** How a filed website resolves; undefined if it is not filed, or DNS did not tell. `redemptionId` of the code that verified it. */
export type Resolution = { reachesVerifier: boolean; redemptionId?: string; serverId?: string };

/**
 * A website that resolves nowhere is astray, and one whose addresses are all other ones than that of its server. An alias
 * leads to a CDN or a load balancer, of which nothing is known here: it is taken for right.
 */
export async function resolutionOf(
  table: Table,
  { tenant, name }: { tenant: string; name: string },
  dns: FoundFacts['dns'],
): Promise<Resolution | undefined> {
  if (dns === undefined) return undefined;
  const verified = await verifierOf(table, tenant, name);
  if (!verified.filed && (await getFiling(table, tenant, name))?.state !== 'filed') return undefined;
  const { address, redemptionId, serverId } = verified;
  const aliased = dns.some(({ type }) => type === 'CNAME');
  const reaches =
    address === undefined ? dns.length > 0 : dns.some(({ value }) => plainAddress(value) === address);
  return {
    reachesVerifier: aliased || reaches,
    ...(redemptionId && { redemptionId }),
    ...(serverId && { serverId }),
  };
}

type VerifiedBy = { filed: boolean; address?: string; redemptionId?: string; serverId?: string };

/** What verified a website, by its claim: the server whose code it holds, with the address that is tracked of it. */
async function verifierOf(table: Table, tenant: string, name: string): Promise<VerifiedBy> {
  const item = await table.get(claimKeyOf(tenant, name));
  const claim = item && claimOf(item);
  const code = claim && (await getCode(table, claim.codePk));
  if (claim === undefined || code?.redemption?.id !== claim.redemptionId) return { filed: false };
  const server = await getServer(table, code.tenant, code.serverId);
  const given = server?.facts.eip?.address;
  const address = given && plainAddress(given);
  return {
    filed: code.redemption.filing !== undefined,
    redemptionId: claim.redemptionId,
    // Whose server it is may be another tenant's: its id is told to its owner alone.
    ...(code.tenant === tenant && { serverId: code.serverId }),
    ...(address && { address }),
  };
}
