import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { columnsOf } from '../../lib/evidence/sheet/columns.ts';
import { decode } from '../../lib/evidence/sheet/decode.ts';
import { formOf, readRow } from '../../lib/evidence/sheet/read-list.ts';
import { readRecords } from '../../lib/evidence/sheet/read-records.ts';
import { csvRows, isXlsx, xlsxRows } from '../../lib/evidence/sheet/rows.ts';
import gb18030 from './samples/sheets/gb18030.json' with { type: 'json' };

function read(csv: string) {
  const [headings, ...rows] = csvRows(csv);
  const columns = headings && columnsOf([headings]);
  if (columns === undefined) throw new Error('no headings');
  return rows.map((row) => readRow(row, columns, 'list.csv'));
}

describe('the text of a file', () => {
  const text = '域名,注册商\nexample.cn,阿里云\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['UTF-16, little end first', utf16, 'utf-16le', true],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), 'utf-16be', true],
    ['GB18030', Buffer.from(gb18030.bytes, 'base64'), 'gb18030', false],
  ])('is read from %s', (_, bytes, encoding, byteOrderMark) => {
    expect(decode(bytes)).toEqual({ text, encoding, byteOrderMark });
  });

  it('is not read from what is no text', () => {
    expect(decode(Buffer.from([0x81, 0xff, 0xff, 0xff]))).toBeUndefined();
  });
});

describe('rows', () => {
  it('keep the line that they begin on, behind cells of several lines and blank lines', () => {
    const rows = csvRows('类型,主机记录\r\nA,"a\r\nb"\r\n\r\nB,c\r\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([',', '\t', ';', '|'])('are told apart by %j', (separator) => {
    const csv = [
      ['域名', '到期时间'],
      ['a.cn', '2027-01-01'],
      ['b.cn', '2027-01-02'],
    ]
      .map((row) => row.join(separator))
      .join('\n');
    expect(csvRows(csv).map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  });
});

describe('headings', () => {
  it.each([
    [
      ['域名', '注册商', '注册时间', '到期时间'],
      ['domain', 'registrar', 'expiresOn'],
    ],
    [
      ['域名', '注册商', '所属账号', '到期日期', '状态', '自动续费'],
      ['domain', 'registrar', 'expiresOn', 'anyStatus'],
    ],
    [
      ['Domain Name', 'Registrar', 'Expiration Date', 'Status'],
      ['domain', 'registrar', 'expiresOn', 'statuses'],
    ],
    [
      ['* 域名 ', '主办单位名称：', '网站名称'],
      ['domain', 'entityName', 'websiteName'],
    ],
    [
      ['记录类型', '主机记录', '解析线路', '记录值', '状态(启用/暂停)'],
      ['recordType', 'recordHost', 'recordValue', 'recordState'],
    ],
    [
      ['Type', 'Host', 'Split Zone', 'Value'],
      ['recordType', 'recordHost', 'recordValue'],
    ],
  ])('of %j are known', (cells, columns) => {
    expect([...(columnsOf([{ line: 1, cells }])?.places.keys() ?? [])]).toEqual(columns);
  });

  it('may stand below a title, and are not found where there are none', () => {
    expect(columnsOf(csvRows('2026 年域名清单,\n域名,备注\na.cn,x'))?.line).toBe(2);
    expect(columnsOf(csvRows('a.cn\nb.cn'))).toBeUndefined();
  });
});

describe('a row of a list', () => {
  it('has the facts of its domain, each with line and column', () => {
    const [row] = read(
      '域名,到期时间,实名认证状态,域名所有者\nexample.cn,2027/3/1,已实名认证,海棠家居（深圳）有限公司',
    );
    expect(row?.facts).toEqual({
      line: 2,
      domain: {
        name: 'example.cn',
        registrant: { name: '海棠家居（深圳）有限公司' },
        expiresOn: '2027-03-01',
        realName: { verified: true },
      },
    });
    expect(row?.evidence).toContainEqual({
      fact: 'domain.expiresOn',
      subject: 'example.cn',
      value: '2027-03-01',
      source: 'sheet',
      address: 'list.csv:2:2',
      raw: '2027/3/1',
    });
  });

  it('has entity, website, server and filing where there are columns for them', () => {
    const csv =
      '域名,网站名称,主办单位,主体性质,统一社会信用代码,省份,实例ID,产品,区域,计费模式,开通时间,服务器到期时间,公网IP,备案号,备案状态\n' +
      'a.cn,海棠家居,海棠家具（深圳）有限公司,企业,91440300MA5DA1B2X9,广东,ecs-1,ECS,华北-北京四,包年/包月,2026-01-01,2027-01-01,203.0.113.9,粤ICP备12345678号-1,已备案';
    expect(read(csv)[0]?.facts).toMatchObject({
      entity: {
        name: '海棠家具（深圳）有限公司',
        kind: 'enterprise',
        certificate: { kind: 'unified-social-credit-code', number: '91440300MA5DA1B2X9' },
      },
      website: { name: '海棠家居' },
      server: {
        id: 'ecs-1',
        billingMode: 'yearly-monthly',
        subscription: { startsOn: '2026-01-01', expiresOn: '2027-01-01' },
        eip: { address: '203.0.113.9' },
      },
      filing: { status: 'filed', number: '粤ICP备12345678号-1' },
    });
  });

  it.each([
    ['2027/3/1', '2027-03-01'],
    ['2027.3.1', '2027-03-01'],
    ['2027年3月1日', '2027-03-01'],
    ['46447', '2027-03-01'],
    ['46447.5', '2027-03-01'],
    ['2027-03-01 20:00:00', '2027-03-01 20:00:00'],
  ])('reads the date %s', (text, day) => {
    expect(read(`域名,到期时间\na.cn,${text}`)[0]?.facts?.domain.expiresOn).toBe(day);
  });

  it.each(['-', '--', '/', '无', 'N/A'])('takes %s for a cell that is empty', (text) => {
    expect(read(`域名,到期时间,域名所有者\na.cn,${text},${text}`)[0]).toMatchObject({
      facts: { domain: { name: 'a.cn' } },
      faults: [],
    });
  });

  it('tells a cell that it does not understand, and keeps the rest of the row and the other rows', () => {
    const rows = read('域名,到期时间,实名认证\na.cn,明年,大概\n,2027-01-01,是\nb.cn,2027-01-02,是');
    expect(
      rows.map(({ faults }) => faults.map(({ reason, line, column }) => [reason, line, column])),
    ).toEqual([
      [
        ['not-understood', 2, 2],
        ['not-understood', 2, 3],
      ],
      [['no-domain', 3, 1]],
      [],
    ]);
    expect(rows.map(({ facts }) => facts?.domain.name)).toEqual(['a.cn', undefined, 'b.cn']);
  });

  it('takes a column headed "status" alone for statuses only where a list knows them', () => {
    const status = (text: string) => read(`域名,状态\na.cn,${text}`)[0];
    expect(status('clientHold')?.facts?.domain.statuses).toEqual(['clientHold']);
    expect(status('96天后')).toMatchObject({
      facts: { domain: { name: 'a.cn' } },
      faults: [{ reason: 'not-understood' }],
    });
  });
});

describe('a row of a DNS export', () => {
  function records(csv: string, zone?: string) {
    const [headings, ...rows] = csvRows(csv);
    const found = formOf(headings === undefined ? [] : [headings]);
    expect(found?.form).toBe('records');
    return rows.map((row) => (found === undefined ? undefined : readRecords(row, found.columns, zone)));
  }

  it('has whole names, and several values in a cell', () => {
    const csv =
      '类型,主机记录,记录值,TTL,备注,MX\nA,www.example.com.,"203.0.113.8\n203.0.113.9",600,Web服务器,\nTXT,example.com.,"""v=spf1 ~all""",600,SPF记录,';
    expect(records(csv).map((each) => each?.records.map(({ host, value }) => [host, value]))).toEqual([
      [
        ['www.example.com', '203.0.113.8'],
        ['www.example.com', '203.0.113.9'],
      ],
      [],
    ]);
  });

  it('completes hosts by the zone, and leaves out what is paused', () => {
    const csv =
      '记录类型,主机记录,解析线路,记录值,MX优先级,TTL值,状态(启用/暂停)\nA,www,默认,203.0.113.9,,600,启用\nCNAME,@,默认,www.example.net,,600,暂停\nA,@,默认,203.0.113.7,,600,启用';
    expect(records(csv, 'example.cn').flatMap((each) => each?.records.map(({ host }) => host))).toEqual([
      'www.example.cn',
      'example.cn',
    ]);
    expect(records(csv)[0]?.faults).toMatchObject([{ reason: 'zone-unknown', line: 2, column: 2 }]);
  });
});

/** An XLSX file with text, numbers and dates (style 1), as sheet programs write it. */
async function xlsx(rows: (string | number | { date: number })[][]): Promise<Buffer> {
  const cell = (value: string | number | { date: number }, at: string) => {
    if (typeof value === 'string') return `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
    return typeof value === 'number'
      ? `<c r="${at}"><v>${value}</v></c>`
      : `<c r="${at}" s="1"><v>${value.date}</v></c>`;
  };
  const sheet = rows
    .map(
      (cells, y) =>
        `<row r="${y + 1}">${cells.map((each, x) => cell(each, `${'ABCDEFGH'[x]}${y + 1}`)).join('')}</row>`,
    )
    .join('');
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main';
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const packages = 'http://schemas.openxmlformats.org/package/2006';
  const type = 'application/vnd.openxmlformats-officedocument.spreadsheetml';
  const files = {
    '[Content_Types].xml': `<Types xmlns="${packages}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="${type}.sheet.main+xml"/></Types>`,
    '_rels/.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="${main}" xmlns:r="${office}"><sheets><sheet name="域名" sheetId="1" r:id="r1"/></sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${packages}/relationships"><Relationship Id="r1" Type="${office}/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="r2" Type="${office}/styles" Target="styles.xml"/></Relationships>`,
    'xl/styles.xml': `<styleSheet xmlns="${main}"><cellXfs count="2"><xf numFmtId="0"/><xf numFmtId="14" applyNumberFormat="1"/></cellXfs></styleSheet>`,
    'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData>${sheet}</sheetData></worksheet>`,
  };
  const zip = new ZipFile();
  for (const [name, content] of Object.entries(files))
    zip.addBuffer(Buffer.from(`<?xml version="1.0" encoding="UTF-8"?>${content}`), name);
  zip.end();
  return buffer(zip.outputStream);
}

describe('an XLSX file', () => {
  it('is known by its first bytes', () => {
    expect(isXlsx(Buffer.from('PK\u0003\u0004rest', 'latin1'))).toBe(true);
    expect(isXlsx(Buffer.from('域名,到期'))).toBe(false);
  });

  it('has rows with the lines of the sheet, dates as days, or with their time', async () => {
    const file = await xlsx([
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

  it('that is broken is refused', async () => {
    await expect(xlsxRows(Buffer.from('PK\u0003\u0004rest', 'latin1'))).rejects.toThrow();
  });
});
