import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import {
  existsSync,
  lstatSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text as streamText } from 'node:stream/consumers';
import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { encoded } from '../../cli/encoder.ts';
import { encoderOf } from '../../cli/sheet/encode.ts';
import { linesIn } from '../../cli/sheet/lines.ts';
import { decode, type Encoding } from '../../lib/evidence/sheet/decode.ts';
import { WORDS } from '../../lib/policy/enumerations.ts';
import { LANGUAGES } from '../../lib/texts.ts';
import { icp, textOf } from '../../testing/cli.ts';
import { workbookOf, xlsxOf } from '../../testing/xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-sheet-'));
const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];
const LIST =
  '域名,到期日期,备注\nexample.com,2026-01-01,"两行\n备注"\nnot a name,,\nexample.cn,2027-13-40,\nexample.net,2027-01-01,=1+1\n';

it.each([
  ['utf-8', false],
  ['utf-8', true],
  ['utf-16le', true],
  ['utf-16be', true],
  ['gb18030', false],
] as const)('writes %s (byte order mark: %s) as it came, with what was found', async (encoding, mark) => {
  const input = join(folder, `${encoding}-${mark}.csv`);
  writeFileSync(input, encoded(`${mark ? '\ufeff' : ''}${LIST}`, encoderOf(encoding)));
  const { status, err, out } = await icp(['assess', '--sheet', input, '--out', `${input}.out`]);
  expect(status).toBe(2);
  expect(err).toMatch(/:4:? ?/);
  expect(err).toMatch(/:5:2: the cell "2027-13-40"/);
  expect(out).toContain('2 judged: 0 ready, 1 undecided, 1 not ready; 2 could not be read');
  const written = decode(readFileSync(`${input}.out`));
  expect(written).toMatchObject({ encoding, byteOrderMark: mark });
  expect(written?.text).toMatch(/^域名,到期日期,备注,verdict,reasons,fix,ready on\n/);
  expect(written?.text).toContain('example.com,2026-01-01,"两行\n备注",NOT READY,"');
  expect(written?.text).toContain("example.net,2027-01-01,'=1+1,UNDECIDED,");
  expect(written?.text.match(/NOT READ,/g)).toHaveLength(2);
});

it('judges a row with an entity and a website as an application, and tells the day of its plan', async () => {
  const input = join(folder, 'sites.csv');
  writeFileSync(
    input,
    '域名,网站名称,主体名称,主体性质\nexample.com,示例网,示例有限公司,企业\nexample.net,,,\n',
  );
  const { items } = JSON.parse((await icp(['assess', '--sheet', input])).out);
  expect(items.map(({ kind }: { kind: string }) => kind)).toEqual(['assessment', 'domain-check']);
  expect(readFileSync(join(folder, 'sites.judged.csv'), 'utf8')).toMatch(/,\d{4}-\d\d-\d\d\n/);
});

it.each(LANGUAGES)(
  'tells a reason and a fix of a row once, however many rules lack the same fact: %s',
  async (language) => {
    const input = join(folder, `once-${language}.csv`);
    writeFileSync(
      input,
      '域名,网站名称,主体名称,主体性质,服务器,产品,区域,计费模式\n' +
        'example.com,示例网,示例有限公司,企业,e1,ECS,cn-north-4,按需\n' +
        'example.net,示例记录,王海棠,个人,e1,ECS,cn-north-4,包年\n',
    );
    const args = ['assess', '--sheet', input, '--out', `${input}.out`, '--lang', language];
    const { out } = await icp(args);
    const { data } = Papa.parse<string[]>(readFileSync(`${input}.out`, 'utf8').trimEnd());
    for (const cells of data.slice(1)) {
      const [reasons = [], fixes = []] = cells.slice(9, 11).map((cell) => cell.split('\n'));
      expect(reasons.length).toBeGreaterThan(5);
      expect(reasons).toEqual([...new Set(reasons)]);
      expect(fixes).toEqual([...new Set(fixes)]);
    }
    const line = out.split('\n').find((each) => each.includes('example.net')) ?? '';
    const sentences = line.split(/(?<=[.。])\s*/);
    expect(sentences.length).toBeGreaterThan(5);
    expect(sentences).toEqual([...new Set(sentences)]);
  },
);

it('fails a server whose cell says that no EIP is bound, and asks for one of which nothing is said', async () => {
  const input = join(folder, 'eip.csv');
  const server = (id: string, eip: string) =>
    `${id}.com,示例网,示例有限公司,${id},ECS,cn-north-4,包年,${eip}`;
  writeFileSync(
    input,
    `域名,网站名称,主体名称,服务器,产品,区域,计费模式,公网IP\n${server('a', '未绑定')}\n${server('b', '－')}\n`,
  );
  const { items } = JSON.parse((await icp(['assess', '--sheet', input, '-f', 'json'])).out);
  const bound = items.map(({ findings }: { findings: { rule: string; outcome: string }[] }) =>
    findings.filter(({ rule }) => rule === 'server/eip-bound').map(({ outcome }) => outcome),
  );
  expect(bound).toEqual([['fail'], ['unknown']]);
});

it('names the columns that collect does not read by their headings', async () => {
  const input = join(folder, 'not-read.csv');
  writeFileSync(input, '域名,备注列,到期日期,到期时间\nexample.com,x,2027-09-30,2028-01-01\n');
  const { unread } = JSON.parse((await icp(['collect', 'sheet', input])).out);
  expect(unread).toEqual(['备注列', '到期时间']);
});

it('says how a province may be written where a cell names none, or two', async () => {
  const input = join(folder, 'provinces.csv');
  const row = (name: string, province: string) => `${name}.cn,海棠家居有限公司,企业,${province}\n`;
  writeFileSync(
    input,
    `域名,主体名称,主体性质,省份\n${row('a', '火星')}${row('b', '广东/广西')}${row('c', '粤')}`,
  );
  const { err } = await icp(['assess', '--sheet', input, '--lang', 'zh-CN']);
  const said = err.split('\n').filter((line) => line.includes('省份'));
  const told = '省份：应为一个省份的名称或代码，例如广东或 CN-GD（D 列）';
  expect(said.map((line) => line.replace(/^.*provinces\.csv/, ''))).toEqual([
    `:2:4: ${told}`,
    `:3:4: ${told}`,
  ]);
});

it('writes a sheet beside its input, and says what it replaces or does not write', async () => {
  const own = mkdtempSync(join(folder, 'forms-'));
  writeFileSync(join(own, 'both.csv'), '域名\nexample.com\n');
  writeFileSync(join(own, 'both.xlsx'), await xlsxOf([['域名'], ['example.net']]));
  writeFileSync(join(own, 'both.txt'), '域名,备注\nexample.org,\n');
  const judge = (name: string, ...more: string[]) => icp(['assess', '--sheet', name, ...more], { cwd: own });
  expect((await judge('both.csv')).err).not.toContain('in place of');
  for (const name of ['both.xlsx', 'both.txt'])
    expect((await judge(name)).err).toContain('wrote both.judged.csv, in place of the file that was there');
  const judged = readdirSync(own).filter((name) => name.includes('judged'));
  expect(judged).toEqual(['both.judged.csv']);
  expect(readFileSync(join(own, 'both.judged.csv'), 'utf8')).toContain('example.org');
  const stdin = async () => Buffer.from('域名\nexample.com\n');
  const alone = await icp(['assess', '--sheet', '-'], { cwd: own, stdin });
  expect(alone.err).toContain('no judged sheet is written: name one with --out FILE');
  expect((await icp(['assess', '--sheet', '-', '-q'], { cwd: own, stdin })).err).toBe('');
});

it.each(['\t', ';', '|', ','])('reads a short sheet of two columns that %j parts', async (separator) => {
  const input = join(folder, `short-${separator.charCodeAt(0)}.csv`);
  writeFileSync(input, `域名${separator}到期日期\nexample.com${separator}2026-01-01\n`);
  const { out } = await icp(['assess', '--sheet', input, '-f', 'json']);
  expect(JSON.parse(out).items[0]).toMatchObject({ subject: 'example.com', verdict: 'not-ready' });
});

it('reads below a title and behind numbers; a row with its number alone is kept and not judged', async () => {
  const input = join(folder, 'titled.csv');
  writeFileSync(
    input,
    '域名清单（华东、华南）,,\n序号,域名（必填）,到期日期*\n1,example.com,2026-01-01\n2,,\n合计：1,,\n小计,1 个,－\n',
  );
  const { status, out, err } = await icp(['assess', '--sheet', input, '--out', `${input}.out`]);
  expect([status, err]).toEqual([1, expect.not.stringContaining('names no domain')]);
  expect(out).toContain('1 judged: 0 ready, 0 undecided, 1 not ready');
  expect(out).not.toContain('could not be read');
  const lines = readFileSync(`${input}.out`, 'utf8')
    .split('\n')
    .filter((line) => line !== '');
  expect(lines[0]).toBe('域名清单（华东、华南）,,');
  expect(lines[1]).toBe('序号,域名（必填）,到期日期*,verdict,reasons,fix,ready on');
  expect(lines.slice(-3)).toEqual(['2,,,,,,', '合计：1,,,,,,', '小计,1 个,－,,,,']);
  const collected = JSON.parse((await icp(['collect', 'sheet', input])).out);
  expect(JSON.stringify(collected)).toContain('"name":"example.com"');
  expect(JSON.stringify(collected)).not.toContain('合计');
});

it('never writes over its input', async () => {
  const input = join(folder, 'same.csv');
  writeFileSync(input, '域名\nexample.com\n');
  expect((await icp(['assess', '--sheet', input, '--out', input])).status).toBe(2);
  expect(readFileSync(input, 'utf8')).toBe('域名\nexample.com\n');
});

it.each([
  ['a,b\n1,2\n', 'no row of headings'],
  ['记录类型,主机记录,记录值\nA,@,203.0.113.9\n', 'an export of DNS records'],
])('says of %j why it cannot be judged', async (text, said) => {
  const input = join(folder, 'none.csv');
  writeFileSync(input, text);
  const { status, err } = await icp(['assess', '--sheet', input]);
  expect({ status, told: err.includes(said) }).toEqual({ status: 2, told: true });
});

it('reads every row of a long sheet once, whatever stands in its cells', async () => {
  const input = join(folder, 'long.csv');
  const rows = Array.from({ length: 12_001 }, (_, row) => `d${row}.com,"${row % 3 === 0 ? 'a\nb' : 'c'}"`);
  writeFileSync(input, `域名,备注\n${rows.join('\n')}`);
  const { out, err } = await icp(['assess', '--sheet', input, '--out', `${input}.out`, '-q']);
  expect(err).toBe('');
  expect(out).toContain('12001 judged: 0 ready, 12001 undecided');
  expect(out).toContain('long.csv:16002  d12000.com');
});

it('writes rows that a reader of CSV takes for what they were, with every separator and end of line', () => {
  const signs = fc.constantFrom('"', ',', ';', '\t', '|', '\n', '\r', ' ', '=', '-', '域', 'a', '1');
  const rows = fc.array(
    fc.array(
      fc.array(signs).map((each) => each.join('')),
      { minLength: 3, maxLength: 3 },
    ),
    {
      minLength: 1,
    },
  );
  const forms = fc.record({
    separator: fc.constantFrom(',', ';', '\t', '|'),
    newline: fc.constantFrom('\n', '\r\n'),
  });
  fc.assert(
    fc.property(rows, forms, (written, form) => {
      const lines = linesIn({ encoding: 'utf-8', ...form });
      for (const cells of written) lines.add(cells);
      const { data } = Papa.parse<string[]>(new TextDecoder().decode(lines.take()), {
        delimiter: form.separator,
        newline: form.newline,
      });
      const cells = data.slice(0, -1).map((row) => row.map((cell) => cell.replace(/^'(?=[=+\-@\t\r])/, '')));
      expect(cells).toEqual(written);
    }),
    { numRuns: 200 },
  );
});

it('writes a row as it would be written alone, whatever stood in the one before', () => {
  const rows = fc.array(fc.array(fc.constantFrom('', 'a', '=b', 'c,d', '"', '域'), { maxLength: 5 }));
  const form = { encoding: 'utf-8', separator: ',', newline: '\n' } as const;
  const linesOf = (cells: readonly (readonly string[])[]) => {
    const lines = linesIn(form);
    for (const row of cells) lines.add(row);
    return new TextDecoder().decode(lines.take());
  };
  fc.assert(
    fc.property(rows, (written) => {
      expect(linesOf(written)).toBe(written.map((row) => linesOf([row])).join(''));
    }),
    { numRuns: 500 },
  );
});

it.each([
  ['absent/out.csv', 'the folder does not exist', '文件夹不存在'],
  ['absent/deeper/out.csv', 'the folder does not exist', '文件夹不存在'],
  ['unwritten.csv/out.csv', 'the folder does not exist', '文件夹不存在'],
  ['.', 'this is a folder; name a file', '这是文件夹；请指定文件'],
  ['judged.xlsx', 'a judged sheet is CSV; name a file that ends in .csv', '判断结果表为 CSV'],
  ['judged.XLS', 'a judged sheet is CSV', '判断结果表为 CSV'],
  ['judged.ods', 'a judged sheet is CSV', '判断结果表为 CSV'],
  ['absent/judged.et', 'a judged sheet is CSV', '判断结果表为 CSV'],
])('says why the judged sheet cannot be written to %s, before it judges', async (to, english, chinese) => {
  const input = join(folder, 'unwritten.csv');
  writeFileSync(input, '域名\nexample.com\n');
  const before = readdirSync(folder);
  for (const [language, said] of [['en', english] as const, ['zh-CN', chinese] as const]) {
    const args = ['assess', '--sheet', input, '--out', join(folder, to), '--lang', language];
    const { status, out, err } = await icp(args);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(said);
    expect(err).not.toMatch(/E[A-Z]{4,}/);
  }
  expect(readdirSync(folder)).toEqual(before);
});

it.runIf(existsSync('/dev/full'))('says that the disk is full', async () => {
  const input = join(folder, 'unwritten.csv');
  writeFileSync(input, '域名\nexample.com\n');
  const { status, err } = await icp(['assess', '--sheet', input, '--out', '/dev/full']);
  expect({ status, told: err.includes('/dev/full: the disk is full') }, err).toEqual({
    status: 2,
    told: true,
  });
});

it('has another name until it is whole, and is taken away if the program is stopped', async () => {
  const input = join(folder, 'stopped.csv');
  writeFileSync(input, `域名\n${'example.com\n'.repeat(500)}`);
  const out = `${input}.out`;
  writeFileSync(out, 'of the last time');
  const seen: unknown[] = [];
  let stop = () => {};
  const { status } = await icp(['assess', '--sheet', input, '--out', out], {
    onStop: (undo) => {
      stop = undo;
      return () => {
        stop = () => seen.push('nothing to undo');
      };
    },
    out: async () => {
      if (seen.length > 0) return;
      seen.push(existsSync(`${out}.part`), readFileSync(out, 'utf8'));
      stop();
      seen.push(existsSync(`${out}.part`));
      throw new Error('stopped');
    },
  });
  stop();
  expect({ status, seen }).toEqual({
    status: 2,
    seen: [true, 'of the last time', false, 'nothing to undo'],
  });
  expect([readFileSync(out, 'utf8'), existsSync(`${out}.part`)]).toEqual(['of the last time', false]);
});

it('leaves nothing that looks whole where it fails midway', async () => {
  const input = join(folder, 'failed.csv');
  writeFileSync(input, '域名\nexample.com\n');
  const { status, err } = await icp(['assess', '--sheet', input], {
    out: async () => {
      throw new Error('the disk is full');
    },
  });
  expect({ status, told: err.includes('the disk is full') }).toEqual({ status: 2, told: true });
  expect(readdirSync(folder).filter((name) => name.startsWith('failed'))).toEqual(['failed.csv']);
});

it('writes through a link, which stays one', async () => {
  const input = join(folder, 'linked.csv');
  writeFileSync(input, '域名\nexample.com\n');
  symlinkSync('elsewhere.csv', join(folder, 'link.csv'));
  await icp(['assess', '--sheet', input, '--out', join(folder, 'link.csv')]);
  expect(lstatSync(join(folder, 'link.csv')).isSymbolicLink()).toBe(true);
  expect(readFileSync(join(folder, 'elsewhere.csv'), 'utf8')).toContain('example.com,UNDECIDED');
});

it.each(['SIGINT', 'SIGTERM', 'SIGHUP'] as const)(
  'is undone at %s, which then ends the program',
  (signal) => {
    const program = `const { thisWorld } = await import('./cli/world.ts');
    thisWorld().onStop(() => process.stdout.write('forgotten '))();
    thisWorld().onStop(() => process.stdout.write('undone'));
    process.kill(process.pid, '${signal}');
    await new Promise((resolve) => setTimeout(resolve, 60_000));`;
    const ended = spawnSync(process.execPath, ['--input-type=module', '-e', program], { encoding: 'utf8' });
    expect(ended).toMatchObject({ signal, stdout: 'undone' });
  },
);

it('writes what Node reads, of every encoding', () => {
  const text = fc.string({ unit: 'grapheme' }).map((each) => each.replace(/\ufeff/g, ''));
  fc.assert(
    fc.property(text, fc.constantFrom(...ENCODINGS), (each, encoding) => {
      expect(new TextDecoder(encoding).decode(encoded(each, encoderOf(encoding)))).toBe(each);
    }),
    { numRuns: 300 },
  );
});

it('writes what was found below its headings, and behind it cells that have none', async () => {
  const input = join(folder, 'wide.csv');
  writeFileSync(input, '域名,备注\nexample.com,一,二,三\nexample.net,一\nexample.org\n');
  await icp(['assess', '--sheet', input, '--out', `${input}.out`]);
  const { data } = Papa.parse<string[]>(readFileSync(`${input}.out`, 'utf8').trimEnd());
  const [headings, ...rows] = data;
  expect(headings).toEqual(['域名', '备注', 'verdict', 'reasons', 'fix', 'ready on']);
  for (const row of rows) expect(row[2]).toMatch(/^(?:UNDECIDED|NOT READY)$/);
  expect(rows.map((row) => row.slice(6))).toEqual([['二', '三'], [], []]);
});

it('judges one sheet: another is refused', async () => {
  const { status, err } = await icp(['assess', '--sheet', 'a.csv', '--sheet', 'b.csv']);
  expect(status).toBe(2);
  expect(err).toContain('--sheet: only one file can be named');
});

it('writes the whole sheet though nobody reads the report to its end', async () => {
  const input = join(folder, 'unread.csv');
  const rows = Array.from({ length: 4000 }, (_, row) => `example-${row}.com`);
  writeFileSync(input, `域名\n${rows.join('\n')}\n`);
  const child = spawn(process.execPath, ['cli/main.ts', 'assess', '--sheet', input, '-f', 'json'], {
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  child.stdout.once('data', () => child.stdout.destroy());
  const [err, [status]] = await Promise.all([streamText(child.stderr), once(child, 'exit')]);
  expect(status).toBe(0);
  expect(err).toMatch(/^wrote .*unread\.judged\.csv\n$/);
  const written = readFileSync(join(folder, 'unread.judged.csv'), 'utf8').trimEnd();
  expect(Papa.parse(written).data).toHaveLength(1 + rows.length);
});

it('clears its progress before a line of the report on the same terminal', async () => {
  const input = join(folder, 'progress.csv');
  writeFileSync(input, `域名\n${'example.com\n'.repeat(5)}`);
  let [now, printed] = [0, ''];
  const print = (told: string | Uint8Array) => {
    printed += textOf(told);
  };
  await icp(['assess', '--sheet', input, '--out', `${input}.out`], {
    now: () => {
      now += 1000;
      return now;
    },
    terminal: { out: true, err: true, columns: 80 },
    out: async (told) => print(told),
    err: print,
  });
  expect(printed).toContain('1 judged, ');
  // Every line that is shown begins behind the last sign that clears one.
  const shown = printed.split('\n').map((line) => line.slice(line.lastIndexOf('\u001b[K') + 1));
  expect(shown.filter((line) => /judged, \d+ %.*example/.test(line))).toEqual([]);
  expect(shown.filter((line) => line.includes('example.com')).length).toBe(5);
});

describe('what cannot be read of a row', () => {
  const told = async (name: string, text: string, ...more: string[]) => {
    const input = join(folder, name);
    writeFileSync(input, text);
    const { err } = await icp(['assess', '--sheet', input, '--out', `${input}.out`, ...more]);
    return { err, written: readFileSync(`${input}.out`, 'utf8') };
  };

  it.each([
    ['过期时间', '已过期'],
    ['Expiry Date', 'soon'],
    ['是否实名', '大概'],
    ['到期时间(年/月)', '{x} 之后'],
    ['付费方式', '看情况'],
    ['主办单位性质', '船'],
  ])('is told by the heading of the sheet: %s', async (heading, cell) => {
    const text = `域名,${heading}\nexample.com,${cell}\n`;
    const chinese = await told('cell.csv', text, '--lang', 'zh-CN');
    for (const said of Object.values(chinese))
      expect(said).toContain(`“${heading}”列的单元格“${cell}”无法理解`);
    const english = await told('cell.csv', text);
    expect(english.err).toContain(`the cell "${cell}" in the column "${heading}" was not understood`);
  });

  it.each([
    [
      '主体性质',
      '律师事务所',
      '，应为：企业、个人、事业单位、党政机关、社会组织',
      '; expected: enterprise, individual, ',
    ],
    [
      '备案状态',
      '已驳回',
      '，应为：未备案、备案中、已备案、已在其他接入商备案',
      '; expected: not filed, in progress, ',
    ],
    ['计费模式', '看情况', '，应为：包年/包月、按需计费', '; expected: yearly/monthly, pay-per-use'],
    ['实名认证', '大概', '，应为：是、否', '; expected: yes, no'],
    ['是否解析', '也许', '，应为：是、否', '; expected: yes, no'],
    [
      '到期日期',
      '永久',
      '，应为：存在的日期，例如 2027-09-30',
      '; expected: an existing date such as 2027-09-30',
    ],
    [
      '状态',
      '96天后',
      '，应为：域名状态，例如正常、clientHold',
      '; expected: statuses such as ok, clientHold',
    ],
    ['IANA编号', '阿里云', '，应为：编号，例如 1599', '; expected: a number such as 1599'],
  ])('under %s is told with what may stand there: %s', async (heading, cell, chinese, english) => {
    const text = `域名,服务器,主体名称,${heading}\nexample.com,e1,某某,${cell}\n`;
    for (const said of Object.values(await told('expected.csv', text, '--lang', 'zh-CN')))
      expect(said).toContain(`“${heading}”列的单元格“${cell}”无法理解${chinese}`);
    expect((await told('expected.csv', text)).err).toContain(`was not understood${english}`);
  });

  it.each([
    ['主体性质', WORDS['entity-kind']],
    ['备案状态', WORDS['filing-status']],
    [
      '计费模式',
      { a: { en: 'yearly/monthly', 'zh-CN': '包年/包月' }, b: { en: 'pay-per-use', 'zh-CN': '按需计费' } },
    ],
    ['实名认证', { a: { en: 'yes', 'zh-CN': '是' }, b: { en: 'no', 'zh-CN': '否' } }],
  ])('is nothing of what is told to stand under %s', async (heading, words) => {
    const cells = Object.values(words).flatMap((word) => Object.values(word));
    const rows = cells.map((cell, at) => `example-${at}.com,某某,${cell}`);
    const { err } = await told('accepted.csv', `域名,主体名称,${heading}\n${rows.join('\n')}\n`);
    expect(err).not.toContain('understood');
  });

  it.each([
    ['网址', 'not_a_domain', '网址：应为可注册的域名'],
    ['域名（必填）', 'not_a_domain', '域名（必填）：应为可注册的域名'],
    ['域名,所属注册商', `example.com,${'长'.repeat(400)}`, '所属注册商：不得超过'],
    ['域名,公司名称', `example.com,${'长'.repeat(201)}公司`, '公司名称：不得超过'],
    ['域名,产品,主体名称,网站名称', 'example.com,ecs,某某公司,某站', '区域：缺少该字段'],
    ['域名,产品,主体名称,网站名称', 'example.com,ecs,某某公司,某站', '服务器：缺少该字段'],
    ['域名,产品,主体名称,网站名称', 'example.com,ecs,某某公司,某站', '计费模式：应为以下之一'],
    ['域名,主体名称,网站名称,省份', 'example.com,某某公司,某站,火星', '省份：应为'],
  ])('a fault under %s in %s is told by the heading', async (headings, row, said) => {
    const { err, written } = await told('fault.csv', `${headings}\n${row}\n`, '--lang', 'zh-CN');
    expect(err).toContain(`: ${said}`);
    expect(written).toContain(said);
    expect(`${err}${written}`).not.toMatch(/servers|websites|entity|registrar|ianaId/);
  });

  it.each([
    ['备注,网址', 'x,not_a_domain', ':2:2: 网址：应为可注册的域名', '（B 列）'],
    ['域名,主体名称', ',某某公司', ':2:1: 该行的“域名”列没有域名', '（A 列）'],
    ['域名,注册商,IANA编号', 'example.com,阿里,0', ':2:3: IANA编号：', '（C 列）'],
    ['域名,主体名称,EIP,产品', 'example.com,某某公司,不是地址,ecs', ':2:3: EIP：', '（C 列）'],
    [
      '域名,主体名称,产品,公网IP,区域,计费模式,开通时间,服务器到期日',
      'example.com,某某公司,ecs,203.0.113.9,cn-north-4,包年,2026-01-01,2026-13-40 x',
      ':2:8: 服务器到期日：',
      '（H 列）',
    ],
    [`${'a,'.repeat(27)}域名`, `${','.repeat(27)}not_a_domain`, ':2:28: 域名：', '（AB 列）'],
  ])('is told by its row, its column and its heading: %s', async (headings, row, place, column) => {
    const sheet = await told('place.csv', `${headings}\n${row}\n`, '--lang', 'zh-CN');
    const manifest = join(folder, 'place.yaml');
    writeFileSync(manifest, 'entity: { kind: enterprise, name: 某某公司 }\ninclude:\n  - sheet: place.csv\n');
    const included = await icp(['assess', manifest, '--lang', 'zh-CN']);
    for (const { err } of [sheet, included])
      expect(err.split('\n')).toContainEqual(
        expect.stringMatching(new RegExp(`place\\.csv${place}.*${column}$`)),
      );
  });

  it('is told by the usual heading where the sheet has no such column, in English too', async () => {
    const { err } = await told('none.csv', '域名,产品,主体名称,网站名称\nexample.com,ecs,某某公司,某站\n');
    expect(err).toContain('region: This field is required.');
    expect(err).toContain('billing mode: Expected one of');
  });
});

describe('a sheet that was judged before', () => {
  const OURS = {
    en: ['verdict', 'reasons', 'fix', 'ready on'],
    'zh-CN': ['结论', '原因', '办法', '可就绪日期'],
  };
  const judge = async (input: string, language: 'en' | 'zh-CN') => {
    const out = `${input}.${language}.csv`;
    await icp(['assess', '--sheet', input, '--out', out, '--lang', language]);
    const { text = '' } = decode(readFileSync(out)) ?? {};
    return { out, text, rows: Papa.parse<string[]>(text.trimEnd()).data };
  };
  const LINES = [
    ['域名', '到期日期', '备注'],
    ['example.com', '2026-01-01', '两行\n备注', '背后'],
    ['not a name'],
    ['', '', '只有备注'],
    ['example.net', '2036-01-01', '=1+1'],
  ];

  it.each([...ENCODINGS, 'xlsx'] as const)(
    'has what is found in place of what was found: %s',
    async (form) => {
      const file = join(folder, `again-${form}`);
      if (form === 'xlsx') writeFileSync(file, await xlsxOf(LINES));
      else {
        const mark = form.startsWith('utf-16') ? '\ufeff' : '';
        writeFileSync(file, encoded(`${mark}${Papa.unparse(LINES)}`, encoderOf(form)));
      }
      const first = await judge(file, 'en');
      const second = await judge(first.out, 'en');
      expect(second.text).toBe(first.text);
      const chinese = await judge(second.out, 'zh-CN');
      // Rows of XLSX are as wide as the widest.
      expect(chinese.rows[0]?.filter((each) => each !== '')).toEqual([
        '域名',
        '到期日期',
        '备注',
        ...OURS['zh-CN'],
      ]);
      expect(chinese.text).toBe((await judge(file, 'zh-CN')).text);
      expect((await judge(chinese.out, 'en')).text).toBe(first.text);
    },
  );

  it.each(LANGUAGES)(
    'that a person has gone on with: columns before, behind and between stay (%s)',
    async (of) => {
      const [verdict = '', reasons = '', fix = '', readyOn = ''] = OURS[of];
      for (const [at, headings] of [
        ['域名', verdict, reasons, fix, readyOn, '备注'],
        [readyOn, '备注', fix, '域名', verdict, '客户经理', reasons],
      ].entries()) {
        const input = join(folder, `gone-on-${of}-${at}.csv`);
        const row = headings.map((name) => (name === '域名' ? 'example.com' : `旧的${name}`));
        writeFileSync(input, Papa.unparse([headings, row]));
        const { rows } = await judge(input, 'en');
        const [told = [], cells = []] = rows;
        expect(told).toEqual(headings.map((name) => OURS.en[OURS[of].indexOf(name)] ?? name));
        expect(cells[told.indexOf('verdict')]).toBe('UNDECIDED');
        expect(cells.filter((cell) => cell.startsWith('旧的'))).toEqual(
          headings.filter((name) => !['域名', ...OURS[of]].includes(name)).map((name) => `旧的${name}`),
        );
      }
    },
  );

  it('keeps one of several runs', async () => {
    const input = join(folder, 'several.csv');
    const headings = ['域名', ...OURS.en, '备注', ...OURS['zh-CN'], ...OURS.en];
    writeFileSync(
      input,
      Papa.unparse([headings, headings.map((_, at) => (at === 0 ? 'example.com' : `${at}`))]),
    );
    const { rows } = await judge(input, 'zh-CN');
    expect(rows[0]).toEqual(['域名', ...OURS['zh-CN'], '备注']);
    expect(rows[1]).toEqual(['example.com', '待确认', expect.any(String), expect.any(String), '', '5']);
  });

  it.each([
    ['备注', 'verdict'],
    ['结论', '原因', '办法'],
    ['verdict', 'reasons', 'fix', 'ready_on'],
    ['Verdict', 'Reasons', 'Fix', 'Ready on'],
    ['verdict', '原因', 'fix', '可就绪日期'],
    ['verdict', 'reasons', 'reasons', 'fix', 'ready on'],
  ])('columns that are not all ours are a person’s own: %s %s', async (...own) => {
    const input = join(folder, 'own.csv');
    writeFileSync(
      input,
      Papa.unparse([
        ['域名', ...own],
        ['example.com', ...own.map(() => '自己的')],
      ]),
    );
    const { rows } = await judge(input, 'en');
    expect(rows[0]).toEqual(['域名', ...own, ...OURS.en]);
    expect(rows[1]?.slice(1, 1 + own.length)).toEqual(own.map(() => '自己的'));
  });
});

describe('of columns that mean the same', () => {
  const noted = async (headings: string, args: (file: string) => string[]) => {
    const file = join(folder, 'doubled.csv');
    const cells = headings
      .split(',')
      .map((_, at) => ['example.com', '2036-01-01', '备注'][at] ?? '2026-01-01');
    writeFileSync(file, `${headings}\n${cells.join(',')}\n`);
    const { status, err } = await icp(args(file));
    const lines = err.split('\n').filter((line) => line !== '');
    return { status, notes: lines.map((line) => line.replace(/^.*doubled\.csv/, '')) };
  };
  const assess =
    (...more: string[]) =>
    (file: string) => ['assess', '--sheet', file, '--out', `${file}.out`, '-q', ...more];

  it.each([
    [
      '域名,到期日期,备注,Expiry date',
      [':1:4: the column "Expiry date" (D) is not read: "到期日期" (B) means the same, and is read'],
    ],
    [
      '域名,到期日期,备注,网址,域名（必填）',
      [
        ':1:4: the column "网址" (D) is not read: "域名" (A) means the same, and is read',
        ':1:5: the column "域名（必填）" (E) is not read: "域名" (A) means the same, and is read',
      ],
    ],
    [
      'domain,expires,备注,域名到期日期',
      [':1:4: the column "域名到期日期" (D) is not read: "expires" (B) means the same, and is read'],
    ],
    ['域名,到期日期,备注,服务器到期日期', []],
    ['域名,到期日期,备注,备注', []],
  ])('it is told which one is read: %s', async (headings, notes) => {
    expect(await noted(headings, assess())).toEqual({ status: 0, notes });
    expect((await noted(headings, (file) => ['collect', 'sheet', file])).notes).toEqual(notes);
  });

  it('it is told in Chinese, and of a sheet that a manifest includes', async () => {
    const said = [':1:4: 未读取“网址”列（D）：“域名”列（A）含义相同，以其为准'];
    expect((await noted('域名,到期日期,备注,网址', assess('--lang', 'zh-CN'))).notes).toEqual(said);
    const manifest = join(folder, 'doubled.yaml');
    writeFileSync(
      manifest,
      'entity: { kind: enterprise, name: 某某公司 }\ninclude:\n  - sheet: doubled.csv\n',
    );
    for (const args of [['assess'], ['calendar'], ['explain', 'domain/registration-valid']]) {
      const { err } = await icp([...args, manifest, '--lang', 'zh-CN']);
      expect(err.trimEnd().replace(/^.*doubled\.csv/, ''), args[0]).toBe(said[0]);
    }
  });
});

describe('columns that nobody reads', () => {
  const noted = async (headings: string, ...more: string[]) => {
    const file = join(folder, 'strange.csv');
    writeFileSync(file, `${headings}\nexample.com\n`);
    const { err } = await icp(['assess', '--sheet', file, '--out', join(folder, 'strange.out'), ...more]);
    return err
      .split('\n')
      .flatMap((line) => (line.includes('strange.csv:') ? [line.replace(/^.*strange\.csv/, '')] : []));
  };

  it('are told in one line, but for blank ones and those that an earlier run has added', async () => {
    const headings = '域名,负责人,,"备注\n(内部)",结论,原因,办法,可就绪日期';
    expect(await noted(headings)).toEqual([':1: columns that are not read: "负责人" (B), "备注 (内部)" (D)']);
    expect(await noted(headings, '--lang', 'zh-CN')).toEqual([
      ':1: 未读取的列：“负责人”（B）、“备注 (内部)”（D）',
    ]);
    expect(await noted('域名,到期日期')).toEqual([]);
    expect(await noted(headings, '-q')).toEqual([]);
  });

  it('are ten at most, and how many more', async () => {
    const headings = ['域名', ...Array.from({ length: 13 }, (_, at) => `甲${at}`), '长'.repeat(100)].join(
      ',',
    );
    const [told = '', ...others] = await noted(headings);
    expect(others).toEqual([]);
    expect(told).toMatch(/"甲9" \(K\), and 4 more$/);
  });

  it('are named by their beginning where they are long', async () => {
    expect(await noted(`域名,${'长'.repeat(100)}`)).toEqual([
      `:1: columns that are not read: "${'长'.repeat(40)}…" (B)`,
    ]);
  });
});

it('counts the rows that could not be read, not what is wrong with them', async () => {
  const file = join(folder, 'faults.csv');
  writeFileSync(
    file,
    '域名,到期日期,是否实名\nexample.cn,昨天,大概\nexample.net,昨天,大概\nexample.com,2036-01-01,是的\n',
  );
  const args = ['assess', '--sheet', file, '--out', `${file}.out`];
  expect((await icp(args)).out).toContain('1 judged: 0 ready, 1 undecided, 0 not ready; 2 could not be read');
  expect((await icp([...args, '--lang', 'zh-CN'])).out).toContain('；2 项无法读取');
});

describe('a sheet that is written to standard output', () => {
  it.each(ENCODINGS)(
    'is the one that a file would hold, byte for byte; the report goes beside it: %s',
    async (encoding) => {
      const input = join(folder, `streamed-${encoding}.csv`);
      writeFileSync(input, encoded(`${encoding === 'gb18030' ? '' : '\ufeff'}${LIST}`, encoderOf(encoding)));
      const named = await icp(['assess', '--sheet', input, '--out', `${input}.out`, '-q']);
      const parts: Uint8Array[] = [];
      const cwd = mkdtempSync(join(tmpdir(), 'icp-stream-'));
      const world = { cwd, out: async (told: string | Uint8Array) => void parts.push(Buffer.from(told)) };
      const streamed = await icp(['assess', '--sheet', input, '--out', '-', '-q'], world);
      expect(Buffer.concat(parts).equals(readFileSync(`${input}.out`))).toBe(true);
      expect(streamed).toMatchObject({ status: 2, out: '' });
      expect(streamed.err.split('\n').sort()).toEqual(
        `${named.out}${named.err}`.split('\n').concat('').sort().slice(1),
      );
      expect(readdirSync(cwd)).toEqual([]);
    },
  );

  it('goes through a pipe', () => {
    const args = ['cli/main.ts', 'assess', '--sheet', '-', '--out', '-', '--lang', 'zh-CN'];
    const ran = spawnSync(process.execPath, args, {
      input: '域名,到期日期\nexample.com,2020-01-01\n',
      encoding: 'utf8',
    });
    expect(ran.stdout).toMatch(/^域名,到期日期,结论,原因,办法,可就绪日期\nexample\.com,2020-01-01,未就绪,/);
    expect(ran.stderr).toContain('共判断 1 项');
  });

  it('leaves no place for a report of another form', async () => {
    const { status, out, err } = await icp(['assess', '--sheet', 'x.csv', '--out', '-', '-f', 'json']);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain('--format: this cannot be combined with --out -');
  });
});

it('asks what a website is called that no column names, and judges no domain in the place of its name', async () => {
  const input = join(folder, 'unnamed.csv');
  const row = 'example.com,海棠家居有限公司,ecs-1,ECS,华北-北京四,包年包月';
  writeFileSync(input, `域名,主办单位,服务器ID,产品,区域,计费模式\n${row}\n`);
  const { out } = await icp(['assess', '--sheet', input, '--out', `${input}.out`, '--format', 'json']);
  const [{ verdict, findings, openQuestions, request }] = JSON.parse(out).items;
  const ofName = findings.filter(({ rule }: { rule: string }) => rule.startsWith('website/name-'));
  expect(verdict).toBe('undecided');
  expect(ofName.filter(({ outcome }: { outcome: string }) => outcome === 'fail')).toEqual([]);
  expect(openQuestions).toContainEqual(
    expect.objectContaining({ fact: 'website.name', subject: { kind: 'website', id: 'example.com' } }),
  );
  expect(request.websites).toEqual([{ domains: [{ name: 'example.com' }] }]);
  expect(readFileSync(`${input}.out`, 'utf8')).toContain('What will the website be called in the filing?');
});

describe('a workbook of several sheets', () => {
  const file = join(folder, 'template.xlsx');
  const args = (manifest: string) => ({
    assess: ['assess', '--sheet', file, '--out', join(folder, 'template.out.csv')],
    collect: ['collect', 'sheet', file],
    include: ['assess', manifest],
  });

  it.each([
    ['en', 'template.xlsx: the sheet "备案台账" is read, and not "说明", "旧"\n'],
    ['zh-CN', 'template.xlsx: 已读取工作表“备案台账”；未读取：“说明”、“旧”\n'],
  ] as const)('says which is read, wherever it is read, in %s', async (lang, said) => {
    writeFileSync(
      file,
      await workbookOf([
        ['说明', [['填表说明'], ['请填写第二个工作表']]],
        [
          '备案台账',
          [
            ['域名', '网站名称'],
            ['example.com', '示例'],
          ],
        ],
        ['旧', [['域名'], ['example.net']]],
      ]),
    );
    const manifest = join(folder, 'template.yaml');
    const entity = 'entity: { kind: enterprise, name: 示例有限公司 }';
    writeFileSync(manifest, `${entity}\ninclude: [{ sheet: template.xlsx }]\n`);
    for (const each of Object.values(args(manifest))) {
      const { err, out } = await icp([...each, '--lang', lang]);
      expect(err.replace(`${folder}/`, '')).toContain(said);
      expect(out).toContain('example.com');
      expect(out).not.toContain('example.net');
    }
  });
});
