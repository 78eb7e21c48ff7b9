/** The folder that LevelDB keeps the embedded table in. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { AbstractLevel } from 'abstract-level';
import { ClassicLevel } from 'classic-level';
import { faultOf } from './words.ts';

/** Makes the folder if there is none, and sees whether it can be opened. Throws a `LocalFault` that says what to do. */
export async function checkFolder(folder: string): Promise<void> {
  try {
    mkdirSync(folder, { recursive: true });
    // LevelDB would take a folder without CURRENT for a new one, and delete what it does not know.
    const files = readdirSync(folder);
    if (files.some((file) => /^MANIFEST|\.(ldb|log|sst)$/.test(file)) && !files.includes('CURRENT'))
      throw new Error('CURRENT does not exist');
    await openAndClose(folder);
  } catch (error) {
    throw faultOf(folder, error);
  }
}

type Watched = { onFailure: (error: unknown) => void; failure?: unknown };

const watched = new Map<string, Watched>();

/**
 * Makes dynalite answer what a failing disk causes as an error of the service; it would end its process by it. The
 * first failure of a folder is told to `onFailure`. From then on no write of it is taken, since what follows a broken
 * record in a log can be lost, until this is called anew for the folder, opened again. Its answer ends the watch.
 */
export function answerDiskFailures(folder: string, onFailure: (error: unknown) => void): () => void {
  watched.set(folder, { onFailure });
  for (const name of ['put', 'del', 'batch'] as const) {
    const { value: original } = Object.getOwnPropertyDescriptor(AbstractLevel.prototype, name) ?? {};
    if (original.answers === true) continue;
    Object.defineProperty(AbstractLevel.prototype, name, { configurable: true, value: answering(original) });
  }
  return () => void watched.delete(folder);
}

type Write = (this: unknown, ...given: unknown[]) => Promise<unknown>;

function answering(original: Write) {
  const write: Write = function (...given) {
    // A batch without operations is one that is still to be filled.
    if (given.length === 0) return original.call(this);
    const own = this instanceof ClassicLevel ? watched.get(this.location) : undefined;
    if (own?.failure !== undefined) return Promise.reject(diskFault(own.failure));
    return original.apply(this, given).catch((error: unknown) => {
      if (own !== undefined && own.failure === undefined) {
        own.failure = error;
        own.onFailure(error);
      }
      throw diskFault(error);
    });
  };
  return Object.assign(write, { answers: true });
}

function diskFault(cause: unknown): Error {
  return Object.assign(new Error('disk', { cause }), {
    statusCode: 500,
    body: { __type: 'com.amazonaws.dynamodb.v20120810#InternalServerError', message: 'disk' },
  });
}

async function openAndClose(folder: string): Promise<void> {
  const level = new ClassicLevel(folder);
  try {
    await level.open();
  } finally {
    if (existsSync(folder)) await level.close();
  }
}
