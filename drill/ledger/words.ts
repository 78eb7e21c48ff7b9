/** A history told in words, one line a step: what `npm run drill -- --trace` prints. */
import type { Answer, Request } from './history.ts';

export type Tell = (line: string) => void;

/** The items of the table by the kind that their sort key begins with. */
const ITEMS: { readonly [kind: string]: string } = {
  C: 'the code',
  D: 'the domain',
  E: 'an event of the code',
  G: 'the count of wrong codes',
  I: 'the idempotency key',
  Q: "the tenant's count of servers",
  R: 'a result, or a release',
  S: 'the server',
  W: "the website's claim",
};
/** What a server's facts say in a history, by the days on which it can verify. */
const FACTS = {
  good: 'can verify today alone',
  bad: 'cannot verify',
  later: 'can verify from tomorrow',
  gap: 'can verify today, and again in two days',
} as const;

/** What a client asks for: `the owner redeems HW-2026-0001 for a.cn, with the key k1`. */
export function requestInWords({ kind, tenant, about, key }: Request): string {
  const who = tenant === 'owner' ? 'the owner' : 'the other tenant';
  const keyed = key === undefined ? '' : `, with the key ${key}`;
  return `${who} ${deed(kind, about)}${keyed}`;
}

function deed(kind: Request['kind'], about: Request['about']): string {
  switch (kind) {
    case 'track':
      return `checks ${about.serverId}, which ${FACTS[about.facts ?? 'good']}`;
    case 'untrack':
      return `lets ${about.serverId} go`;
    case 'issue':
      return about.code === undefined
        ? `makes a code of ${about.serverId}`
        : `records the code ${about.code} with ${about.serverId}`;
    case 'redeem':
      return `redeems ${about.code} for ${about.domain}`;
    case 'guess':
      return 'tries a code that there is not';
    case 'release':
      return `gives up the redemption of ${about.code} for ${about.domain}`;
    case 'file':
      return `says that ${about.domain} is filed as ${about.number}`;
    case 'revoke':
      return `revokes ${about.code}`;
    case 'read-code':
      return `reads ${about.code}`;
    case 'read-redemption':
      return `reads the redemption of ${about.code} for ${about.domain}`;
    case 'pass-time':
      return 'waits until the next day';
  }
}

/** What came of it: `201`, `409 code-already-redeemed`, or no answer. */
export function answerInWords(answer: Answer | undefined): string {
  if (answer === undefined) return 'gets no answer that says what happened';
  const problem = String(answer.body.type ?? '').replace('urn:icp-preflight:problem:', ' ');
  const slot = answer.body.slot === undefined ? '' : `, slot ${answer.body.slot}`;
  return `is answered ${answer.status}${problem}${slot}${answer.replayed ? ', as the first time' : ''}`;
}

/** The item that a call of the table speaks of. */
export function itemInWords(sk: unknown): string {
  const kind = String(sk).split('#')[0] ?? '';
  return ITEMS[kind] ?? String(sk);
}

/** What a write came to: its condition held, or not. */
export function resultInWords(result: unknown): string {
  return result === false || result === undefined
    ? 'its condition does not hold: nothing is written'
    : 'done';
}
