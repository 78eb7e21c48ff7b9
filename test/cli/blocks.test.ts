import { expect, it } from 'vitest';
import { blocksOf, rowsIn } from '../../cli/sheet/blocks.ts';
import { csvRows, type Row } from '../../lib/evidence/sheet/rows.ts';

const FORM = { separator: ',', rowEnd: '\n' } as const;

function rowsOf(text: string): Row[] {
  return [...blocksOf(text, FORM)].flatMap((block) => [...rowsIn(block, FORM)]);
}

const cellsOf = (text: string) => rowsOf(text).map(({ line, cells }) => [line, ...cells]);

it.each([
  ['cells without quotes', (row: number) => `d${row}.com,备注 ${row}\n`],
  ['rows that end in \\r\\n', (row: number) => `d${row}.com,备注 ${row}\r\n`],
  ['blank rows', (row: number) => `${row % 5 === 0 ? '\n' : ''}d${row}.com,\n`],
  ['cells in quotes', (row: number) => `d${row}.com,"${row % 3 === 0 ? '两行\n备注' : 'a "" b, c'}"\n`],
  [
    'quotes in few rows',
    (row: number) => `d${row}.com,${row % 997 === 0 ? '"两行\r\n备注"' : 'b'}${row % 2 ? '\r' : ''}\n`,
  ],
])('reads %s block by block as it reads them at once, each on its line', (_, rowAt) => {
  const text = Array.from({ length: 12_000 }, (__, row) => rowAt(row)).join('');
  expect([...blocksOf(text, FORM)].length).toBeGreaterThan(2);
  expect(rowsOf(text)).toEqual(csvRows(text));
});

it('reads a row that is longer than a block, and one without an end', () => {
  const long = 'x'.repeat(100_000);
  expect(cellsOf(`a,b\n${long},1\n"${long}\n",2\nc,3`)).toEqual([
    [1, 'a', 'b'],
    [2, long, '1'],
    [3, long, '2'],
    [5, 'c', '3'],
  ]);
});

it.each([
  ['that nothing ends', 'a.com,1\n"b.com,2\nc.com,3\nd.com,"4"\n'],
  ['of a name at the beginning of a cell', 'a.com,1\n"海棠"家居,2\nc.com,3\nd.com,"4"\n'],
  ['that nothing ends, in the first row', '"a.com,1\nb.com,2\nc.com,3\nd.com,"4"\n'],
  ['that a later row seems to end', 'a.com,1\nb.com,"2\nc.com,"3\nd.com,"4"\n'],
  ['that nothing ends, far from the end', `a.com,1\nb.com,"2\n${'x.com,"3"\n'.repeat(20_000)}d.com,"4"\n`],
])('is not led astray by a quote %s', (_, text) => {
  const names = rowsOf(text).map(({ line, cells: [name = ''] }) => `${line} ${name.replaceAll('"', '')}`);
  const lines = text.trimEnd().split('\n');
  const named = (line: string) => (line.split(',')[0] ?? '').replaceAll('"', '');
  expect(names).toEqual(lines.map((line, index) => `${index + 1} ${named(line)}`));
});

it('keeps quotes within a cell in quotes, on one line', () => {
  expect(cellsOf('"he "said" so",2\nb,3\n')).toEqual([
    [1, 'he "said" so', '2'],
    [2, 'b', '3'],
  ]);
});

it('reads rows that end in \\n among others that end in \\r\\n', () => {
  expect(cellsOf('a.com,1\r\nb.com,2\nc.com,"3"\r\nd.com,4')).toEqual([
    [1, 'a.com', '1'],
    [2, 'b.com', '2'],
    [3, 'c.com', '3'],
    [4, 'd.com', '4'],
  ]);
});
