/**
 * What `npm start` serves with: the functions from their source, behind the server that a container runs, and the runs that are
 * due every quarter of an hour. Ends when the process that started it is gone: its standard input closes.
 */
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { main } from '../../entries/server.ts';
import type { Exchange } from '../../lib/http/exchange.ts';
import type { Api, Route } from '../../lib/http/route.ts';
import { ROOT } from './environment.ts';

// A log that can take no more, on a full disk, is no reason to end.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => undefined);
process.stdin.resume();
process.stdin.on('end', () => process.exit(1));

let console: Promise<void> | undefined;

process.exit(await main(await apis(), ['serve']));

async function apis(): Promise<Api[]> {
  const files = readdirSync(join(ROOT, 'functions')).filter((file) => file.endsWith('.ts'));
  const functions = await Promise.all(
    files.map((file): Promise<{ api?: Api }> => import(join(ROOT, 'functions', file))),
  );
  return functions.flatMap(({ api }) => {
    if (api === undefined) return [];
    return api.name === 'console' ? { ...api, routes: api.routes.map(builtWhenAsked) } : api;
  });
}

/** The console is built for the first request that wants a file of it: a bundler that nobody needs is not started. */
function builtWhenAsked(route: Route): Route {
  if (route.scope !== undefined) return route;
  return {
    ...route,
    async run(exchange: Exchange) {
      await builtConsole();
      return route.run(exchange);
    },
  };
}

function builtConsole(): Promise<void> {
  console ??= buildConsole().catch((error) => {
    console = undefined;
    throw error;
  });
  return console;
}

async function buildConsole(): Promise<void> {
  const { buildConsole } = await import('../build-console.ts');
  const { stop } = await import('esbuild');
  await buildConsole().finally(stop);
}
