import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { text } from 'node:stream/consumers';
import { expect, it } from 'vitest';

const IMPORT = "import { writeTo } from './cli/standard-streams.ts';";
const start = (program: string) =>
  spawn(process.execPath, ['--input-type=module', '-e', program], { stdio: ['ignore', 'pipe', 'pipe'] });

const LINES = 4000;
/** Numbered lines of a kilobyte: more than a pipe holds. */
const WRITES = `for (let line = 0; line < ${LINES}; line += 1) await writeTo(1, String(line).padEnd(1023, '.') + '\\n');`;
const expected = Array.from({ length: LINES }, (_, line) => String(line).padEnd(1023, '.'));

it('writes everything, in order', async () => {
  const child = start(`${IMPORT} ${WRITES} await writeTo(2, 'written');`);
  const [out, err] = await Promise.all([text(child.stdout), text(child.stderr)]);
  expect(out.trimEnd().split('\n')).toEqual(expected);
  expect(err).toBe('written');
});

it('waits for a slow reader where a write that would wait is refused', async () => {
  // Whoever shares a pipe can make it one that refuses: here the process in between does, as it opens it for itself.
  const writer = `${IMPORT} for await (const _ of process.stdin);
    const first = writeTo(1, 'x'.repeat(1 << 20) + '\\n'); await writeTo(2, 'waiting'); await first; ${WRITES}`;
  const between = `import { spawn } from 'node:child_process'; import { Socket } from 'node:net';
    const child = spawn(process.execPath, ['--input-type=module', '-e', ${JSON.stringify(writer)}],
      { stdio: ['pipe', 'inherit', 'inherit'] });
    child.on('exit', (status) => process.exit(status));
    new Socket({ fd: 1, readable: false });
    child.stdin.end();`;
  const child = start(between);
  const ended = once(child, 'exit');
  expect(String(await once(child.stderr, 'data'))).toBe('waiting');
  const warned = text(child.stderr);
  const [first, ...lines] = (await text(child.stdout)).trimEnd().split('\n');
  expect(first).toHaveLength(1 << 20);
  expect(lines).toEqual(expected);
  expect((await ended)[0]).toBe(0);
  expect(await warned).toBe('');
});

it('ends without a word when the reader goes away', async () => {
  const child = start(`${IMPORT} ${WRITES} await writeTo(2, 'written');`);
  child.stdout.once('data', () => child.stdout.destroy());
  const [err, [status]] = await Promise.all([text(child.stderr), once(child, 'exit')]);
  expect([err, status]).toEqual(['', 0]);
});
