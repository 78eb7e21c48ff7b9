/** `--state FILE`: answers that a service has given, one a line, so that a run goes on where the last one broke off. */
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import { member } from '../../lib/evidence/json.ts';
import { Failure } from '../failure.ts';
import { SERVICE } from '../texts/service.ts';
import type { World } from '../world.ts';

type State = {
  /** The answer to a request, by its key; undefined if none is kept. */
  find: (key: string) => Promise<unknown>;
  keep: (key: string, answer: unknown) => Promise<void>;
  /** How many are kept. */
  count: () => number;
  close: () => Promise<void>;
};

/** Answers hold names of persons. */
const OWNER_ALONE = 0o600;

/** What a line begins with, even one that a break cut off: anything else is another's file, and stays as it is. */
const LINE_BEGINS = '{"key":"';

const NO_STATE: State = {
  find: async () => undefined,
  keep: async () => undefined,
  count: () => 0,
  close: async () => undefined,
};

/** Opens a state. Memory holds a place for each answer, not the answers. Throws a failure where the file is something else. */
export async function openState(file: string | undefined, { cwd }: Pick<World, 'cwd'>): Promise<State> {
  if (file === undefined) return NO_STATE;
  const handle = await open(resolve(cwd, file), 'a+', OWNER_ALONE).catch((error) => notOpened(error, file));
  const { places, length } = await placesIn(handle, file);
  // A device stays everybody's.
  if ((await handle.stat()).isFile())
    await handle.chmod(OWNER_ALONE).catch((error) => notOpened(error, file));
  // What a break cut off in the middle of a line is written over by a line of its own.
  if (length.whole < length.all) await handle.truncate(length.whole);
  let end = length.whole;
  let count = places.size;
  let writing: Promise<unknown> = Promise.resolve();
  return {
    async find(key) {
      const place = places.get(key);
      if (place === undefined) return undefined;
      const { buffer } = await handle.read(Buffer.alloc(place.length), 0, place.length, place.offset);
      return member(JSON.parse(buffer.toString('utf8')), 'answer');
    },
    async keep(key, answer) {
      const line = Buffer.from(`${JSON.stringify({ key, answer })}\n`);
      places.set(key, { offset: end, length: line.length - 1 });
      end += line.length;
      writing = writing.then(() => handle.write(line));
      await writing;
      count += 1;
    },
    count: () => count,
    close: async () => {
      await writing;
      await handle.close();
    },
  };
}

function notOpened(error: NodeJS.ErrnoException, file: string): never {
  throw new Failure({ text: SERVICE.stateNotOpened, values: { code: error.code ?? '' }, place: { file } });
}

type Found = {
  places: Map<string, { offset: number; length: number }>;
  length: { whole: number; all: number };
};

async function placesIn(handle: FileHandle, file: string): Promise<Found> {
  const places: Found['places'] = new Map();
  let [whole, rest] = [0, Buffer.alloc(0)];
  for await (const chunk of handle.createReadStream({ start: 0, autoClose: false })) {
    rest = Buffer.concat([rest, chunk]);
    let from = 0;
    for (let at = rest.indexOf(10); at >= 0; at = rest.indexOf(10, from)) {
      places.set(keyIn(rest.subarray(from, at), file), { offset: whole + from, length: at - from });
      from = at + 1;
    }
    whole += from;
    rest = rest.subarray(from);
  }
  if (!LINE_BEGINS.startsWith(rest.toString('latin1', 0, LINE_BEGINS.length))) throw notAState(file);
  return { places, length: { whole, all: whole + rest.length } };
}

/** A line begins with its key; the answer behind it is not read yet. */
function keyIn(line: Buffer, file: string): string {
  const key = /^\{"key":"([0-9a-f]{40})"/.exec(line.subarray(0, 60).toString('latin1'))?.[1];
  if (key === undefined) throw notAState(file);
  return key;
}

function notAState(file: string): Failure {
  return new Failure({ text: SERVICE.notAState, place: { file } });
}
