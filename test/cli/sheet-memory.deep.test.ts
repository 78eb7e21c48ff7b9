/** The largest sheets that are read, of every shape, in whole processes. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, expect, it } from 'vitest';
import { buildCli } from '../../scripts/build-cli.ts';
import { nodes } from '../../scripts/local/nodes.ts';
import { xlsxWith } from '../../testing/xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-memory-'));
const hook = join(folder, 'measure.mjs');
const MOST_MB = 300;
const HEADINGS = ['域名', '注册商', '域名持有者', '到期日期', '域名状态', '实名认证'];
const ROW = ['阿里云计算有限公司', '海棠家居有限公司', '2027-09-30', '正常', '是'];
/** Of the 8 MB of XML that are read, what the other files of an archive leave. */
const XML_BYTES = 8 * 1024 * 1024 - 4096;

beforeAll(async () => {
  await buildCli(folder);
  writeFileSync(
    hook,
    'process.on("exit", () => process.stderr.write("\\n" + process.resourceUsage().maxRSS));',
  );
});

/** MB that a sheet took at most, and what was said of it. */
function judged(node: string, file: string): { mb: number; out: string } {
  const { stdout, stderr } = spawnSync(
    node,
    [
      '--import',
      hook,
      join(folder, 'icp-preflight.cjs'),
      'assess',
      '--sheet',
      file,
      '--out',
      `${file}.out`,
      '-q',
    ],
    { encoding: 'utf8', maxBuffer: 1 << 28 },
  );
  return { mb: (Number(stderr.trim().split('\n').at(-1)) * 1024) / 1e6, out: stdout };
}

function rowOf(cells: readonly string[], line: number): string {
  const inline = cells.map(
    (text, at) => `<c r="${'ABCDEF'[at]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${line}">${inline.join('')}</row>`;
}

/** Rows below the headings, as many as there is room for, and at most `most`. */
function filled(rowAt: (line: number) => string, most = Number.POSITIVE_INFINITY): string {
  const rows = [rowOf(HEADINGS, 1)];
  let bytes = Buffer.byteLength(rows[0] ?? '');
  for (let line = 2; line <= most; line += 1) {
    const row = rowAt(line);
    bytes += Buffer.byteLength(row);
    if (bytes > XML_BYTES) break;
    rows.push(row);
  }
  return rows.join('');
}

const SHAPES = {
  'as lists are': () => xlsxWith(filled((line) => rowOf([`example-${line}.com`, ...ROW], line))),
  'as many rows as it may have': () =>
    xlsxWith(filled((line) => `<row><c r="A${line}"><v>1</v></c></row>`, 50_000)),
  'rows that are left out': () =>
    xlsxWith(`${rowOf(HEADINGS, 1)}<row r="299"><c r="ALL299"><v>1</v></c></row>`),
  'one long text in many cells': () =>
    xlsxWith(
      filled((line) => `<row><c r="A${line}" t="s"><v>0</v></c></row>`, 160),
      ['x'.repeat(100_000)],
    ),
};

it.each(
  nodes().flatMap(({ path, major }) =>
    Object.entries(SHAPES).map(([shape, make]) => ({ path, major, shape, make })),
  ),
)(
  'under Node.js $major, an XLSX file with $shape',
  async ({ path, shape, make }) => {
    const file = join(folder, `${shape}.xlsx`);
    writeFileSync(file, await make());
    const { mb, out } = judged(path, file);
    expect(out).toContain('judged');
    expect(mb).toBeLessThan(MOST_MB);
  },
  300_000,
);

it.each(nodes())(
  'under Node.js $major, CSV of 100,000 rows',
  ({ path }) => {
    const file = join(folder, 'long.csv');
    const rows = Array.from({ length: 100_000 }, (_, row) => [`example-${row}.com`, ...ROW].join(','));
    writeFileSync(file, `${HEADINGS.join(',')}\n${rows.join('\n')}\n`);
    const { mb, out } = judged(path, file);
    expect(out).toContain('100000 judged');
    expect(mb).toBeLessThan(MOST_MB);
  },
  300_000,
);
