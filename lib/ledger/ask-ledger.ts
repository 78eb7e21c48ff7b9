/** What the ledger knows of the servers and codes of a request: one call for a hundred of them. */
import type { Day } from '../calendar.ts';
import { type Ledger, type LedgerQuestion, NO_LEDGER } from '../findings/verifiers.ts';
import type { CodeState } from '../shapes/code.ts';
import { maskCode, plainCode } from '../spellings/authorization-code.ts';
import { tagOf } from '../table/ids.ts';
import { codeKey, serverKey } from '../table/keys.ts';
import type { Item, Table } from '../table/table.ts';
import { type Code, codeOf, statusOf } from './code-item.ts';
import { ownEntries, serverOf } from './server-item.ts';
import { serverVerdictOn } from './usable-days.ts';

const KEYS_PER_CALL = 100;

/**
 * Asks about servers that the tenant tracks, and codes. Of a code that is neither the tenant's own nor granted to it
 * nothing is told: else a check would be a way to guess codes.
 */
export async function askLedger(
  table: Table,
  tenant: string,
  { serverIds = [], codes = [], today }: LedgerQuestion & { today: Day },
): Promise<Ledger> {
  const plainCodes = new Set(codes.map(plainCode));
  const keys = [
    ...[...new Set(serverIds)].map((id) => serverKey(tenant, tagOf(id))),
    ...[...plainCodes].map(codeKey),
  ];
  if (keys.length === 0) return NO_LEDGER;
  const chunks = Array.from({ length: Math.ceil(keys.length / KEYS_PER_CALL) }, (_, index) =>
    table.getAll(keys.slice(index * KEYS_PER_CALL, (index + 1) * KEYS_PER_CALL)),
  );
  const items = (await Promise.all(chunks)).flat();
  return ledgerOf(items, { tenant, today });
}

function ledgerOf(items: readonly Item[], { tenant, today }: { tenant: string; today: Day }): Ledger {
  const servers = new Map(
    items
      .filter(({ sk }) => sk === 'S')
      .map(serverOf)
      .map((server) => [server.id, server]),
  );
  const codes = new Map(
    items
      .filter(({ sk }) => sk === 'C')
      .map(codeOf)
      .filter(({ tenant: owner, grantedTo }) => owner === tenant || grantedTo === tenant)
      .map((code) => [code.pk, stateOf(code, today)]),
  );
  return {
    codeState: (code) => codes.get(codeKey(plainCode(code)).pk),
    maskOf: maskCode,
    codesIssued(serverId) {
      const server = servers.get(serverId);
      return server && ownEntries(server).length;
    },
    tracks: (serverId) => servers.get(serverId)?.tracked === true,
  };
}

function stateOf(code: Code, today: Day): CodeState {
  const { id, serverId, slot, eligibility } = code;
  return {
    id,
    serverId,
    slot,
    status: statusOf(code),
    server: eligibility.server,
    serverVerdict: serverVerdictOn(eligibility.days, today),
    ...(eligibility.days === undefined ? {} : { usableUntil: eligibility.days.until }),
  };
}
