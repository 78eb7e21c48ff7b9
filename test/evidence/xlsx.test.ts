import { randomBytes } from 'node:crypto';
import { deflateRawSync } from 'node:zlib';
import { unzipSync as unzippedOf, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { columnsOf } from '../../lib/evidence/sheet/columns.ts';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import { rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { UnreadArchive, unzipped } from '../../lib/evidence/sheet/unzip.ts';
import { xlsxSheet } from '../../lib/evidence/sheet/xlsx.ts';
import { workbookOf, xlsxOf, xlsxWith } from '../../testing/xlsx.ts';

const xlsxRows = async (file: Uint8Array) => (await xlsxSheet(file)).rows;

describe('an XLSX file', () => {
  it('is known by its first bytes', () => {
    expect(isXlsx(Buffer.from('PK\u0003\u0004rest', 'latin1'))).toBe(true);
    expect(isXlsx(Buffer.from('域名,到期'))).toBe(false);
  });

  it('has rows with the lines of the sheet, dates as days, or with their time', async () => {
    const file = await xlsxOf([
      ['域名', '到期时间', 'IANA编号'],
      ['a.cn', { date: 46447 }, 1599],
      [],
      ['b.cn', { date: 46447.75 }, 420],
    ]);
    const rows = await xlsxRows(file);
    expect(rows).toEqual([
      { line: 1, cells: ['域名', '到期时间', 'IANA编号'] },
      { line: 2, cells: ['a.cn', '2027-03-01', '1599'] },
      { line: 4, cells: ['b.cn', '2027-03-01 18:00:00', '420'] },
    ]);
  });

  it('has times to the second that a sheet program shows, whatever part of a day they are', async () => {
    const day = 46_660;
    const times = ['23:59:59', '00:00:01', '00:00:59', '12:34:56', '08:00:01', '19:59:59', '23:00:00'];
    const every = Array.from({ length: 400 }, (_, at) => at * 215 + 1);
    const secondsOf = (time: string) => time.split(':').reduce((sum, part) => sum * 60 + Number(part), 0);
    const seconds = [...times.map(secondsOf), ...every];
    const rows = await xlsxRows(await xlsxOf(seconds.map((each) => [{ date: day + each / 86_400 }])));
    const shown = (each: number) => new Date(each * 1000).toISOString().slice(11, 19);
    expect(rows.map(({ cells }) => cells[0])).toEqual(seconds.map((each) => `2027-09-30 ${shown(each)}`));
  });

  it('has a day where its time is nearly none', async () => {
    const rows = await xlsxRows(await xlsxOf([[{ date: 46_660.000_001 }]]));
    expect(rows.map(({ cells }) => cells)).toEqual([['2027-09-30']]);
  });

  it('stays in its day at the last moment of it', async () => {
    const rows = await xlsxRows(await xlsxOf([[{ date: 46_660.999_999_988_43 }]]));
    expect(rows.map(({ cells }) => cells)).toEqual([['2027-09-30 23:59:59']]);
  });

  it('is read below a merged title and behind a column of numbers', async () => {
    const rows = await xlsxRows(
      await xlsxOf([
        ['海棠公司域名清单'],
        ['填写说明'],
        ['序号', '域名（必填）', '到期时间*'],
        [1, 'a.cn', { date: 46447 }],
        [2],
      ]),
    );
    const columns = columnsOf(rows);
    expect([columns?.line, columns?.places]).toEqual([
      3,
      new Map([
        ['domain', 1],
        ['expiresOn', 2],
      ]),
    ]);
    const read = columns === undefined ? [] : rows.slice(3).map(rowReader(columns, 'list.xlsx'));
    expect(read[0]?.facts).toMatchObject({ line: 4, domain: { name: 'a.cn', expiresOn: '2027-03-01' } });
    expect(read[1]).toMatchObject({ line: 5, faults: [] });
    expect([read[1]?.facts, read[1]?.evidence()]).toEqual([undefined, []]);
  });

  it('keeps text of shared strings, in every spelling of a row', async () => {
    const file = await xlsxWith(
      `<row><c r="A1" t="s"><v>0</v></c></row><row r='3' spans="1:2" x14ac:dyDescent="0.25"><c r="B3" t="s" s="0"><v>1</v></c></row>`,
      ['域名', 'a r="ZZZ9999999" b'],
    );
    expect(await xlsxRows(file)).toEqual([
      { line: 1, cells: ['域名', ''] },
      { line: 3, cells: ['', 'a r="ZZZ9999999" b'] },
    ]);
  });
});

describe('a workbook of several sheets', () => {
  const LIST = [
    ['域名', '到期时间'],
    ['a.cn', '2027-01-01'],
  ];
  const OTHER = [['域名'], ['b.cn']];
  const GUIDE = [['填表说明'], ['请填写第二个工作表']];
  const FIELDS = [
    ['字段', '说明'],
    ['域名', '必填'],
    ['注册商', '域名在哪里注册'],
    ['到期时间', '见注册商控制台'],
  ];
  const FIELDS_WITHOUT_HEAD = FIELDS.slice(1);
  const BROKEN = '<row r="1"><c r="A1" t="s"><v>77</v></c></row>';
  const LARGE = '<row r="2000"><c r="CV2000"><v>1</v></c></row>';
  const told = (sheet: string, ...names: string[]) => [
    {
      reason: 'sheets-not-read',
      values: {
        sheet,
        sheets: names.map((each) => `"${each}"`).join(', '),
        sheetsInChinese: names.map((each) => `“${each}”`).join('、'),
        more: 0,
      },
    },
  ];

  it.each([
    [
      'behind a guide',
      [
        ['说明', GUIDE],
        ['台账', LIST],
      ],
      told('台账', '说明'),
    ],
    [
      'behind a table of its fields',
      [
        ['说明', FIELDS],
        ['台账', LIST],
      ],
      told('台账', '说明'),
    ],
    [
      'behind fields without a heading',
      [
        ['a', FIELDS_WITHOUT_HEAD],
        ['台账', LIST],
      ],
      told('台账', 'a'),
    ],
    [
      'behind a blank one',
      [
        ['Sheet1', []],
        ['台账', LIST],
      ],
      [],
    ],
    [
      'before all others',
      [
        ['台账', LIST],
        ['二', OTHER],
        ['三', GUIDE],
        ['四', []],
      ],
      told('台账', '二', '三'),
    ],
    [
      'between others',
      [
        ['一', GUIDE],
        ['台账', LIST],
        ['三', OTHER],
      ],
      told('台账', '一', '三'),
    ],
    ['alone', [['台账', LIST]], []],
    [
      'below a title',
      [
        ['一', [['x']]],
        ['台账', [['海棠公司域名清单'], ...LIST]],
      ],
      told('台账', '一'),
    ],
  ] as const)('is read by the first that is a list: %s', async (_, sheets, leftOut) => {
    const list = await xlsxSheet(await workbookOf(sheets));
    expect(list.rows.at(-1)?.cells).toEqual(['a.cn', '2027-01-01']);
    expect(list.leftOut).toEqual(leftOut);
  });

  it('is read by the first of the form that is wanted, else by the first that has headings', async () => {
    const records = [
      ['主机记录', '记录类型', '记录值'],
      ['@', 'A', '192.0.2.1'],
    ];
    const file = await workbookOf([
      ['解析', records],
      ['台账', LIST],
    ]);
    const lastOf = async (wanted?: 'list' | 'records') =>
      (await xlsxSheet(file, wanted)).rows.at(-1)?.cells[0];
    expect([await lastOf('list'), await lastOf('records'), await lastOf()]).toEqual(['a.cn', '@', '@']);
    const alone = await xlsxSheet(
      await workbookOf([
        ['说明', GUIDE],
        ['解析', records],
      ]),
      'list',
    );
    expect([alone.rows.length, alone.leftOut]).toEqual([2, told('解析', '说明')]);
  });

  it('without any list is read by its first that has something', async () => {
    const { rows } = await xlsxSheet(
      await workbookOf([
        ['', []],
        ['a', GUIDE],
        ['b', [['x']]],
      ]),
    );
    expect(rows.map(({ cells }) => cells[0])).toEqual(['填表说明', '请填写第二个工作表']);
    const fields = await xlsxSheet(
      await workbookOf([
        ['a', GUIDE],
        ['b', FIELDS],
      ]),
    );
    expect(fields.rows).toHaveLength(4);
  });

  it('names ten that are not read, and how many more there are', async () => {
    const others = Array.from({ length: 13 }, (_, at) => [`第${at}页`, GUIDE] as const);
    const { leftOut } = await xlsxSheet(await workbookOf([['台账', LIST], ...others]));
    expect(leftOut).toMatchObject([{ reason: 'more-sheets-not-read', values: { more: 3 } }]);
  });

  it.each([
    ['one of the others cannot be read', [['b', BROKEN]]],
    [
      'all of them are too much',
      [
        ['b', LARGE],
        ['c', LARGE],
      ],
    ],
    ['they are too many', Array.from({ length: 201 }, (_, at) => [`${at}`, GUIDE] as const)],
  ] as const)('is read by its first sheet alone where %s', async (_, others) => {
    const list = await xlsxSheet(await workbookOf([['台账', LIST], ...others]));
    expect([list.rows.length, list.leftOut]).toEqual([2, [{ reason: 'first-sheet-only' }]]);
    const refused = xlsxSheet(await workbookOf([['说明', GUIDE], ...others, ['台账', LIST]]));
    await expect(refused).rejects.toThrow();
  });

  it('is bounded over all of its sheets', async () => {
    expect(
      await refusalOf(
        workbookOf([
          ['a', GUIDE],
          ['b', LARGE],
          ['c', LARGE],
        ]),
      ),
    ).toBe('too-large');
    const long = (name: string) => [name, Array.from({ length: 30 }, () => ['x'.repeat(100_000)])] as const;
    expect(await refusalOf(workbookOf([['a', GUIDE], long('b'), long('c'), long('d')]))).toBe('too-large');
  });

  it('that names one sheet many times is read once', async () => {
    const file = unzippedOf(await workbookOf([['台账', LIST]]));
    const workbook = Buffer.from(file['xl/workbook.xml'] ?? []).toString();
    const many = Array.from({ length: 150 }, (_, at) => `<sheet name="n${at}" sheetId="${at}" r:id="s1"/>`);
    const changed = Buffer.from(workbook.replace('</sheets>', `${many.join('')}</sheets>`));
    const list = await xlsxSheet(zipSync({ ...file, 'xl/workbook.xml': changed }));
    expect([list.rows.length, list.leftOut]).toEqual([2, []]);
  });
});

async function refusalOf(file: Promise<Uint8Array> | Uint8Array): Promise<unknown> {
  return xlsxRows(await file).then(
    () => undefined,
    (error: unknown) => (error instanceof UnreadArchive ? error.reason : error),
  );
}

/** Writes a number into the one record of an archive that has a signature. */
function with32(file: Buffer, signature: number, at: number, value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(signature);
  const changed = Buffer.from(file);
  changed.writeUInt32LE(value, changed.lastIndexOf(bytes) + at);
  return changed;
}

describe('an XLSX file that would take too much', () => {
  it.each([
    ['unpacks to more than it may', ' '.repeat(20_000_000)],
    ['says that it has a row far down', '<row r="9999999"><c r="A9999999"><v>1</v></c></row>'],
    ['says so of a cell alone', '<row><c r="A9999999"><v>1</v></c></row>'],
    ['says so in single quotes', "<row r = '9999999'></row>"],
    [
      'has gaps before cells',
      Array.from(
        { length: 2000 },
        (_, at) => `<row r="${at + 1}"><c r="XFD${at + 1}"><v>1</v></c></row>`,
      ).join(''),
    ],
    ['has a column that no sheet has', '<row r="60"><c r="ZZZ60"><v>1</v></c></row>'],
    ['has more rows than it may, unnumbered', '<row/>'.repeat(300_001)],
    ['has one wide row among many', `${'<row/>'.repeat(9000)}<row r="9001"><c r="CV9001"><v>1</v></c></row>`],
    ['has a prefix before its tags', '<x:row r="9999999"></x:row>'],
  ])('is refused: it %s', async (_, sheetData) => {
    expect(await refusalOf(xlsxWith(sheetData))).toBe('too-large');
  });

  it.each(['data.xml', 'sheets/sheet1.xml', 'Worksheets/sheet1.xml'])(
    'is refused wherever its sheet lies: xl/%s',
    async (place) => {
      const row = '<row r="9999999"><c r="A9999999"><v>1</v></c></row>';
      expect(await refusalOf(xlsxWith(row, [], place))).toBe('too-large');
      const rows = await xlsxRows(await xlsxWith('<row r="1"><c r="A1"><v>5</v></c></row>', [], place));
      expect(rows).toEqual([{ line: 1, cells: ['5'] }]);
    },
  );

  it('is read whatever lies beside its sheets', async () => {
    const names = { 'xl/calcChain.xml': '<c r="A9000"/><c r="ZZ1"/>', 'xl/charts/chart1.xml': '<c x=">"/>' };
    const file = unzippedOf(await xlsxOf([['域名']]));
    const beside = Object.entries(names).map(([name, xml]) => [name, Buffer.from(xml)] as const);
    const rows = await xlsxRows(zipSync({ ...file, ...Object.fromEntries(beside) }));
    expect(rows).toEqual([{ line: 1, cells: ['域名'] }]);
  });

  it('is refused: one long text stands in many cells', async () => {
    const cells = Array.from(
      { length: 400 },
      (_, at) => `<row r="${at + 1}"><c r="A${at + 1}" t="s"><v>0</v></c></row>`,
    );
    expect(await refusalOf(xlsxWith(cells.join(''), ['x'.repeat(100_000)]))).toBe('too-large');
  });

  it.each([
    ['an entity in a place', '<row r="&#57;999999"/>'],
    ['a sign that ends the tag early', '<row ht=">" r="9999999"/>'],
    ['a place that is none', '<row r="1"><c r=A1><v>1</v></c></row>'],
  ])('is refused where it hides that: %s', async (_, sheetData) => {
    expect(await refusalOf(xlsxWith(sheetData))).toBe('broken');
  });

  it('is unpacked no further than it may be, whatever it says of its size', async () => {
    const file = await xlsxWith(' '.repeat(20_000_000));
    // The size unpacked, in the last entry of the directory: that of the sheet.
    expect(await refusalOf(with32(file, 0x02014b50, 24, 1000))).toBe('too-large');
  });
});

/** Entries of an archive that all stand for the same bytes of it. */
function withSameEntries(file: Buffer, count: number): Buffer {
  const [from, to] = [0x02014b50, 0x06054b50].map((signature) => {
    const bytes = Buffer.alloc(4);
    bytes.writeUInt32LE(signature);
    return file.lastIndexOf(bytes);
  });
  const end = Buffer.from(file.subarray(to));
  end.writeUInt16LE(count, 10);
  const entry = file.subarray(from, to);
  return Buffer.concat([file.subarray(0, from), ...Array.from({ length: count }, () => entry), end]);
}

describe('an archive', () => {
  const all = () => true;
  it('is unpacked once: entries that share bytes are none', () => {
    const file = Buffer.from(zipSync({ 'a.xml': randomBytes(1_000) }));
    expect(unzipped(withSameEntries(file, 1), all, 1_000_000)['a.xml']).toHaveLength(1_000);
    expect(() => unzipped(withSameEntries(file, 5), all, 1_000_000)).toThrow(UnreadArchive);
  });

  it('gives what is wanted, in all up to what is allowed', async () => {
    const file = await xlsxOf([['域名'], ['a.cn']]);
    expect(Object.keys(unzipped(file, all, 1_000_000))).toHaveLength(7);
    expect(Object.keys(unzipped(file, (name) => name === 'xl/styles.xml', 1000))).toEqual(['xl/styles.xml']);
    expect(() => unzipped(file, all, 1000)).toThrow(UnreadArchive);
  });

  it('is read with a comment behind it, and inside larger bytes', async () => {
    const file = await xlsxOf([['域名']]);
    const commented = Buffer.concat([file, Buffer.from('a comment')]);
    commented.writeUInt16LE(9, file.length - 2);
    const larger = new Uint8Array(Buffer.concat([Buffer.from('before'), commented]));
    expect(unzipped(larger.subarray(6), all, 1_000_000)).toEqual(unzipped(file, all, 1_000_000));
  });

  it('that is cut off or changed anywhere is refused or read, and nothing else', async () => {
    const file = await xlsxOf([['域名'], ['a.cn']]);
    for (let at = 0; at < file.length; at += 7) {
      const changed = Buffer.from(file);
      changed.writeUInt8(changed.readUInt8(at) ^ 0xff, at);
      for (const each of [file.subarray(0, at), changed])
        try {
          unzipped(each, all, 1_000_000);
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadArchive);
        }
    }
  });

  it.each([
    ['is encrypted', 8, 1],
    ['is packed in a way that is not known', 10, 12],
    ['stands behind the end', 42, 0x7fffffff],
  ])('is broken where an entry %s', async (_, at, value) => {
    const file = await xlsxOf([['域名']]);
    const entry = Buffer.from(file);
    const place = entry.lastIndexOf(Buffer.from([0x50, 0x4b, 1, 2])) + at;
    if (at === 42) entry.writeUInt32LE(value, place);
    else entry.writeUInt16LE(value, place);
    expect(await refusalOf(entry)).toBe('broken');
  });

  it('is no archive where it only begins as one', async () => {
    expect(await refusalOf(Buffer.from('PK\u0003\u0004rest', 'latin1'))).toBe('broken');
    expect(await refusalOf(deflateRawSync('PK'))).toBe('broken');
  });
});
