/** The official DynamoDB Local, where Java is there: a second, stricter table. */
import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { ListTablesCommand } from '@aws-sdk/client-dynamodb';
import { it } from 'vitest';
import { freePort } from '../scripts/local/free-port.ts';
import { clientFor } from '../scripts/local/table.ts';

const JAR_FOLDER = 'node_modules/amplify-dynamodb-simulator/emulator';

/** Each takes some tenths of a second. */
const ATTEMPTS = 500;
const java = spawnSync('java', ['-version']).status === 0;

/** Tests for which the official DynamoDB Local must be there; without Java one that says that they were left out. */
export function onDynamoDbLocal(define: () => void): void {
  if (java) define();
  else
    it('the official DynamoDB Local', ({ skip }) =>
      skip('no Java here: the official DynamoDB Local was left out'));
}

/** Starts it, in memory, on a port of its own. */
export async function openDynamoDbLocal(): Promise<{ endpoint: string; close: () => Promise<void> }> {
  const port = await freePort();
  const child: ChildProcess = spawn(
    'java',
    [
      '-Djava.library.path=./DynamoDBLocal_lib',
      '-jar',
      'DynamoDBLocal.jar',
      '-inMemory',
      '-port',
      String(port),
    ],
    { cwd: JAR_FOLDER, stdio: 'ignore' },
  );
  const stop = () => void child.kill('SIGKILL');
  process.once('exit', stop);
  const endpoint = `http://127.0.0.1:${port}`;
  const answers = () =>
    clientFor(endpoint)
      .send(new ListTablesCommand({}))
      .then(
        () => true,
        () => false,
      );
  for (let attempt = 0; !(await answers()); attempt += 1)
    if (attempt === ATTEMPTS) throw new Error(`DynamoDB Local does not answer at ${endpoint}`);
  return { endpoint, close: async () => stop() };
}
