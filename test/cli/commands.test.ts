import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import ICAL from 'ical.js';
import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { COMMANDS } from '../../cli/commands/commands.ts';
import SCHEMA from '../../docs/schema/icp.schema.json' with { type: 'json' };
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import { icp } from '../../testing/cli.ts';

const fits = new Ajv2020({ strict: false, validateFormats: false }).compile(SCHEMA);

it('lists the rules, and tells one with its source', async () => {
  const all = JSON.parse((await icp(['rules'])).out).items;
  expect(all.length).toBeGreaterThan(40);
  const one = await icp(['rules', 'server/in-mainland', '-f', 'table', '--lang', 'zh-CN']);
  expect(one.out).toContain('服务器位于');
  expect((await icp(['rules', 'server/in-mainlnd'])).err).toContain('Did you mean "server/in-mainland"?');
});

it('tells the whole story of a finding', async () => {
  const { out } = await icp([
    'explain',
    'domain/registration-valid@amu-design.io',
    'examples/not-ready.json',
  ]);
  for (const part of ['2024-08-20', 'expired on 2026-11-01', 'not-ready.json:13:24', 'Planned: 2026-11-23'])
    expect(out).toContain(part);
  const missing = await icp(['explain', 'domain/registration-valid@example.com', 'examples/not-ready.json']);
  expect(missing).toMatchObject({ status: 2 });
  expect(missing.err).toContain('domain/registration-valid@amu-design.io');
});

it.each([
  [[], '2026-11-24'],
  [['--as-of', '2026-11-30'], '2026-11-30'],
])('tells of a finding the day in Shanghai that it is for: %j', async (args, day) => {
  const evening = { now: () => Date.parse('2026-11-23T16:00:00.123Z') };
  const story = ['explain', 'domain/registration-valid', 'examples/ready.json'];
  const body = JSON.parse(readFileSync('examples/ready.json', 'utf8'));
  const cwd = mkdtempSync(join(tmpdir(), 'icp-day-'));
  writeFileSync(join(cwd, 'a.json'), JSON.stringify({ ...body, asOf: undefined }));
  for (const lang of ['en', 'zh-CN']) {
    const { out } = await icp([...story.slice(0, 2), 'a.json', ...args, '--lang', lang], { ...evening, cwd });
    expect(out).toMatch(new RegExp(`(?:as of|截至) ${day}\n`));
  }
});

it('makes a calendar that a calendar program reads', async () => {
  const { out } = await icp([
    'calendar',
    'examples/ready.json',
    'examples/icp.yaml',
    '--as-of',
    '2026-11-23',
  ]);
  const events = new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent');
  const starts = events.map((event) => String(event.getFirstPropertyValue('dtstart')));
  expect(starts).toEqual(expect.arrayContaining(['2027-09-30', '2027-03-31']));
  expect(new Set(events.map((event) => event.getFirstPropertyValue('uid'))).size).toBe(events.length);
});

it('makes a calendar of a sheet that a manifest includes', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-calendar-'));
  writeFileSync(join(cwd, 'list.csv'), '域名,网站名称,到期日期\na.cn,甲,2027-01-02\nb.cn,乙,2027-03-04\n');
  const manifest = 'entity: { kind: enterprise, name: 某公司 }\ninclude: [{ sheet: list.csv }]\n';
  writeFileSync(join(cwd, 'icp.yaml'), manifest);
  const { status, out, err } = await icp(['calendar', 'icp.yaml'], { cwd });
  expect({ status, err }).toEqual({ status: 0, err: '' });
  const events = new ICAL.Component(ICAL.parse(out)).getAllSubcomponents('vevent');
  const days = events.map((event) => String(event.getFirstPropertyValue('dtstart')));
  expect(days).toEqual(['2027-01-02', '2027-03-04']);
});

describe.each([['calendar'], ['explain', 'domain/registration-valid']])('%s', (...command) => {
  it.each([
    ['entity: { kind: enterprise, nam: 示例 }', 'icp.yaml:1:34: entity/nam: This field is unknown'],
    [
      'entity: { kind: enterprise, name: 示例 }\nwebsites:\n  - name: 示例\n    domains:\n      - name: example.com\n        expiresOn: soon',
      'icp.yaml:6:20: websites/0/domains/0/expiresOn: Expected an existing date',
    ],
    ['entity: { kind: ship, name: 示例 }\nwebsites: []', 'icp.yaml:1:17: entity/kind'],
  ])('tells what is wrong with %j, and where', async (manifest, said) => {
    const cwd = mkdtempSync(join(tmpdir(), 'icp-faults-'));
    writeFileSync(join(cwd, 'icp.yaml'), manifest);
    const { err, status } = await icp([...command, 'icp.yaml'], { cwd });
    expect(status).toBe(2);
    expect(err).toContain(said);
  });
});

it('advises on a routing', async () => {
  const { out } = await icp(['advise', 'examples/routing.yaml']);
  expect(JSON.parse(out)).toMatchObject({ kind: 'routing-advice', advice: { filingRequired: true } });
});

it.each([
  ['collect', 'terraform', 'examples/plan.json', { servers: [{ region: 'ap-southeast-1' }] }],
  ['collect', 'sheet', 'examples/icp-list.csv', undefined],
  ['collect', 'whois', 'examples/whois.txt', { facts: { name: 'haitangjiaju.cn' } }],
  ['collect', 'rdap', 'examples/rdap.json', { facts: { expiresOn: '2027-08-13T04:00:00Z' } }],
])('collects: %s %s %s', async (...args) => {
  const expected = args.pop();
  const { out, status } = await icp(args.map(String));
  expect(status).toBe(expected === undefined ? 2 : 0);
  if (expected !== undefined) expect(JSON.parse(out)).toMatchObject(Object(expected));
});

it.each([
  ['{"objectClassName": }', 'rdap.json:1:21: malformed JSON'],
  [`${'['.repeat(1000)}${']'.repeat(1000)}`, 'nested too deeply'],
])('says why %.30s is no answer of RDAP, and where', async (text, said) => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-rdap-'));
  writeFileSync(join(cwd, 'rdap.json'), text);
  const { err, status } = await icp(['collect', 'rdap', 'rdap.json'], { cwd });
  expect(status).toBe(2);
  expect(err).toContain(said);
});

describe('collects the records of a DNS export', () => {
  const EXPORT =
    '记录类型,主机记录,解析线路,记录值,状态\nA,@,默认,203.0.113.9,启用\nCNAME,www,默认,a.example.net.,启用';
  const collect = (...more: string[]) => {
    const cwd = mkdtempSync(join(tmpdir(), 'icp-records-'));
    writeFileSync(join(cwd, 'records.csv'), EXPORT);
    return icp(['collect', 'sheet', 'records.csv', '--lang', 'en', ...more], { cwd });
  };

  it.each(['haitangjiaju.cn', 'HAITANGJIAJU.cn.'])('of the zone %s', async (zone) => {
    const { out, status } = await collect('--zone', zone);
    expect(status).toBe(0);
    expect(JSON.parse(out).records).toEqual([
      { host: 'haitangjiaju.cn', type: 'A', value: '203.0.113.9', place: '2' },
      { host: 'www.haitangjiaju.cn', type: 'CNAME', value: 'a.example.net', place: '3' },
    ]);
  });

  it('and says which hosts it cannot complete without one', async () => {
    const { out, err, status } = await collect();
    expect({ status, records: JSON.parse(out).records }).toEqual({ status: 2, records: [] });
    expect(err).toContain('records.csv:2:2');
  });

  it.each([
    'https://ann:hunter2@example.cn/shop?token=hunter2#hunter2',
    'http：／／ann：hunter2＠example.cn／shop？token=hunter2',
    '//ann:hunter2@example.cn/shop?a=b,hunter2',
    'example.cn/shop?token=hunter2',
    'ann:hunter2@example.cn/shop',
    'http://example.net/,https://ann:hunter2@example.cn/shop',
  ])('and keeps no secret of %s', async (address) => {
    const cwd = mkdtempSync(join(tmpdir(), 'icp-secrets-'));
    const website = address.includes('//') ? `商城 ${address}` : '商城';
    writeFileSync(join(cwd, 'list.csv'), `域名,网站名称,注册商\n"${address}","${website}",阿里云\n`);
    const { out, err } = await icp(['collect', 'sheet', 'list.csv'], { cwd });
    expect(out + err).not.toMatch(/hunter2|ann/);
    const [row] = JSON.parse(out).rows;
    expect([row.domain.name, row.evidence[0].subject]).toEqual([
      expect.stringContaining('example.cn/shop'),
      expect.stringContaining('example.cn/shop'),
    ]);
  });

  it('and refuses a zone that is no domain', async () => {
    expect((await collect('--zone', '@')).err).toContain('--zone');
  });
});

it('writes a manifest that fits its schema and can be judged', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-init-'));
  const answers = ['王海棠', '', 'wanghaitang.cn, example.com', '海棠的生活', ''];
  const { status, err } = await icp(['init'], { cwd, ask: async () => answers.shift() });
  expect({ status, err }).toMatchObject({ status: 0 });
  const text = readFileSync(join(cwd, 'icp.yaml'), 'utf8');
  expect(text).toMatch(/^# yaml-language-server: \$schema=\.\/icp\.schema\.json\n/);
  expect(fits(parse(text)) ? [] : fits.errors).toEqual([]);
  expect(parse(text).websites.map(({ name }: { name?: string }) => name)).toEqual(['海棠的生活', undefined]);
  expect(existsSync(join(cwd, 'icp.schema.json'))).toBe(true);
  expect((await icp(['assess', 'icp.yaml'], { cwd })).status).toBe(1);
  expect((await icp(['init'], { cwd })).err).toContain('--force');
});

it('writes a manifest to standard output, from where it can be judged', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-init-'));
  const who = ['--entity', '王海棠', '--entity-kind', 'individual'];
  const { status, out, err } = await icp(['init', '--out', '-', ...who, '--domain', 'a.cn'], { cwd });
  expect({ status, err, entity: parse(out).entity }).toEqual({
    status: 0,
    err: '',
    entity: { kind: 'individual', name: '王海棠' },
  });
  const judged = await icp(['assess', '-', '-f', 'table'], { cwd, stdin: async () => Buffer.from(out) });
  expect(judged).toMatchObject({ status: 1, err: '' });
  expect(readdirSync(cwd)).toEqual([]);
});

it.each([
  ['例子.中国', '例子.中国'],
  ['XN--FSQU00A.xn--fiqs8s', '例子.中国'],
  ['https://www.例子.公司.cn/路径', '例子.公司.cn'],
  ['bücher.example', 'bücher.example'],
  ['faß.de', 'faß.de'],
  ['海棠。网店', '海棠.网店'],
  ['नेटवर्क.भारत', 'नेटवर्क.भारत'],
  // 中·文 and a«b: their marks set names apart, so their own letters would not be read again.
  ['xn--uba3770bpwo.cn', 'xn--uba3770bpwo.cn'],
  ['xn--ab-zda.cn', 'xn--ab-zda.cn'],
])('writes %s into a manifest as people read it: %s', async (given, written) => {
  const of = async (domain: string) => {
    const { out } = await icp(['init', '--out', '-', '--entity', '某公司', '--domain', domain, '-q']);
    return out;
  };
  const manifest = await of(given);
  expect(parse(manifest).websites).toEqual([{ domains: [{ name: written }] }]);
  const judged = async (text: string) => {
    const stdin = async () => Buffer.from(text);
    return JSON.parse((await icp(['assess', '-', '--lang', 'en'], { stdin })).out);
  };
  const parsed = parseDomainName(given);
  const name = typeof parsed === 'object' ? parsed.name : '';
  const answer = await judged(manifest);
  expect(answer.request.websites[0].domains).toEqual([{ name }]);
  expect(answer.spellings).toBeUndefined();
});

it.each([
  ['.', 'this is a folder; name a file', '这是文件夹'],
  ['taken/icp.yaml', 'the folder does not exist', '文件夹不存在'],
  ['taken', 'the file exists; --force writes over it', '文件已存在'],
])('says why a manifest cannot be written to %s', async (out, english, chinese) => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-init-'));
  writeFileSync(join(cwd, 'taken'), 'kept');
  for (const [language, said] of [['en', english] as const, ['zh-CN', chinese] as const]) {
    const args = ['init', '--out', out, '--entity', 'x公司', '--domain', 'a.cn', '--lang', language];
    const { status, err } = await icp([...args, ...(out === 'taken' ? [] : ['--force'])], { cwd });
    expect({ status, told: err.includes(`${out}: ${said}`) }, err).toEqual({ status: 2, told: true });
  }
  expect([readdirSync(cwd), readFileSync(join(cwd, 'taken'), 'utf8')]).toEqual([['taken'], 'kept']);
});

it.each(Object.entries(COMMANDS))('%s writes no file of the name -', async (name, { load }) => {
  const { options } = await load();
  const cwd = mkdtempSync(join(tmpdir(), 'icp-stream-'));
  writeFileSync(join(cwd, 'a.csv'), '域名\na.cn\n');
  const written = Object.keys(options).filter((option) => ['out', 'state'].includes(option));
  const more = { assess: ['--sheet', 'a.csv'], init: ['--entity', 'x公司', '--domain', 'a.cn'] };
  for (const option of written) {
    const service = option === 'state' ? ['--service', 'http://127.0.0.1:9'] : [];
    const args = [...name.split(' '), ...(Object.entries(more).find(([of]) => of === name)?.[1] ?? [])];
    const { status, err } = await icp([...args, ...service, `--${option}`, '-'], { cwd });
    if (option === 'state')
      expect({ status, err }).toEqual({
        status: 2,
        err: expect.stringContaining('--state: expected a file'),
      });
    else expect({ status, file: err.includes('-: ') }).toEqual({ status: 0, file: false });
  }
  expect(readdirSync(cwd)).toEqual(['a.csv']);
});

it('asks a person again until something can be made of an answer, and names what may be answered', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-init-'));
  const answers = [
    '  ',
    '王海棠',
    'Ship',
    'goverment',
    'individual',
    '',
    'a.cn a_b',
    'a.cn www.a.cn A.CN',
    '',
  ];
  const asked: string[] = [];
  const ask = async (question: string) => {
    asked.push(question);
    return answers.shift();
  };
  const { status, err } = await icp(['init'], { cwd, ask, atTerminal: () => true });
  expect(status).toBe(0);
  expect(asked).toHaveLength(9);
  const said = [
    'expected a name',
    'expected one of: enterprise, individual, public-institution, government, social-organization; found "Ship"',
    'Did you mean "government"?',
    'expected a registrable domain name',
    'a_b: ',
  ];
  for (const each of said) expect(err).toContain(each);
  const written = parse(readFileSync(join(cwd, 'icp.yaml'), 'utf8'));
  expect(written).toMatchObject({ entity: { kind: 'individual', name: '王海棠' } });
  expect(written.websites).toEqual([{ domains: [{ name: 'a.cn' }] }]);
});

describe('what neither an option nor the name tells of an entity', () => {
  const init = (name: string, ...more: string[]) =>
    icp(['init', '--out', '-', '--entity', name, '--domain', 'a-b.cn', ...more]);

  it.each([
    ['深圳市财政局', 'government'],
    ['某市公安局某某分局', 'government'],
    ['国家税务总局某县税务局', 'government'],
    ['某某县住房和城乡建设局', 'government'],
    ['某某农民专业合作社', 'enterprise'],
    ['某某协会', 'social-organization'],
    ['某某基金会', 'social-organization'],
    ['某市人民医院', 'public-institution'],
    ['某某银行', 'enterprise'],
    ['某某中心（有限合伙）', 'enterprise'],
    ['某某公司（深圳）', 'enterprise'],
    ['Example Co., Ltd.', 'enterprise'],
  ])('is not asked where it ends so: %s', async (name, kind) => {
    const { status, out, err } = await init(name);
    expect({ status, err, entity: parse(out).entity }).toEqual({
      status: 0,
      err: '',
      entity: { kind, name },
    });
  });

  it.each([
    '示例大学',
    'ACME',
    '王海棠',
    '某某律师事务所',
    '某村村民委员会',
    '中国人民银行',
    '某某学校',
    '某某寺',
    '张学会',
    '李店',
    '深圳供电局',
    '某地港务局',
    '深圳市某局',
    '某某水库管理局',
    '长江水利委员会水文局',
    '中国人民银行杭州中心支行',
    '某某村股份经济合作社',
    '某某经济合作社',
  ])('is refused with the option that states it where nobody can be asked: %s', async (name) => {
    const { status, out, err } = await init(name);
    expect({ status, out }).toEqual({ status: 2, out: '' });
    expect(err).toContain(`--entity-kind: the name "${name}" does not tell what the entity is`);
    const chinese = (await init(name, '--lang', 'zh-CN')).err;
    expect(chinese).toContain(`--entity-kind: 从名称“${name}”看不出主体性质`);
    expect(chinese).toContain('企业（enterprise）、个人（individual）');
    const stated = await init(name, '--entity-kind', '事业单位');
    expect(parse(stated.out).entity).toEqual({ kind: 'public-institution', name });
  });

  it.each([
    ['示例大学', '', 'public-institution'],
    ['示例大学', '企业', 'enterprise'],
    ['王海棠', '', 'individual'],
    ['ACME', '个人', 'individual'],
    ['ACME', 'government', 'government'],
  ])('is asked: of %s the answer %j is %s', async (name, answer, kind) => {
    const asked: string[] = [];
    const ask = async (question: string) => {
      asked.push(question);
      return answer;
    };
    const args = ['init', '--out', '-', '--entity', name, '--domain', 'a-b.cn', '--lang', 'zh-CN'];
    const { out, err } = await icp(args, { ask });
    expect({ asked: asked.length, err, entity: parse(out).entity }).toEqual({
      asked: 1,
      err: '',
      entity: { kind, name },
    });
    expect(asked[0]).toMatch(/^主体性质？企业、个人、事业单位、党政机关或社会组织(?:（\S+）)?：$/);
  });

  it('and an answer that says nothing is none where nothing is usual', async () => {
    const answers = ['', 'person'];
    const world = { ask: async () => answers.shift(), atTerminal: () => true };
    const args = ['init', '--out', '-', '--entity', 'ACME', '--domain', 'a-b.cn'];
    const { status, out, err } = await icp(args, world);
    expect({ status, kind: parse(out).entity.kind }).toEqual({ status: 0, kind: 'individual' });
    expect(err).toContain('expected one of: enterprise, individual');
  });
});

it('ends where a person who is asked again goes away', async () => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-init-'));
  const answers = ['王海棠', 'wrongkind'];
  const ran = await icp(['init'], { cwd, ask: async () => answers.shift(), atTerminal: () => true });
  expect({ status: ran.status, written: existsSync(join(cwd, 'icp.yaml')) }).toEqual({
    status: 2,
    written: false,
  });
});

it('publishes a schema that takes the example and refuses a code by value', () => {
  const example = parse(readFileSync('examples/icp.yaml', 'utf8'));
  expect(fits(example) ? [] : fits.errors).toEqual([]);
  example.applications[0].authorizationCodes[0].code = 'ABCD-EFGH';
  expect(fits(example)).toBe(false);
});

it.each(Object.keys(COMMANDS))('%s has help with examples in both languages', async (name) => {
  for (const [lang, word] of [
    ['en', 'Examples:'],
    ['zh-CN', '示例：'],
  ] as const) {
    const { out, status } = await icp([...name.split(' '), '--help', '--lang', lang]);
    expect(status).toBe(0);
    expect(out).toContain(word);
    expect(out).toContain('icp-preflight');
  }
});

it.each(Object.entries(COMMANDS))(
  'the help of %s names no option that it does not take',
  async (name, { load }) => {
    const { options } = await load();
    const { out } = await icp([...name.split(' '), '--help', '--lang', 'en']);
    const named = [...out.slice(out.search(/^(?:Common o|O)ptions:/m)).matchAll(/--([a-z][a-z-]+)/g)].map(
      ([, option]) => option,
    );
    expect(named).toContain('help');
    expect(named.filter((option = '') => !Object.hasOwn(options, option))).toEqual([]);
  },
);

it.each(
  await Promise.all(
    // The MCP server reads standard input until it ends: test/mcp/ speaks with it.
    Object.entries(COMMANDS)
      .filter(([name]) => name !== 'mcp')
      .map(async ([name, { load }]) => ({ name, examples: (await load()).examples })),
  ),
)('the examples of $name run as they stand', async ({ examples }) => {
  const cwd = mkdtempSync(join(tmpdir(), 'icp-examples-'));
  cpSync('examples', join(cwd, 'examples'), { recursive: true });
  for (const { command } of examples) {
    const [line = ''] = command.split(' > ');
    const { status, err } = await icp(line.split(' ').slice(1), { cwd });
    // The sheet of the examples has a row that cannot be read.
    expect({ command, fine: status < 2 || command.includes('domains.csv'), err }).toMatchObject({
      fine: true,
    });
  }
});

it.each([
  [
    ['assess', '--sheet', 'examples/domains.csv', '--terraform', 'examples/plan.json'],
    ['--terraform: this cannot be combined with --sheet'],
  ],
  [
    ['assess', '--sheet', 'examples/domains.csv', 'examples/icp.yaml', 'examples/ready.json'],
    [
      'examples/icp.yaml: this cannot be combined with --sheet',
      'examples/ready.json: this cannot be combined with --sheet',
    ],
  ],
  [
    ['assess', 'examples/icp.yaml', '--out', 'judged.csv', '--state', 'kept'],
    ['--out: this option works only with --sheet', '--state: this option works only with --service'],
  ],
])('leaves out nothing without a word: %s', async (args, said) => {
  const { status, out, err } = await icp(args);
  expect({ status, out }).toEqual({ status: 2, out: '' });
  expect(err.split('\n').filter((line) => line.startsWith('icp-preflight: '))).toEqual(
    said.map((each) => `icp-preflight: ${each}`),
  );
});

it.each([
  ['help', 'assess'],
  ['help', 'check', 'domain'],
  ['help', 'rules', '--lang', 'zh-CN'],
])('%s %s is the help of the command', async (...args) => {
  const [, ...named] = args;
  expect(await icp(args)).toEqual(await icp([...named, '--help']));
});

it.each([
  ...['check', 'collect'].flatMap((group) => [
    [group, '--help'],
    ['help', group],
    [group],
    [group, '--lang', 'en'],
    [group, '--lang=zh-CN'],
    [group, '-q'],
    [group, '-q', '--lang', 'en', '--out', 'x'],
  ]),
])('%s %s lists the commands that begin so', async (...args) => {
  const group = args.find((arg) => /^c[a-z]+$/.test(arg)) ?? '';
  const { status, out, err } = await icp(args);
  const isAsked = args.includes('help') || args.includes('--help');
  expect({ status, told: isAsked ? err : out }).toEqual({ status: isAsked ? 0 : 2, told: '' });
  const listed = [...(out + err).matchAll(/^ {2}(check|collect|assess|lookup|rules) ?[a-z]* {2,}/gm)];
  expect(listed.length).toBeGreaterThan(1);
  expect(listed.every(([, word]) => word === group)).toBe(true);
});

it('tells what values an option takes where one is missing', async () => {
  expect((await icp(['rules', '--format'])).err).toMatch(/--format: a value is required: \S/);
});

it('answers what is no message to mcp with an error, and serves the next one', () => {
  const initialize = { method: 'initialize', params: { protocolVersion: '2025-06-18', capabilities: {} } };
  const client = { clientInfo: { name: 'a client', version: '1' } };
  const message = { jsonrpc: '2.0', id: 1, ...initialize, params: { ...initialize.params, ...client } };
  const { stdout, stderr } = spawnSync(process.execPath, ['cli/main.ts', 'mcp', '--lang', 'en'], {
    input: `garbage\n[]\nnull\n\n{"jsonrpc":"1.0","id":7}\n"${'x'.repeat(11_000_000)}"\n${JSON.stringify(message)}\n`,
    encoding: 'utf8',
  });
  const answers = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line));
  expect(answers.slice(0, -1).map(({ id, error }) => [id, error.code])).toEqual([
    [null, -32700],
    [null, -32600],
    [null, -32600],
    [7, -32600],
    [null, -32600],
  ]);
  expect(answers.at(-1)).toMatchObject({ id: 1, result: { serverInfo: { name: 'icp-preflight' } } });
  expect(stderr).toBe('');
});
