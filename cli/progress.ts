/** Progress of long work, on a terminal alone: one line, written over itself some times a second. */
import type { World } from './world.ts';

const EVERY_MS = 200;
/** To the beginning of the line, and everything behind gone. */
const CLEAR = '\r\u001b[K';

type Progress = { tell: (text: () => string) => void; clear: () => void };

/** Writes a line that is no report, in place of progress that may stand there. */
export function lineOn({ terminal, err }: World, line: string): void {
  err(`${terminal.err ? CLEAR : ''}${line}\n`);
}

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
      err(`${CLEAR}${text()}`);
    },
    clear() {
      if (shown) err(CLEAR);
      shown = false;
    },
  };
}
