/**
 * What a container runs. `node index.js` serves HTTP until it is told to stop; `run` looks at what is due, once;
 * `create-table` makes the table where no deployment does. The environment is that of the functions, see docs/deploy.md.
 */
import { setTimeout as wait } from 'node:timers/promises';
import type { Config } from '../lib/config.ts';
import { errorInShort } from '../lib/errors.ts';
import { createHandler } from '../lib/http/handler.ts';
import type { Api } from '../lib/http/route.ts';
import { createLookingServices, type Services } from '../lib/http/services.ts';
import { createScheduleHandler } from '../lib/revalidate/schedule-handler.ts';
import { openHttpServer } from './http-server.ts';
import { makeTable } from './make-table.ts';
import { readServerConfig, type ServerSettings } from './server-settings.ts';

const RUN_MS = 600_000;
const MINUTE_MS = 60_000;
/** After it was told to stop a run has this long to end: what it has begun. */
const STOP_RUN_MS = 2_000;

/** Does what the arguments say; the exit code. */
export async function main(apis: readonly Api[], args: readonly string[]): Promise<number> {
  const [command = 'serve', ...more] = args;
  const work = more.length > 0 ? undefined : COMMANDS[command];
  if (work === undefined) {
    console.error(`usage: node index.js [${Object.keys(COMMANDS).join(' | ')}]`);
    return 2;
  }
  try {
    const { config, settings } = readServerConfig(process.env);
    const services = createLookingServices(config, 'in-batches');
    try {
      return await work({ apis, config, services, settings });
    } finally {
      await (await services.spans?.())?.end();
    }
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    return 1;
  }
}

type Work = { apis: readonly Api[]; config: Config; services: Services; settings: ServerSettings };

const COMMANDS: { readonly [command: string]: (work: Work) => Promise<number> } = {
  serve,
  run: async ({ services }) => Number((await openRuns(services).run()) === undefined),
  'create-table': ({ config, services: { log } }) => makeTable(config.table, { log, err: console.error }),
};

async function serve({ apis, services, settings }: Work): Promise<number> {
  const { HOST, PORT, DRAIN_SECONDS, STOP_SECONDS, RUN_MINUTES } = settings;
  const handlerOf = (api: Api) => createHandlerOf(api, services);
  const { log } = services;
  const server = await openHttpServer({ apis, handlerOf, host: HOST, port: PORT, log });
  const runs = openRuns(services);
  const told = stopSignal();
  log({ function: 'http-server', listening: server.port });
  const running = RUN_MINUTES === undefined ? undefined : runs.every(RUN_MINUTES * MINUTE_MS, told);
  const signal = await told;
  log({ function: 'http-server', stopping: signal });
  runs.end();
  const answered = await server.stop({ drained: wait(DRAIN_SECONDS * 1000), stopMs: STOP_SECONDS * 1000 });
  await running;
  log({ function: 'http-server', stopped: true, answered });
  return answered ? 0 : 1;
}

function createHandlerOf(api: Api, services: Services) {
  const handle = createHandler(api, () => services);
  return (event: unknown, context: unknown) => handle(event, context as never);
}

/** Scheduled runs of this process, over all shards. A second process that runs too changes nothing twice. */
function openRuns(services: Services) {
  const handle = createScheduleHandler(() => services);
  let until = Number.POSITIVE_INFINITY;

  /** Undefined where it failed: the log tells why. */
  async function run() {
    const started = services.now();
    const getRemainingTimeInMillis = () => Math.min(started + RUN_MS, until) - services.now();
    try {
      return await handle({}, { getRemainingTimeInMillis });
    } catch (error) {
      services.log({ function: 'revalidate', cause: errorInShort(error) });
      return undefined;
    }
  }

  return {
    run,
    /** One after the other until it is told to stop. */
    async every(ms: number, told: Promise<unknown>): Promise<void> {
      const stop = new AbortController();
      void told.then(() => stop.abort());
      while (!stop.signal.aborted) {
        await run();
        await wait(ms, undefined, { signal: stop.signal }).catch(() => undefined);
      }
    },
    /** A run that is under way ends early; what it has not looked at stays due. */
    end() {
      until = services.now() + STOP_RUN_MS;
    },
  };
}

/** The first signal to stop. A second one ends the process at once. */
function stopSignal(): Promise<NodeJS.Signals> {
  return new Promise((resolve) => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => resolve(signal));
  });
}
