/** Progress of long work, on a terminal alone: one line, written over itself some times a second. */
import type { World } from './world.ts';

const EVERY_MS = 200;

type Progress = { tell: (text: () => string) => void; clear: () => void };

/** Shows progress where somebody sees it. */
export function progressOn({ terminal, err, now }: World, quiet: boolean): Progress {
  if (!terminal.err || quiet) return { tell: () => undefined, clear: () => undefined };
  let last = 0;
  let shown = false;
  return {
    tell(text) {
      if (now() - last < EVERY_MS) return;
      last = now();
      shown = true;
      err(`\r\u001b[K${text()}`);
    },
    clear() {
      if (shown) err('\r\u001b[K');
      shown = false;
    },
  };
}
