/** A line of progress every ten seconds, and at the end, loudly, what was not run and why. */
import type { Reporter, TestModule, Vitest } from 'vitest/node';

const EVERY_MS = 10_000;

/** For `reporters` of a configuration, beside one that tells failures. */
export function progress(): Reporter {
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
      const left = notRun(modules);
      if (left.length === 0) return;
      tell(`\n!!! NOT RUN on this machine:\n${left.map((line) => `!!!   ${line}`).join('\n')}\n`);
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
