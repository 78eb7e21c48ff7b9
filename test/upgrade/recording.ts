/** What was recorded of an earlier release: the items that it left in its table, and what it had answered. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type AttributeValue, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { clientFor, LOCAL_TABLE } from '../../scripts/local/table.ts';

/** A request of a tenant. */
export type Asked = {
  tenant: string;
  method: string;
  path: string;
  body?: unknown;
  key?: string;
  /** It carries no token. */
  open?: true;
};
/** A request and its answer; the body is JSON where it was, else text. */
// biome-ignore lint/suspicious/noExplicitAny: a test looks into answers of any shape
export type Exchanged = Asked & { status: number; answer: any };

/**
 * `asked`: what was done, in order. `read`: everything that could be read in the end. `died`: requests at which the process
 * died at some call of the table, so that nobody was answered.
 */
export type Recording = {
  commit: string;
  /** When it ended, in milliseconds. */
  endedAt: number;
  asked: Exchanged[];
  read: Exchanged[];
  died: Asked[];
};

/** Stands in the items for the address of the receiver of notices. */
export const RECEIVER = 'http://receiver.invalid/hook';

type Items = Record<string, AttributeValue>[];

/** Writes a recording with the items of its table: a folder of lines of JSON. */
export function writeRelease(release: string, recording: Recording, items: unknown[]): void {
  const folder = join(import.meta.dirname, release);
  mkdirSync(folder, { recursive: true });
  const { commit, endedAt, ...lists } = recording;
  writeFileSync(join(folder, 'release.json'), `${JSON.stringify({ commit, endedAt }, undefined, 2)}\n`);
  for (const [name, lines] of Object.entries({ ...lists, items }))
    writeFileSync(join(folder, `${name}.jsonl`), lines.map((line) => `${JSON.stringify(line)}\n`).join(''));
}

/** Reads a recording; the receiver of notices is at an address of today. */
export function readRelease(release: string, receiver: string): Recording & { items: Items } {
  const textOf = (file: string) =>
    readFileSync(join(import.meta.dirname, release, file), 'utf8').replaceAll(RECEIVER, receiver);
  const lines = (name: string) =>
    textOf(`${name}.jsonl`)
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line, bytes));
  const told = { asked: lines('asked'), read: lines('read'), died: lines('died') };
  return { ...JSON.parse(textOf('release.json')), ...told, items: lines('items') };
}

/** Puts items into a table as they are. */
export async function putItems(endpoint: string, items: Items): Promise<void> {
  const client = clientFor(endpoint);
  for (const Item of items) await client.send(new PutItemCommand({ TableName: LOCAL_TABLE, Item }));
  client.destroy();
}

/** Bytes are in base64 in the file. */
function bytes(name: string, value: unknown): unknown {
  return name === 'B' && typeof value === 'string' ? Buffer.from(value, 'base64') : value;
}

/** Members that put data into words, or say what the present rules make of it. */
const WORDS = new Set(
  'action actor actorName detail explanation fix message question requestId source states text title why'.split(
    ' ',
  ),
);
/** Of answers that judge anew, and of what is a position now. */
const JUDGED_NOW = new Set([
  'catalogue',
  'changes',
  'examined',
  'identical',
  'nextCursor',
  'present',
  'sections',
]);

/** An answer without what another release may say otherwise. */
export function dataOf(answer: unknown): unknown {
  if (Array.isArray(answer)) return answer.map(dataOf);
  if (typeof answer !== 'object' || answer === null) return answer;
  const entries = Object.entries(answer).filter(([name]) => !WORDS.has(name) && !JUDGED_NOW.has(name));
  return Object.fromEntries(entries.map(([name, value]) => [name, dataOf(value)]));
}
