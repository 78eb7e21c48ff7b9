/** Asks the worker that judges in this browser. It is started when it is first asked. */
import type { TaskName, Tasks } from './tasks.ts';

type Waiting = { hear: (message: MessageEvent) => void; reject: (error: Error) => void };

const waiting = new Map<number, Waiting>();
let worker: Worker | undefined;
let lastId = 0;

/** Lets the worker do a task. Rejects where it cannot be loaded; the next task tries again. */
export function doHere<T extends TaskName>(task: T, asked: Tasks[T]['asked']): Promise<Tasks[T]['told']> {
  lastId += 1;
  const id = lastId;
  return new Promise((resolve, reject) => {
    const hear = ({ data: { told, failed } }: MessageEvent) =>
      failed === undefined ? resolve(told) : reject(new Error(failed));
    waiting.set(id, { hear, reject });
    startHere().postMessage({ id, task, asked });
  });
}

/** Starts it before it is asked, so that the first answer need not wait for it. */
export function startHere(): Worker {
  worker ??= start();
  return worker;
}

function start(): Worker {
  const made = new Worker(addressOfWorker(), { type: 'module' });
  made.addEventListener('message', (message) => {
    const { id } = message.data;
    waiting.get(id)?.hear(message);
    waiting.delete(id);
  });
  made.addEventListener('error', () => {
    worker = undefined;
    for (const { reject } of waiting.values()) reject(new Error('the worker cannot be loaded'));
    waiting.clear();
  });
  return made;
}

/** Its name follows from its content, which the page knows. */
function addressOfWorker(): string {
  return document.querySelector<HTMLMetaElement>('meta[name=judge]')?.content ?? '';
}
