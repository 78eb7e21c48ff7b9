/** How the lines of a report for a terminal are made. */
import { wrapped } from '../width.ts';
import type { ReportSettings } from './report.ts';
import type { Styles } from './styles.ts';

/** In which language, width and colours. */
export type Pen = ReportSettings & { styles: Styles };

/** A line below a finding; one that is too long goes on below itself. */
export function indented(line: string, { columns }: Pen): string[] {
  if (columns === undefined) return [`      ${line}`];
  const [first = '', ...more] = wrapped(line, Math.max(30, columns - 14));
  return [`      ${first}`, ...more.map((each) => `              ${each}`)];
}
