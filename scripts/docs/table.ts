/** docs/table.md: every kind of item, from the shapes that items are parsed with and the functions that make keys. */
import * as z from 'zod/mini';
import {
  claimItem,
  codeEntry,
  codeItem,
  eventItem,
  guessesItem,
  keyItem,
  refusedAttempt,
  releaseItem,
  serverItem,
} from '../../lib/records/ledger-items.ts';
import { resultDocument, resultItem } from '../../lib/records/result.ts';
import { feedEntry, webhookEntry } from '../../lib/shapes/chosen.ts';
import { lookUpItem } from '../../lib/shapes/look-up.ts';
import { deliveryItem } from '../../lib/shapes/notice.ts';
import { described } from '../../lib/shapes/schema-parts.ts';
import { filingItem } from '../../lib/shapes/stored-filing.ts';
import { trackedItem, trackingMembers } from '../../lib/shapes/tracked.ts';
import {
  codeEventKey,
  deliveryKey,
  feedsPartition,
  filingKey,
  filingsPartition,
  grantPartition,
  guessesKey,
  serverKey,
  trackedCountKey,
  webhooksPartition,
  websiteKey,
} from '../../lib/table/keys.ts';

type Shape = { readonly [attribute: string]: z.ZodMiniType };

/** What no shape says of a kind of item: `keys`, its partition key and sort key. Without keys it is JSON in an attribute. */
type Kind = {
  name: string;
  keys?: readonly [string, string];
  indexes?: { readonly [index: string]: string };
  /** The file that writes it. */
  writtenBy?: readonly string[];
  ends?: string;
  attributes: Shape;
  note?: string;
};

const T = '<tenant>';
const DUE = '`records#<shard>`, by the instant at which it is looked at';
const LISTS = { gsi1: 'all of the tenant, by expiry', gsi2: 'those of one status, by expiry' };
const KEYS: ReadonlySet<string> = new Set(['pk', 'sk', 'duesk']);

const KINDS: readonly Kind[] = [
  {
    name: 'Result',
    keys: [`T#${T}#R#<id>`, 'R'],
    indexes: { gsi1: `\`T#${T}#<kind>\`, by id`, gsi2: `\`T#${T}#<kind>#<hash of subject>\`, by id` },
    writtenBy: ['store/results.ts'],
    ends: 'after `RESULT_DAYS`, later where a record names it',
    attributes: resultItem.shape,
    note: 'Written once. A document above 16,384 characters is compressed.',
  },
  {
    name: 'Idempotency key',
    keys: [`T#${T}#I#<hash of key>`, 'I'],
    writtenBy: ['store/idempotency.ts', 'ledger/kept-answer.ts'],
    ends: 'after 25 hours',
    attributes: { ...keyItem.shape, ...resultDocument.shape },
    note: 'A check keeps its whole result here, a redemption its answer.',
  },
  {
    name: 'Tracked domain',
    keys: [`T#${T}#D#<tag>`, 'D'],
    indexes: { ...LISTS, due: DUE },
    writtenBy: ['store/tracked.ts', 'store/due-records.ts'],
    ends: 'when tracking ends',
    attributes: without(trackedItem.shape, { issued: trackedItem.shape.issued }),
  },
  {
    name: 'Server',
    keys: [serverKey(T, '<tag>').pk, serverKey(T, '').sk],
    indexes: { ...LISTS, due: DUE },
    writtenBy: [
      'ledger/servers.ts',
      'ledger/issue-code.ts',
      'ledger/void-entries.ts',
      'ledger/stop-tracking.ts',
      'store/due-records.ts',
    ],
    ends: 'never: it stays when tracking ends, without the attributes of tracking',
    attributes: { ...serverItem.shape, ...trackingMembers },
    note: 'Each code that it made is an attribute more, `ek<hash of the idempotency key>` or `ec<id>`, with an entry as JSON.',
  },
  { name: 'Entry of a code in its server', attributes: codeEntry.shape },
  {
    name: 'Authorization code',
    keys: ['C#<hash of code>', 'C'],
    indexes: { gsi1: `\`${grantPartition('<grantee>', '<id>').partition}\`, if it was granted` },
    writtenBy: [
      'ledger/codes.ts',
      'ledger/take-code.ts',
      'ledger/end-redemption.ts',
      'ledger/revoke-code.ts',
    ],
    ends: 'never',
    attributes: codeItem.shape,
    note: 'It belongs to the tenant that made it; others reach it by knowing the code. Each refused attempt of late is an attribute more, `x<id>`, as JSON.',
  },
  { name: 'Refused attempt on a code', attributes: refusedAttempt.shape },
  {
    name: 'Event of a code',
    keys: [codeEventKey('C#<hash of code>', '<id>').pk, codeEventKey('', '<id>').sk],
    writtenBy: ['ledger/code-events.ts'],
    ends: 'never',
    attributes: eventItem.shape,
  },
  {
    name: "Website's claim",
    keys: [websiteKey(T, '<tag>').pk, websiteKey(T, '').sk],
    writtenBy: ['ledger/website-claim.ts'],
    ends: 'when it is given up',
    attributes: claimItem.shape,
  },
  {
    name: 'Release',
    keys: [websiteKey(T, '<tag>').pk, 'R#<redemption>'],
    writtenBy: ['ledger/redemptions.ts'],
    ends: 'never',
    attributes: releaseItem.shape,
  },
  {
    name: 'Guesses of a tenant',
    keys: [guessesKey(T).pk, guessesKey(T).sk],
    writtenBy: ['ledger/guesses.ts'],
    ends: 'an hour after its window',
    attributes: guessesItem.shape,
  },
  {
    name: 'Webhooks of a tenant',
    keys: [webhooksPartition(T), '#'],
    writtenBy: ['store/webhooks.ts', 'store/register.ts'],
    ends: 'never',
    attributes: { n: z.number() },
    note: 'Each webhook is an attribute more, `e_<id>`, as JSON; `n` counts them, so that a limit is a condition of the write.',
  },
  { name: 'Entry of a webhook', attributes: webhookEntry.shape },
  {
    name: 'Calendar feeds of a tenant',
    keys: [feedsPartition(T), '#'],
    writtenBy: ['store/feeds.ts', 'store/register.ts'],
    ends: 'never',
    attributes: { n: z.number() },
    note: 'As webhooks are kept.',
  },
  { name: 'Entry of a calendar feed', attributes: feedEntry.shape },
  {
    name: 'Delivery',
    keys: [deliveryKey(T, '<notice>', '').pk, '<webhook>'],
    indexes: { due: '`deliveries#<shard>`, by the instant of the next attempt' },
    writtenBy: ['store/deliveries.ts'],
    ends: '30 days after it is delivered or given up',
    attributes: deliveryItem.shape,
  },
  {
    name: 'Number of tracked servers',
    keys: [trackedCountKey(T).pk, trackedCountKey(T).sk],
    writtenBy: ['store/tracked-count.ts'],
    ends: 'never',
    attributes: {
      n: described(z.number(), 'How many the tenant tracks, so that a limit is a condition of the write.'),
      countedAt: described(z.number(), 'When they were counted anew, in milliseconds.'),
      takenBy: described(
        z.string(),
        'The request that took the last places: what it sends again takes no more.',
      ),
      takenAt: described(z.number(), 'When that was, in milliseconds.'),
    },
    note: 'Each request that gave places back a moment ago is an attribute more, `g_<request>`, with when it did.',
  },
  {
    name: 'Look-up',
    keys: [`T#${T}#L#<hash of host>`, '<source>'],
    writtenBy: ['evidence/kept-answers.ts'],
    ends: 'after `LOOKUP_HOURS`',
    attributes: lookUpItem.shape,
  },
  {
    name: 'Filing',
    keys: [filingKey(T, '<domain>').pk, filingKey(T, '').sk],
    indexes: {
      gsi1: `\`${filingsPartition(T, undefined).partition}\`, by domain`,
      gsi2: `\`T#${T}#filing#<state>\`, by domain`,
      due: DUE,
    },
    writtenBy: ['store/filings.ts'],
    ends: 'when it is deleted',
    attributes: filingItem.shape,
  },
];

/** The whole document. */
export function tableDocument(): string {
  return [
    '# The table',
    '',
    'Generated by `npm run docs` from the shapes that items are parsed with, [lib/shapes/](../lib/shapes/), and the functions that make keys, [lib/table/keys.ts](../lib/table/keys.ts). A tag is 60 bits of the hash of a domain or of a server’s id. Where an item ends, its attribute `expiresAt` says when, in seconds; the table may remove it later.',
    '',
    ...KINDS.flatMap(sectionOf),
  ].join('\n');
}

function sectionOf({ name, keys, indexes = {}, writtenBy = [], ends, attributes, note }: Kind): string[] {
  const files = writtenBy.map((file) => `[${file}](../lib/${file})`).join(', ');
  return [
    `## ${name}`,
    ...(keys === undefined ? [] : ['']),
    ...(keys === undefined ? [] : [`- key: \`pk\` \`${keys[0]}\`, \`sk\` \`${keys[1]}\``]),
    ...Object.entries(indexes).map(([index, text]) => `- index \`${index}\`: ${text}`),
    ...(files === '' ? [] : [`- written by ${files}`]),
    ...(ends === undefined ? [] : [`- ends: ${ends}`]),
    ...(note === undefined ? [] : ['', note]),
    '',
    '| attribute | holds | means |',
    '| --- | --- | --- |',
    ...Object.entries(attributes)
      .filter(([attribute]) => !KEYS.has(attribute))
      .map(([attribute, schema]) => `| \`${attribute}\` | ${kindOf(schema)} | ${meaningOf(schema)} |`),
    '',
  ];
}

/** What an attribute holds; `, or not there` where a shape says so. */
function kindOf(schema: z.ZodMiniType): string {
  const json = z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' });
  const isOptional = schema.safeParse(undefined).success;
  const inner = innerOf(schema);
  const kind = inner.type === 'pipe' ? 'JSON' : kindIn(json);
  return isOptional ? `${kind}, or not there` : kind;
}

function kindIn({ type, enum: words, const: only, format }: { [name: string]: unknown }): string {
  if (only !== undefined) return `\`${String(only)}\``;
  if (Array.isArray(words)) return words.map((word) => `\`${String(word)}\``).join(', ');
  if (format === 'date') return 'day';
  if (format === 'date-time') return 'instant';
  return type === undefined ? 'bytes' : type === 'string' ? 'text' : String(type);
}

/** The description of a schema, or of what it wraps. */
function meaningOf(schema: z.ZodMiniType): string {
  const own = z.globalRegistry.get(schema)?.description;
  const inner = innerOf(schema);
  return own ?? (inner === schema ? '' : meaningOf(inner));
}

/** What an optional or defaulted schema wraps. */
function innerOf(schema: z.ZodMiniType): z.ZodMiniType {
  if (
    schema instanceof z.ZodMiniOptional ||
    schema instanceof z.ZodMiniDefault ||
    schema instanceof z.ZodMiniNullable
  )
    return innerOf(schema.def.innerType as z.ZodMiniType);
  return schema;
}

function without(shape: Shape, left: Shape): Shape {
  return Object.fromEntries(Object.entries(shape).filter(([name]) => !(name in left)));
}
