/** A port for a process that has to be told one, and is started later. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/** Below those that systems give to connections, 32768 on Linux: none of them takes it before the process does. */
const FROM = 20_000;
const UNTIL = 32_000;
const ATTEMPTS = 100;

/** A port of 127.0.0.1 on which nobody listens, by chance out of thousands. */
export async function freePort(): Promise<number> {
  for (let attempt = 0; attempt < ATTEMPTS; attempt += 1) {
    const port = randomInt(FROM, UNTIL);
    if (await isFree(port)) return port;
  }
  throw new Error(`no port from ${FROM} to ${UNTIL} is free`);
}

/** Whether nobody listens on a port of 127.0.0.1. */
function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}
