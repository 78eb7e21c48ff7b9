/** What the clients of a history are to do, by seed. Each history has a theme, so that rare encounters are not rare. */
import { type Chance, chanceOf } from '../chance.ts';
import type { Facts, Intent, Plan } from './history.ts';

type Weights = { readonly [kind in Intent['kind']]?: number };
type Theme = {
  weights: Weights;
  /** What each client does, at most. */
  each: number;
  /** How many there are to choose from. */
  codes: number;
  domains: number;
  keys: number;
  servers: number;
  /** The part of requests that has an idempotency key. */
  keyed: number;
  facts: readonly [Facts, ...Facts[]];
};

const MIXED: Theme = {
  weights: { redeem: 9, release: 3, issue: 4, track: 2, revoke: 1, file: 1, 'pass-time': 1 },
  each: 4,
  codes: 8,
  domains: 3,
  keys: 3,
  servers: 2,
  keyed: 0.3,
  facts: ['good', 'good', 'bad', 'later', 'gap'],
};
const THEMES: readonly [Theme, ...Theme[]] = [
  // Several codes for one website.
  { ...MIXED, weights: { redeem: 8, release: 4 }, codes: 3, domains: 1 },
  // Claims that come to nothing: two codes, two websites, and codes that come and go.
  {
    ...MIXED,
    weights: { redeem: 9, release: 4, track: 1 },
    codes: 2,
    domains: 2,
    servers: 1,
    keyed: 0.1,
    facts: ['good', 'bad'],
  },
  // One code for several websites, and its end.
  { ...MIXED, weights: { redeem: 6, release: 5, file: 2, revoke: 1 }, codes: 1 },
  // The same request with the same key, again and again.
  { ...MIXED, weights: { redeem: 8, release: 4 }, codes: 2, domains: 1, keys: 1, keyed: 0.8 },
  // One key for requests of every kind.
  {
    ...MIXED,
    weights: { redeem: 5, issue: 4, file: 3, track: 3, release: 2 },
    codes: 2,
    domains: 2,
    keys: 1,
    keyed: 0.7,
    facts: ['good'],
  },
  // One redemption that several ask for together.
  { ...MIXED, weights: { redeem: 8, release: 1 }, codes: 1, domains: 1, keys: 2, keyed: 0.3 },
  // Codes that two servers record at once.
  { ...MIXED, weights: { issue: 8, redeem: 2 } },
  // A server that lapses and comes back.
  {
    ...MIXED,
    weights: { track: 7, redeem: 4, issue: 1, release: 1 },
    codes: 2,
    servers: 1,
    facts: ['good', 'bad'],
  },
  // Servers that nobody tracks any more, and then again.
  {
    ...MIXED,
    weights: { untrack: 5, track: 3, redeem: 5, issue: 3, release: 2 },
    codes: 2,
    servers: 1,
    facts: ['good', 'good', 'bad'],
  },
  // Subscriptions that begin and end, and have gaps.
  {
    ...MIXED,
    weights: { track: 3, issue: 4, redeem: 4, 'pass-time': 3 },
    codes: 2,
    servers: 1,
    facts: ['good', 'later', 'gap', 'gap', 'bad'],
  },
  // Guesses.
  { ...MIXED, weights: { guess: 8 }, each: 6 },
];
const CLIENTS = 4;

/** The plan of a seed. */
export function planOf(seed: number): Plan {
  const chance = chanceOf(seed ^ 0x5bd1e995);
  const theme = chance.in(0.3) ? MIXED : chance.pick(THEMES);
  const clients = Array.from({ length: 2 + chance.below(CLIENTS - 1) }, () =>
    Array.from({ length: 1 + chance.below(theme.each) }, () => intentOf(theme, chance)),
  );
  return { clients, seed, trouble: chance.pick([0.02, 0.06, 0.12, 0.25]) };
}

function intentOf(theme: Theme, chance: Chance): Intent {
  const key = chance.in(theme.keyed) ? chance.below(theme.keys) : undefined;
  const kind = kindOf(theme.weights, chance);
  switch (kind) {
    case 'pass-time':
      return { kind };
    case 'guess':
      return { kind, tenant: 0, guess: chance.below(3) };
    case 'track':
      return { kind, server: chance.below(theme.servers), facts: chance.pick(theme.facts), key };
    case 'issue': {
      const recorded = chance.in(0.5) ? chance.below(2) : undefined;
      return {
        kind,
        server: chance.below(theme.servers),
        key,
        recorded,
      };
    }
    case 'untrack':
      return { kind, server: chance.below(theme.servers) };
    case 'revoke':
      return { kind, code: chance.below(theme.codes) };
    case 'release':
      return { kind, redemption: chance.below(4) };
    case 'file':
      return { kind, redemption: chance.below(4), number: chance.below(2), key };
    case 'redeem': {
      const [code, domain] = [chance.below(theme.codes), chance.below(theme.domains)];
      return { kind, tenant: chance.in(0.2) ? 1 : 0, code, domain, key };
    }
  }
}

function kindOf(weights: Weights, chance: Chance): Intent['kind'] {
  const kinds = Object.entries(weights).flatMap(([kind, weight]) =>
    Array.from({ length: weight }, () => kind as Intent['kind']),
  );
  const [first = 'redeem', ...rest] = kinds;
  return chance.pick([first, ...rest]);
}
