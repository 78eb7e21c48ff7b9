/** A line of progress every ten seconds, and at the end, loudly, what was not run and why, or is left to another command. */
import { globSync } from 'node:fs';
import { dirname } from 'node:path';
import type { Reporter, TestModule, Vitest } from 'vitest/node';

const EVERY_MS = 10_000;

/** Files of tests, as a glob, that a configuration leaves to another command. */
type LeftOut = { files: string; command: string };

/** For `reporters` of a configuration, beside one that tells failures. */
export function progress(leftOut?: LeftOut): Reporter {
  const startedAt = Date.now();
  let vitest: Vitest | undefined;
  let files = 0;
  let toldAt = startedAt;
  const done = { files: 0, passed: 0, failed: 0 };
  const tell = (line: string) => vitest?.logger.log(line);

  return {
    onInit(started) {
      vitest = started;
    },
    onTestRunStart(specifications) {
      files = specifications.length;
    },
    onTestModuleEnd(module) {
      done.files += 1;
      for (const test of module.children.allTests('passed')) done.passed += Number(test.ok());
      for (const test of module.children.allTests('failed')) done.failed += Number(!test.ok());
      if (Date.now() - toldAt < EVERY_MS) return;
      toldAt = Date.now();
      const seconds = Math.round((toldAt - startedAt) / 1000);
      tell(`${seconds} s: ${done.files} of ${files} files, ${done.passed} passed, ${done.failed} failed`);
    },
    onTestRunEnd(modules) {
      const skipped = notRun(modules).map((line) => `!!!   ${line}`);
      if (skipped.length > 0) tell(`\n!!! NOT RUN on this machine:\n${skipped.join('\n')}\n`);
      if (leftOut !== undefined) tell(`\n!!! LEFT TO ${leftOut.command}: ${filesByFolder(leftOut.files)}\n`);
    },
  };
}

/** The tests that were skipped, with the note that each skipped them with, a line for each note and file. */
function notRun(modules: readonly TestModule[]): string[] {
  const counts = new Map<string, number>();
  for (const module of modules) {
    for (const test of module.children.allTests('skipped')) {
      const result = test.result();
      const note = (result.state === 'skipped' && result.note) || 'skipped without a word';
      const line = `${note} (${module.relativeModuleId})`;
      counts.set(line, (counts.get(line) ?? 0) + 1);
    }
  }
  return [...counts].map(([line, count]) => `${count} x ${line}`);
}

/** `3 files (test/table 1, test/ledger 2)` */
function filesByFolder(glob: string): string {
  const files = globSync(glob).sort();
  const counts = new Map<string, number>();
  for (const file of files) counts.set(dirname(file), (counts.get(dirname(file)) ?? 0) + 1);
  return `${files.length} files (${[...counts].map(([folder, count]) => `${folder} ${count}`).join(', ')})`;
}
