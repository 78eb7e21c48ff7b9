/** Judges and reads beside the page, which stays quick meanwhile. */
import * as z from 'zod/mini';
import { judge } from './judge.ts';
import { loadLibrariesFor } from './libraries.ts';
import { giveBuffer } from './node/buffer.ts';
import { read } from './read.ts';
import type { TaskName, Tasks } from './tasks.ts';
import { vocabularyIn } from './vocabulary.ts';

giveBuffer();
// The policy of the page lets no text become code.
z.config({ jitless: true });

type Doers = { [T in TaskName]: (asked: Tasks[T]['asked']) => Tasks[T]['told'] | Promise<Tasks[T]['told']> };
type Message<T extends TaskName = TaskName> = { id: number; task: T; asked: Tasks[T]['asked'] };

const DOERS: Doers = {
  async judge(asked) {
    await loadLibrariesFor(JSON.stringify(asked.requests));
    return judge(asked);
  },
  read,
  vocabulary: ({ language }) => vocabularyIn(language),
};

addEventListener('message', ({ data }: MessageEvent<Message>) => void answer(data));

async function answer<T extends TaskName>({ id, task, asked }: Message<T>): Promise<void> {
  try {
    postMessage({ id, told: await DOERS[task](asked) });
  } catch (error) {
    postMessage({ id, failed: error instanceof Error ? error.message : String(error) });
  }
}
