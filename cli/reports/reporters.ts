/** The forms of a report, by their names on the command line; each is loaded when it is asked for. */
import type { MakeReporter } from './report.ts';

export const REPORTERS = {
  table: async () => (await import('./table.ts')).tableReporter,
  json: async () => (await import('./json.ts')).jsonReporter,
  sarif: async () => (await import('./sarif.ts')).sarifReporter,
  junit: async () => (await import('./junit.ts')).junitReporter,
  github: async () => (await import('./github.ts')).githubReporter,
  markdown: async () => (await import('./markdown.ts')).markdownReporter,
} satisfies { [format: string]: () => Promise<MakeReporter> };

export type Format = keyof typeof REPORTERS;
export const FORMATS = Object.keys(REPORTERS);

/** Whether text is the name of a form. */
export function isFormat(text: string): text is Format {
  return Object.hasOwn(REPORTERS, text);
}
