#!/usr/bin/env node
/** The program `icp-preflight`. Everything but the version is loaded when it is asked for. */
import { writeTo } from './standard-streams.ts';
import { VERSION } from './version.ts';

const args = process.argv.slice(2);

if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  void writeTo(1, `${VERSION}\n`);
} else {
  void start();
}

async function start(): Promise<void> {
  const { run } = await import('./program.ts');
  const { thisWorld } = await import('./world.ts');
  process.exitCode = await run(args, thisWorld());
}
