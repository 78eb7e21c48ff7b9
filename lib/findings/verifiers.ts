/** Which servers and authorization codes can verify a filing. */
import type { Day } from '../calendar.ts';
import { codeFacts } from '../facts/code.ts';
import { termOf } from '../facts/subscription.ts';
import type { Verifiers } from '../facts/verification.ts';
import { type RuleId, rulesFor } from '../rules/catalogue.ts';
import type { CodeState } from '../shapes/code.ts';
import type { Verdict } from '../shapes/outcome.ts';
import type { Server } from '../shapes/server.ts';
import { maskCode } from '../spellings/authorization-code.ts';
import { plainAddress } from '../spellings/ip-address.ts';
import { judgedServer } from './domain-and-server.ts';
import { compareText, type Evaluation } from './evaluate.ts';
import { type JudgedSubject, judgeSubject } from './judged-subject.ts';
import { verdictOf } from './verdict.ts';

/** A server or a code as it was judged. `usableUntil` is the last day of the subscription behind it. */
export type Verifier = {
  method: 'server' | 'authorization-code';
  id: string;
  serverId: string | undefined;
  verdict: Verdict;
  usableUntil: Day | undefined;
  /** Plain, see `spellings/ip-address.ts`. */
  eipAddress: string | undefined;
  /** Whether the subscription of a server runs today. */
  runs: boolean;
  /** Of a server, or of the server that made the code. */
  product: string | undefined;
  region: string | undefined;
  judged: JudgedSubject;
};

/** What the ledger of codes knows; undefined where it knows nothing, or was not asked. */
export type Ledger = {
  /** Of a code, however it is spelled. */
  codeState: (code: string) => CodeState | undefined;
  /** How many codes a server has made. */
  codesIssued: (serverId: string) => number | undefined;
  /** Whether a server is tracked. */
  tracks: (serverId: string) => boolean;
  /** How a code is shown. What is kept of an earlier request are masks already: each shows itself. */
  maskOf: (code: string) => string;
};

/** What a ledger is asked before a request is judged. */
export type LedgerQuestion = { serverIds?: readonly string[]; codes?: readonly string[] };

/** A ledger that was not asked. */
export const NO_LEDGER: Ledger = {
  codeState: () => undefined,
  codesIssued: () => undefined,
  tracks: () => false,
  maskOf: maskCode,
};

/** A code of a request with the mask that it is shown by. */
export type MaskedCode = { code: string; mask: string };

type Candidates = {
  servers: readonly Server[];
  codes: readonly MaskedCode[];
  ledger: Ledger;
};

/** Rules over what can verify: they count codes of which they tell no facts. */
export const READ_VERIFIERS: ReadonlySet<RuleId> = new Set<RuleId>([
  'verification/available',
  'routing/elb-has-verifying-server',
]);

const codeRules = rulesFor('code');
const RUNNING: RuleId = 'server/subscription-active';

/** Judges every server and code, in the order given. */
export function judgeVerifiers({ servers, codes, ledger }: Candidates, evaluation: Evaluation): Verifier[] {
  return [
    ...servers.map((server) => serverVerifier(server, ledger.codesIssued(server.id), evaluation)),
    ...codes.map(({ code, mask }) => codeVerifier(mask, ledger.codeState(code), evaluation)),
  ];
}

/**
 * The codes of a request with their masks. Codes of one mask are told apart by a number, in an order that does not
 * depend on the request's.
 */
export function withMasks<T extends { code: string }>(
  codes: readonly T[],
  maskOf: Ledger['maskOf'] = maskCode,
): (T & { mask: string })[] {
  const counts = new Map<string, number>();
  return codes
    .map((given, place) => ({ given, place, mask: maskOf(given.code) }))
    .sort(
      (one, other) =>
        one.given.code.length - other.given.code.length || compareText(one.given.code, other.given.code),
    )
    .map(({ mask, given, place }) => {
      const count = (counts.get(mask) ?? 0) + 1;
      counts.set(mask, count);
      return { given, place, mask: count === 1 ? mask : `${mask}~${count}` };
    })
    .sort((one, other) => one.place - other.place)
    .map(({ given, mask }) => ({ ...given, mask }));
}

/** The codes of a request as they are stored and shown. */
export function maskCodes<T extends { code: string }>(codes: readonly T[]) {
  return withMasks(codes).map(({ mask, ...given }) => ({ ...given, code: mask }));
}

/** Verifiers by verdict, each list sorted by id. */
export function byVerdict(verifiers: readonly Verifier[]): Verifiers {
  const idsOf = (verdict: Verdict) =>
    verifiers
      .filter((verifier) => verifier.verdict === verdict)
      .map(({ id }) => id)
      .sort();
  return { ready: idsOf('ready'), undecided: idsOf('undecided'), notReady: idsOf('not-ready') };
}

function serverVerifier(server: Server, codesIssued: number | undefined, evaluation: Evaluation): Verifier {
  const judged = judgedServer(server, evaluation, codesIssued);
  return {
    method: 'server',
    id: server.id,
    serverId: server.id,
    verdict: verdictOf(judged.findings),
    usableUntil: server.subscription === undefined ? undefined : termOf(server.subscription).expiresOn,
    eipAddress: server.eip?.address === undefined ? undefined : plainAddress(server.eip.address),
    runs: !judged.findings.some(({ rule, outcome }) => rule === RUNNING && outcome === 'fail'),
    product: server.product,
    region: server.region,
    judged,
  };
}

/** `id`: the code's mask, see `withMasks`. */
function codeVerifier(id: string, state: CodeState | undefined, evaluation: Evaluation): Verifier {
  const subject = { kind: 'code', id } as const;
  const judged = judgeSubject({ rules: codeRules, subject, facts: codeFacts(state) }, evaluation);
  return {
    method: 'authorization-code',
    id,
    serverId: state?.serverId,
    verdict: verdictOf(judged.findings),
    usableUntil: state?.usableUntil,
    eipAddress: undefined,
    runs: true,
    product: state?.server.product,
    region: undefined,
    judged,
  };
}
