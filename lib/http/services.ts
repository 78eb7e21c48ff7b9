import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { type Config, readConfig } from '../config.ts';
import { createLookUps, type LookUps } from '../evidence/look-ups.ts';
import type { SignIn } from '../issuer-config.ts';
import { createPost, type Post } from '../outbound/post.ts';
import { openTable } from '../table/dynamodb.ts';
import type { Table } from '../table/table.ts';
import { openSpans } from '../traces/open-spans.ts';
import type { InSpan, Spans, SpansSent } from '../traces/spans.ts';
import { type Authenticate, createAuthenticate } from './authenticate.ts';
import { type Cursors, createCursors } from './cursor.ts';
import { createFractions } from './fractions.ts';

/** What a handler needs of the world. Tests pass their own clock and ids. */
export type Services = {
  authenticate: Authenticate;
  tableFor: (deadlineMs: number) => Table;
  cursors: Cursors;
  /** Milliseconds since the epoch. */
  now: () => number;
  /** An id that sorts by the time given in milliseconds, and after every id that this instance made before. */
  newId: (now: number) => string;
  /** Bytes of a cryptographic generator. */
  random: (bytes: number) => Uint8Array;
  /** Posts a message to an address that a tenant chose. */
  post: Post;
  /** Whether that may be an address on a private network. */
  allowPrivateAddresses: boolean;
  /** How many days a result is kept, if no record names it. */
  resultDays: number;
  /** How many servers a tenant may track. */
  serversPerTenant: number;
  /** Of functions that may look up; the others have no code for it. */
  lookUps?: LookUps;
  /** How people sign in to the console, if not with a token that they bring. */
  signIn?: SignIn;
  /** Where a collector is named: the spans that it is sent. They are loaded when they are first asked for. */
  spans?: () => Promise<Spans | undefined>;
  /** Of work that is told in spans. */
  inSpan?: InSpan;
  /** Writes one line of the log. */
  log: (entry: Record<string, unknown>) => void;
};

/** The services of a configuration. */
export function createServices(config: Config, sent: SpansSent = 'with-each-answer'): Services {
  const stream = config.logTo === 'stderr' ? process.stderr : process.stdout;
  const now = () => Date.now();
  const log: Services['log'] = (entry) => stream.write(`${JSON.stringify(entry)}\n`);
  return {
    authenticate: createAuthenticate(config.jwt, now),
    tableFor: openTable(config.table),
    cursors: createCursors(config.deploymentKeys),
    now,
    newId: monotonicFactory(createFractions(randomBytes)),
    random: randomBytes,
    post: createPost(config.webhooks),
    ...config.webhooks,
    resultDays: config.resultDays,
    serversPerTenant: config.serversPerTenant,
    ...(config.signIn && { signIn: config.signIn }),
    ...(config.traced && { spans: openSpans(sent, { now, log }) }),
    log,
  };
}

let deployed: Services | undefined;

/** The services of a configuration, for functions that may look up. */
export function createLookingServices(config: Config, sent?: SpansSent): Services {
  const services = createServices(config, sent);
  return { ...services, lookUps: createLookUps(config.lookUps, { now: services.now }) };
}

/** The services of this instance, made from the environment when first asked for. */
export function deployedServices(): Services {
  deployed ??= createServices(readConfig(process.env));
  return deployed;
}

/** The same, for functions that may look up. */
export function deployedLookingServices(): Services {
  deployed ??= createLookingServices(readConfig(process.env));
  return deployed;
}
