/**
 * `npm run -s invoke -- FUNCTION EVENT.json`: one function on one event, through the framework's local invoke and
 * against the embedded table. An event without an Authorization header gets a token of the tenant "demo".
 */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { buildFunctions, functionNames } from './build.ts';
import { dataDirOf, localEnvironment, ROOT } from './local/environment.ts';
import { localKey, localToken } from './local/keys.ts';
import { openEmbeddedTable, runningTable } from './local/table.ts';
import { endWith } from './local/words.ts';

const [name, file] = process.argv.slice(2);
const functions = functionNames();
if (name === undefined || file === undefined || !functions.includes(name)) {
  fail(`usage: npm run -s invoke -- FUNCTION EVENT.json\nFUNCTION: ${functions.join(', ')}`);
}
const event = readEvent(resolve(process.env.INIT_CWD ?? ROOT, file));
const dataDir = dataDirOf(process.env);
const key = await localKey(dataDir).catch(endWith(dataDir));
if (typeof event === 'object' && event !== null && 'headers' in event) {
  const headers = event.headers as Record<string, string>;
  const given = Object.keys(headers).some((header) => header.toLowerCase() === 'authorization');
  if (!given) headers.authorization = `Bearer ${await localToken(key, 'demo', 'read check codes redeem')}`;
}
if (!existsSync(join(ROOT, 'dist', `${name}.js`)) || process.env.NO_BUILD !== '1') await buildFunctions();
const running = await runningTable(dataDir);
const own = running === undefined ? await openEmbeddedTable(dataDir).catch(endWith(dataDir)) : undefined;
process.exitCode = await invoke(running ?? own?.endpoint ?? '');
await own?.close();

async function invoke(endpoint: string): Promise<number> {
  const child = spawn(
    process.execPath,
    [
      join(ROOT, 'node_modules/serverless/bin/serverless.js'),
      'invoke',
      'local',
      '--stage',
      'local',
      '--function',
      String(name),
      '--data',
      JSON.stringify(event),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, ...localEnvironment(endpoint, key), SLS_TELEMETRY_DISABLED: '1' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  const [output, notes, [code]] = await Promise.all([
    text(child.stdout),
    text(child.stderr),
    once(child, 'exit'),
  ]);
  if (code !== 0) fail(`${output}${notes}`);
  console.log(output.trim());
  return 0;
}

function readEvent(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, 'utf8'));
  } catch (error) {
    return fail(`${path}: ${error instanceof Error ? error.message : error}`);
  }
}

function fail(message: string): never {
  console.error(message);
  process.exit(1);
}
