/** What the ledger knew when a request was judged, kept with its result: judging it again asks nobody. */
import type { Ledger, LedgerQuestion } from '../findings/verifiers.ts';
import type { KeptLedger } from '../records/result.ts';

/** `asked` of the request as it came, `masked` of the same request as it is stored: its codes in the same order. */
export function keepLedger(
  ledger: Ledger,
  { asked, masked }: { asked: LedgerQuestion; masked: LedgerQuestion },
): KeptLedger {
  const { serverIds = [], codes = [] } = asked;
  const issued = known(serverIds.map((id) => [id, ledger.codesIssued(id)]));
  const states = known(codes.map((code, place) => [masked.codes?.[place] ?? '', ledger.codeState(code)]));
  return {
    ...(issued.length === 0 ? {} : { codesIssued: Object.fromEntries(issued) }),
    ...(codes.length === 0 ? {} : { codes: Object.fromEntries(states) }),
  };
}

/** A ledger that knows what was kept. */
export function ledgerOf({ codesIssued = {}, codes = {} }: KeptLedger): Ledger {
  const issued = new Map(Object.entries(codesIssued));
  const states = new Map(Object.entries(codes));
  return {
    codesIssued: (serverId) => issued.get(serverId),
    codeState: (mask) => states.get(mask),
    tracks: () => false,
    maskOf: (mask) => mask,
  };
}

function known<T>(entries: readonly (readonly [string, T | undefined])[]): [string, T][] {
  return entries.flatMap(([name, value]): [string, T][] => (value === undefined ? [] : [[name, value]]));
}
