/** Google's Functions Framework, as its own program runs an artefact: a process for each function. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const PROGRAM = join(
  createRequire(import.meta.url).resolve('@google-cloud/functions-framework'),
  '../main.js',
);
/** The framework does not say which port it was given: Node does, for every server that listens. */
const SAYS_PORT = `
import { subscribe } from 'node:diagnostics_channel';
subscribe('tracing:net.server.listen:asyncEnd', ({ server }) => console.log('listening ' + server.address().port));`;

/** Starts the framework on the folder of an artefact; `signature` as Google deploys its trigger. */
export async function openFramework(
  folder: string,
  { node, env, signature }: { node: string; env: Record<string, string>; signature: 'http' | 'cloudevent' },
) {
  const preload = `data:text/javascript,${encodeURIComponent(SAYS_PORT)}`;
  const args = ['--import', preload, PROGRAM, '--target', 'main', '--source', folder];
  const child = spawn(node, [...args, '--port', '0', '--signature-type', signature], {
    env,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stderr.on('data', (text) => {
    said += text;
  });
  const port = await new Promise<string>((resolve, reject) => {
    child.once('close', (code) => reject(new Error(`the framework ended with ${code}:\n${said}`)));
    createInterface(child.stdout).on('line', (line) => {
      said += `${line}\n`;
      const [, found] = /^listening (\d+)$/.exec(line) ?? [];
      if (found !== undefined) resolve(found);
    });
  });
  return {
    address: `http://127.0.0.1:${port}`,
    /** What it wrote, the lines of the function's log among it. */
    said: () => said,
    async close() {
      const closed = once(child, 'close');
      child.kill('SIGKILL');
      await closed;
    },
  };
}
