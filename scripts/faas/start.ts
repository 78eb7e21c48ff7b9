/**
 * `npm run start:faas -- --provider NAME`: the API on this machine, through the artefacts and the event shape of a
 * provider, for who develops for it. Keeps serving until SIGINT or SIGTERM.
 */
import { mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { parseArgs } from 'node:util';
import { buildFunctions } from '../build.ts';
import { dataDirOf, localEnvironment, ROOT } from '../local/environment.ts';
import { localKey, localToken } from '../local/keys.ts';
import { readPort } from '../local/settings.ts';
import { openEmbeddedTable, runningTable } from '../local/table.ts';
import { endWith } from '../local/words.ts';
import { buildArtefacts } from './artefacts.ts';
import { openFaasGateway, RUNTIMES, TIMER_PATH } from './gateway.ts';

const USAGE = `usage: npm run start:faas -- --provider ${Object.keys(RUNTIMES).join('|')}

Serves the API at http://127.0.0.1:3000 (PORT changes it) through the artefacts and events of a provider, on the
embedded table (DATA_DIR, default .data/). POST ${TIMER_PATH}FUNCTION starts a scheduled function as its timer would.`;

const { provider, runtime } = options();
const port = await readPort(process.env).catch((error) => end(1, error.message));
const dataDir = dataDirOf(process.env);
mkdirSync(dataDir, { recursive: true });
const running = await runningTable(dataDir);
const own = running === undefined ? await openEmbeddedTable(dataDir).catch(endWith(dataDir)) : undefined;
const key = await localKey(dataDir).catch(endWith(dataDir));
Object.assign(process.env, localEnvironment(running ?? own?.endpoint ?? '', key));
const artefacts = join(dataDir, 'package');
await buildFunctions();
await buildArtefacts({ functions: join(ROOT, 'dist'), artefacts });
const gateway = await openFaasGateway({ runtime, artefacts: join(artefacts, provider), port });
process.once('SIGINT', stop);
process.once('SIGTERM', stop);
const token = await localToken(key, 'demo', 'read check codes redeem');
console.log(`Serving ${gateway.address} through ${provider}   (data in ${relative(ROOT, dataDir) || dataDir}/, stop with Ctrl-C)

${gateway.address}/console/#token=${token}

curl -sS ${gateway.address}/v1/assessments -H 'authorization: Bearer ${token}' -H 'content-type: application/json' --data-binary @examples/not-ready.json`);

async function stop(): Promise<void> {
  await gateway.close();
  await own?.close();
  process.exit(0);
}

function options() {
  const { provider = '', help } = readArguments();
  if (help) end(0, USAGE);
  const runtime = Object.hasOwn(RUNTIMES, provider) ? RUNTIMES[provider] : undefined;
  return runtime === undefined ? end(2, USAGE) : { provider, runtime };
}

function readArguments() {
  try {
    const options = { provider: { type: 'string' }, help: { type: 'boolean', short: 'h' } } as const;
    return parseArgs({ options }).values;
  } catch (error) {
    return end(2, `${error instanceof Error ? error.message : error}\n\n${USAGE}`);
  }
}

function end(code: number, message: string): never {
  (code === 0 ? console.log : console.error)(message);
  process.exit(code);
}
