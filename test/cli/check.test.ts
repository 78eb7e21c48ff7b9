import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import { icp } from '../../testing/cli.ts';
import { xlsxOf } from '../../testing/xlsx.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-cli-'));
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}

it('gives the answer of the API for one application, byte for byte the same each time', async () => {
  const first = await icp(['assess', 'examples/not-ready.json']);
  const answer = JSON.parse(first.out);
  expect(first.status).toBe(1);
  expect(first.err).toBe('');
  expect(answer).toMatchObject({ kind: 'assessment', verdict: 'not-ready', asOf: '2026-11-23' });
  expect(answer.request.authorizationCodes).toEqual([{ code: '****BODY' }]);
  expect(await icp(['assess', 'examples/not-ready.json'], { now: () => 0 })).toEqual(first);
});

it('shows what fails first, with fix, source and place', async () => {
  const { out, status } = await icp(['assess', 'examples/not-ready.json', '--format', 'table']);
  expect(status).toBe(1);
  expect(out).toMatch(/^x NOT READY {2}amu-design\.io/);
  expect(out.indexOf('What fails')).toBeLessThan(out.indexOf('Undecided ('));
  expect(out).toContain('The registration expired on 2026-11-01');
  expect(out).toContain('at      examples/not-ready.json:13:24');
});

it('answers in the language of the environment', async () => {
  const args = ['check', 'domain', 'example.com', '--format', 'table'];
  expect((await icp(args, { env: { LANG: 'zh_CN.UTF-8' } })).out).toContain('待确认');
  expect((await icp(args, { env: { LC_ALL: 'C', LANG: 'zh_CN.UTF-8' } })).out).toContain('UNDECIDED');
  expect((await icp([...args, '--lang', 'zh-CN'])).out).toContain('待确认');
});

it.each([
  ['not-ready', 'undecided', 0],
  ['undecided', 'undecided', 1],
  ['warning', 'undecided', 1],
])('with --fail-on %s, an %s result gives %i', async (failOn, verdict, status) => {
  const ran = await icp(['check', 'domain', 'example.com', '--fail-on', failOn]);
  expect(JSON.parse(ran.out).verdict).toBe(verdict);
  expect(ran.status).toBe(status);
});

it.each([
  [['asses', 'x.yaml'], 'Did you mean "assess"?'],
  [['check', 'domian', 'example.com'], 'Did you mean "check domain"?'],
  [['assess', 'x.yaml', '--formt', 'json'], 'Did you mean --format?'],
  [['assess', 'x.yaml', '--format', 'jsno'], 'Did you mean "json"?'],
  [['assess', 'x.yaml', '--format'], 'a value is required'],
  [['assess', 'x.yaml', '--quiet=yes'], 'takes no value'],
  [['assess', 'x.yaml', '--as-of', '2026-02-30'], '--as-of: expected a date'],
  [['assess', '/nowhere/icp.yaml'], '/nowhere/icp.yaml: the file does not exist'],
  [['check', 'domain', 'example.com', '--expires', '2026-02-30'], '--expires: Expected an existing date'],
  [['check', 'domain', 'com.cn'], 'com.cn: This is a public suffix'],
  [['--nonsense'], '--nonsense: unknown option'],
  [['--qiet', 'assess', 'x.yaml'], '--qiet: unknown option. Did you mean --quiet?'],
  [['--lang', 'en', 'assess', 'x.yaml'], 'options come after the command: icp-preflight assess … --lang'],
  [['--lang', 'en'], 'Commands:\n  assess '],
  [['collect', 'terrafrom', '-q'], 'unknown command "collect terrafrom". Did you mean "collect terraform"?'],
  [['check', 'it', '--lang', 'en'], 'unknown command "check it".'],
  [['check', 'server', '--product', 'ecs', '--months', 'many'], '--months: expected a whole number'],
  [['check', 'server', '--product', 'ecs', '--starts', 'soon'], '--starts: Expected an existing date'],
  [
    ['check', 'server', '--product', 'ecs', '--starts', '2026-11-01', '--expires', 'soon'],
    '--expires: Expected an existing date',
  ],
])('%j is wrong use, and says what was meant', async (args, said) => {
  const ran = await icp(args);
  expect(ran.status).toBe(2);
  expect(ran.err).toContain(said);
  expect(JSON.parse(ran.out === '' ? '[]' : ran.out)).toEqual([]);
});

const SERVER = ['check', 'server', '--product', 'ecs', '--region', 'cn-north-4', '--billing', 'pay-per-use'];
const LONG = 'x'.repeat(400);

describe('words of sheets are understood of options', () => {
  const ECS = ['check', 'server', '--product', 'ecs', '--region', 'cn-north-4', '--billing'];
  const requestOf = async (args: readonly string[]) => JSON.parse((await icp(args)).out).request;

  it.each([
    ['包年包月', 'yearly-monthly'],
    ['包年/包月', 'yearly-monthly'],
    ['预付费', 'yearly-monthly'],
    [' prePaid ', 'yearly-monthly'],
    ['按需计费', 'pay-per-use'],
    ['竞价', 'pay-per-use'],
    ['pay-per-use', 'pay-per-use'],
  ])('--billing %s is %s', async (word, mode) => {
    expect(await requestOf([...ECS, word])).toMatchObject({ billingMode: mode });
  });

  it.each(['无', '未绑定', 'none'])('--eip %s is none', async (word) => {
    expect(await requestOf([...ECS, '包年包月', '--eip', word])).toMatchObject({ eip: null });
  });

  it.each([
    [['--real-name', '是'], { realName: { verified: true } }],
    [['--real-name', '已实名认证'], { realName: { verified: true } }],
    [['--real-name', '否'], { realName: { verified: false } }],
    [['--real-name', 'No'], { realName: { verified: false } }],
    [['--resolves', '已解析'], { resolves: true }],
    [['--resolves', '未解析'], { resolves: false }],
    [['--registrar', 'IANA ID 1599'], { registrar: { ianaId: 1599 } }],
    [['--entity', '某市人民政府'], { entity: { kind: 'government' } }],
    [['--entity', '某市人民政府', '--entity-kind', '企业'], { entity: { kind: 'enterprise' } }],
    [['--entity', 'ACME'], { entity: { kind: 'enterprise' } }],
    [['--entity', '某人', '--entity-kind', '个人'], { entity: { kind: 'individual' } }],
    [['--entity', '某局', '--entity-kind', '党政机关'], { entity: { kind: 'government' } }],
    [['--entity', '某会', '--entity-kind', '社会团体'], { entity: { kind: 'social-organization' } }],
    [['--entity', '某校', '--entity-kind', '事业单位'], { entity: { kind: 'public-institution' } }],
    [['--entity', '某店', '--entity-kind', '个体工商户'], { entity: { kind: 'enterprise' } }],
  ])('%j', async (args, stated) => {
    expect(await requestOf(['check', 'domain', 'a.cn', ...args])).toMatchObject(stated);
  });

  it.each([
    [
      [...ECS, '免费'],
      '--billing: 应为以下之一：包年/包月（yearly-monthly）、按需计费（pay-per-use）；实际为“免费”',
    ],
    [
      ['check', 'domain', 'a.cn', '--real-name', '大概'],
      '--real-name: 应为以下之一：是（yes）、否（no）；实际为“大概”',
    ],
    [['check', 'domain', 'a.cn', '--resolves', '无需'], '--resolves: 应为以下之一：是（yes）、否（no）'],
    [
      ['init', '--entity', '某', '--entity-kind', '军队'],
      '--entity-kind: 应为以下之一：企业（enterprise）、个人（individual）',
    ],
    [['assess', 'a.yaml', '-f', '表格'], '-f: 应为以下之一：table、json'],
  ])('what is not understood is told with what may stand there: %j', async (args, said) => {
    const { status, err } = await icp([...args, '--lang', 'zh-CN']);
    expect({ status, told: err.includes(said) }, err).toEqual({ status: 2, told: true });
    expect((await icp(args)).err).toContain('expected one of: ');
  });
});

describe('what is wrong with an option is told by its name alone, and what it wants', () => {
  it.each([
    [['check', 'domain', 'a.cn', '--registrar', '99999999'], '--registrar: The maximum value is 9999999.'],
    [['check', 'domain', 'a.cn', '--registrar', LONG], '--registrar: The maximum length is 200 characters.'],
    [
      ['check', 'domain', 'a.cn', '--registrant', ' '],
      'icp-preflight: --registrant: a value is required: NAME',
    ],
    [['check', 'domain', 'a.cn', '--entity', LONG], '--entity: The maximum length is 200 characters.'],
    [['check', 'domain', 'a_b'], 'a_b: Expected a registrable domain name, for example example.com.'],
    [['lookup', 'a_b'], 'icp-preflight: a_b: Expected a registrable domain name, for example example.com.'],
    [[...SERVER, '--id', 'a b'], /^--id: Expected 1 to 128 letters/],
    [[...SERVER, '--months', '3', '--months', '0'], '--months: The minimum value is 1.'],
    [[...SERVER, '--months', '1', '--starts', 'x'], /^--starts: Expected an existing date/],
    [[...SERVER, '--eip', 'nope'], '--eip: Expected an IPv4 or IPv6 address.'],
    [[...SERVER, '--filings-used', 'x'], '--filings-used: expected a whole number'],
    [[...SERVER, '--filings-used', '1.5'], '--filings-used: expected a whole number'],
    [[...SERVER, '--starts', '2026-01-01'], '--expires: give both --starts and --expires, or --months'],
    [
      [...SERVER, '--starts', '2026-01-02', '--expires', '2026-01-01'],
      '--expires: the last day (--expires) is earlier than the first (--starts)',
    ],
    [
      ['check', 'server', '--region', 'x', '--billing', 'pay-per-use'],
      '--product: a value is required: NAME',
    ],
    [['check', 'server', '--product', 'x', '--region', 'y'], /^--billing: Expected one of: yearly-monthly, /],
    [
      [...SERVER, '--months', '1', '--expires', '2026-01-01'],
      /--expires: this cannot be combined with --months/,
    ],
    [['check', 'domain', 'a.cn', '--entity-kind', 'individual'], /--entity-kind: .* only with --entity\n/],
    [['check', 'domain', 'a.cn', '--state', 'kept'], /--state: .* only with --service\n/],
    [['init', '--domain', 'a.cn', '--entity', ' '], /--entity: expected a name/],
    [['init', 'a.cn'], /unexpected argument "a.cn"/],
    [['mcp', 'extra'], /unexpected argument "extra"/],
    [['check', 'domain', ''], /argument 1 is blank: icp-preflight check domain NAME…/],
    [['check', 'domain', 'a.cn', '\u200b'], /argument 2 is blank: icp-preflight check domain NAME…/],
    [['check', 'domain', 'a.cn', '--entity', '\t'], /--entity: a value is required: NAME/],
    [['lookup', ' '], /argument 1 is blank: icp-preflight lookup NAME…/],
    [['rules', ''], /argument 1 is blank: icp-preflight rules \[ID…\]/],
    [['explain', ' '], /argument 1 is blank/],
    [['assess', '', ' '], /argument 1 is blank.*\n.*argument 2 is blank/],
    [['calendar', ''], /argument 1 is blank/],
    [['collect', 'whois', ''], /argument 1 is blank: icp-preflight collect whois FILE…/],
    [['assess', '--sheet', ' '], /--sheet: a value is required: FILE/],
    [['init', '--domain', ' ', '--entity', 'x'], /--domain: a value is required: NAME/],
  ])('%j', async (args, said) => {
    const { status, out, err } = await icp(args);
    expect({ status, out: out.replaceAll(/[\s{}[\]":]|items/g, '') }).toEqual({ status: 2, out: '' });
    if (typeof said === 'string') expect(err.split('\n')[0]).toBe(said);
    else expect(err).toMatch(said);
    const { err: chinese } = await icp([...args, '--lang', 'zh-CN']);
    expect(chinese).not.toMatch(
      /ianaId|name：|expiresOn|startsOn|subscription|orders|filingsUsed|billingMode/,
    );
  });
});

it('names file, line and column of every fault in YAML and JSON', async () => {
  const yaml = file(
    'faults.yaml',
    'entity:\n  kind: enterprise\n  name: 示例\nwebsites:\n  - nam: 示例\n    domains: []\nservers: 3\n',
  );
  expect((await icp(['assess', yaml])).err.split('\n').filter(Boolean)).toEqual([
    expect.stringMatching(/faults\.yaml:5:10: websites\/0\/nam: This field is unknown/),
    expect.stringMatching(/faults\.yaml:5:5: websites\/0\/name: This field is required/),
    expect.stringMatching(/faults\.yaml:7:10: servers: Expected a value of type array/),
  ]);
  const json = file('broken.json', '{\n  "entity": {,}\n}');
  expect((await icp(['assess', json])).err).toMatch(/broken\.json:2:14: malformed JSON/);
  const malformed = file('broken.yaml', 'entity:\n  name: "open\nwebsites: []\n');
  expect((await icp(['assess', malformed])).err).toMatch(/broken\.yaml:\d+:\d+: malformed YAML/);
});

it.each([
  ['a: 1\n---\nb: 2\n', /:2:1: malformed YAML: there are several documents/, '有多个文档'],
  ['a: 1\n...\nb: 2\n', /malformed YAML: there are several documents/, '有多个文档'],
  ['a: [1\nb: 2\n', /:2:1: malformed YAML: the indentation is wrong/, '没有闭合'],
  ['a: b: c\n', /malformed YAML: there is another "key: value"/, '请加引号'],
  ['a: *x\n', /malformed YAML: there is no anchor/, '没有对应的锚点'],
  ['<<: 5\na: 1\n', /malformed YAML: only an object can be merged/, '只能合并对象'],
  ['a:\n\t- b\n', /malformed YAML: tabs cannot indent/, '制表符'],
  ['? [a]\n: 1\n', /entity: This field is required/, '缺少该字段'],
])('says of %j in our own words what is wrong with it', async (text, said, chinese) => {
  const path = file('faulty.yaml', text);
  expect((await icp(['assess', path])).err).toMatch(said);
  const { err } = await icp(['assess', path, '--lang', 'zh-CN']);
  expect(err).toContain(chinese);
  expect(err.replace(path, '').replaceAll('icp-preflight', '')).not.toMatch(/YAML\.|[a-z]+ [a-z]+/);
});

describe('a file that another option takes', () => {
  const plan = [Buffer.from('PK\u0003\u0004'), Buffer.alloc(26), Buffer.from('tfplan'), Buffer.of(0xff)];
  writeFileSync(join(folder, 'a.tfplan'), Buffer.concat(plan));
  const [binary, xlsx] = [join(folder, 'a.tfplan'), join(folder, 'list.xlsx')];
  beforeAll(async () => writeFileSync(xlsx, await xlsxOf([['域名'], ['example.cn']])));
  it.each([
    [['assess', 'examples/plan.json'], 'assess --terraform examples/plan.json'],
    [['calendar', 'examples/plan.json'], 'include: [{ terraform: examples/plan.json }]'],
    [['calendar', 'examples/domains.csv'], 'include: [{ sheet: examples/domains.csv }]'],
    [['calendar', xlsx], `include: [{ sheet: ${xlsx} }]`],
    [['advise', 'examples/plan.json'], 'assess --terraform examples/plan.json'],
    [['assess', 'examples/domains.csv'], 'assess --sheet examples/domains.csv'],
    [['assess', xlsx], `assess --sheet ${xlsx}`],
    [['explain', 'domain/tld-approved', 'examples/domains.csv'], 'assess --sheet examples/domains.csv'],
    [['assess', '--terraform', binary], 'terraform show -json'],
    [['assess', 'examples/icp.yaml', '--terraform', binary], 'terraform show -json'],
    [['assess', binary], 'terraform show -json'],
    [['collect', 'terraform', binary], 'terraform show -json'],
    [['assess', '--terraform', xlsx], 'terraform show -json'],
  ])('%j', async (args, said) => {
    for (const lang of ['en', 'zh-CN']) {
      const { status, err } = await icp([...args, '--lang', lang]);
      expect(status).toBe(2);
      expect(err).toContain(said);
    }
  });
});

describe('a document in the place of a sheet', () => {
  const FORMS = [
    ['icp.yaml', 'domains:\n  - name: example.cn\n', 'assess'],
    ['notes.yml', '# 清单\n\n---\nentity: { kind: enterprise }\n', 'assess'],
    ['list.YAML', '- domain: example.cn\n  website: a\n', 'assess'],
    ['quoted.yaml', '"domain":\n  - example.cn\n', 'assess'],
    ['body.json', '\ufeff {\n"entity": {}, "域名": 1 }', 'assess'],
    ['broken.json', '[{"domain": "example.cn",', 'assess'],
    ['plan.json', '{"format_version":"1.2","terraform_version":"1.9.0"}', 'assess --terraform'],
    ['terraform.tfstate', '{\n  "version": 4,\n  "terraform_version": "1.9.0"\n}', 'assess --terraform'],
  ] as const;

  it.each(FORMS)('is refused: %s', async (name, text, command) => {
    const path = file(name, text);
    const manifest = file('includes.yaml', `entity: { name: a }\ninclude: [{ sheet: ${name} }]\n`);
    const judged = path.replace(/\.[^.]+$/, '.judged.csv');
    for (const args of [
      ['assess', '--sheet', path],
      ['collect', 'sheet', path],
      ['assess', manifest],
    ])
      for (const lang of ['en', 'zh-CN']) {
        const { status, err, out } = await icp([...args, '--lang', lang]);
        expect([status, out]).toEqual([2, '']);
        expect(err.trim().split('\n')).toHaveLength(1);
        expect(err).toContain(`icp-preflight ${command} ${path}`);
      }
    expect(existsSync(judged)).toBe(false);
  });

  it.each([['域名,注册商\nexample.cn,阿里云\n'], ['域名清单\n域名：,注册商\nexample.cn,阿里云\n']])(
    'is read where it is a sheet for all its name: %j',
    async (text) => {
      const { status, out } = await icp(['collect', 'sheet', file('sheet.yaml', text)]);
      expect(status).toBe(0);
      expect(JSON.parse(out).rows).toHaveLength(1);
    },
  );
});

describe('faults of reading', () => {
  const linesOf = ({ err }: { err: string }) => err.trim().split('\n');
  it.each([
    ['brackets', `a: ${'['.repeat(100_000)}`],
    ['braces', `a: ${'{'.repeat(5_000)}`],
    ['keys twice', 'a: 1\n'.repeat(500)],
    ['tabs', '- a:\n\t- b: c: d\n'.repeat(300)],
  ])('of one document are told up to 20, and how many more there are: %s', async (_, text) => {
    const path = file('many.yaml', text);
    const told = linesOf(await icp(['assess', path]));
    expect(told).toHaveLength(21);
    expect(told.at(-1)).toMatch(/many\.yaml: faults that are not listed: [1-9]\d*$/);
    const chinese = linesOf(await icp(['assess', path, '--lang', 'zh-CN']));
    expect(chinese.at(-1)).toMatch(/另有 \d+ 处错误未列出$/);
  });

  it('are all told where there are 20 of them', async () => {
    const told = linesOf(await icp(['assess', file('twenty.yaml', 'a: 1\n'.repeat(21))]));
    expect(told).toHaveLength(20);
    expect(told.at(-1)).toContain('twenty.yaml:21:1: malformed YAML');
  });

  it('of a sheet too, wherever it is read', async () => {
    const sheet = file('many.csv', `域名,到期日期\n${'example.cn,昨天\n'.repeat(70)}`);
    const manifest = file('many-rows.yaml', 'entity: { name: a }\ninclude: [{ sheet: many.csv }]\n');
    const left = 'many.csv: faults that are not listed: 50';
    expect(linesOf(await icp(['collect', 'sheet', sheet])).slice(20)).toEqual([
      expect.stringContaining(left),
    ]);
    const told = linesOf(await icp(['assess', manifest])).filter((line) => line.includes('many.csv'));
    expect(told.slice(20)).toEqual([expect.stringContaining(left)]);
  });
});

describe('what Terraform writes beside plans in JSON is told, with what to run instead', () => {
  const BLOCK = 'resource "huaweicloud_compute_instance" "a" {\n  name = "a"\n}\n';
  const LOG =
    '{"@level":"info","@message":"Terraform 1.9.8","@module":"terraform.ui","type":"version"}\n{"@level":"info","@message":"a","type":"planned_change"}\n';
  const PRINTED =
    'Terraform used the selected providers to generate the following execution plan.\n\nTerraform will perform the following actions:\n\n  # a.b will be created\n';
  it.each([
    ['main.tf', BLOCK, 'a configuration of Terraform', 'Terraform 配置'],
    ['main.txt', `# ours\n\n${BLOCK}`, 'a configuration of Terraform', 'Terraform 配置'],
    ['blocks.txt', 'locals {\n  a = 1\n}\n', 'a configuration of Terraform', 'Terraform 配置'],
    ['main.tf.json', '{"resource":{}}', 'a configuration of Terraform', 'Terraform 配置'],
    ['empty.tf', '', 'a configuration of Terraform', 'Terraform 配置'],
    ['stream.json', LOG, 'the log that terraform prints with -json', '输出的日志'],
    ['one-line.json', LOG.split('\n')[0] ?? '', 'the log that terraform prints with -json', '输出的日志'],
    ['plan.txt', PRINTED, 'a plan as terraform prints it for people', '供人阅读的计划'],
    [
      'coloured.txt',
      '\u001b[1mOpenTofu\u001b[0m will perform the following actions:\n',
      'a plan as terraform prints it',
      '供人阅读',
    ],
  ])('%s', async (name, text, said, chinese) => {
    const path = file(name, text);
    for (const args of [
      ['assess', '--terraform', path],
      ['assess', path],
      ['assess', 'examples/icp.yaml', '--terraform', path],
      ['collect', 'terraform', path],
    ]) {
      const { status, err } = await icp(args);
      expect(status).toBe(2);
      expect(err).toContain(`${name}: this is ${said}`);
      expect(err).toContain('terraform show -json plan.tfplan > plan.json');
      expect((await icp([...args, '--lang', 'zh-CN'])).err).toContain(chinese);
    }
    // Without a name it is known by what it holds.
    const stdin = async () => Buffer.from(text);
    const piped = (await icp(['assess', '--terraform', '-'], { stdin })).err;
    expect(piped.includes(said)).toBe(!['empty.tf', 'main.tf.json'].includes(name));
  });
});

describe('a file in UTF-16, as PowerShell 5 redirects into files', () => {
  const marked = (text: string, form: string) => {
    const little = Buffer.from(`\ufeff${text}`, 'utf16le');
    return form === 'big' ? little.swap16() : little;
  };
  it.each(['little', 'big'])('is read by its byte order mark: %s-endian', async (form) => {
    const cwd = mkdtempSync(join(tmpdir(), 'icp-utf16-'));
    for (const name of ['plan.json', 'icp.yaml', 'not-ready.json', 'rdap.json', 'whois.txt'])
      writeFileSync(join(cwd, name), marked(readFileSync(`examples/${name}`, 'utf8'), form));
    for (const [args, name] of [
      [['assess', '--terraform'], 'plan.json'],
      [['assess'], 'icp.yaml'],
      [['assess'], 'not-ready.json'],
      [['collect', 'terraform'], 'plan.json'],
      [['collect', 'rdap'], 'rdap.json'],
      [['collect', 'whois'], 'whois.txt'],
    ] as const) {
      const told = await icp([...args, name], { cwd });
      expect(told).toEqual(await icp([...args, name], { cwd: join(process.cwd(), 'examples') }));
      expect(told.status).toBeLessThan(2);
    }
  });

  it('and one that is cut off is refused', async () => {
    writeFileSync(join(folder, 'cut.json'), marked('{"a":1}', 'little').subarray(0, 9));
    const { status, err } = await icp(['assess', '--terraform', join(folder, 'cut.json')]);
    expect({ status, err }).toEqual({
      status: 2,
      err: expect.stringContaining('cut.json: the file is not encoded'),
    });
  });
});

it('teaches by examples, in both languages', async () => {
  const { out, status } = await icp(['--help']);
  expect(status).toBe(0);
  expect(out).toContain('icp-preflight check domain example.com');
  expect((await icp(['--help', '--lang', 'zh-CN'])).out).toContain('示例');
  expect((await icp(['check', 'server', '--help'])).out).toContain('--filings-used N');
  expect((await icp([])).status).toBe(2);
});

it.each([
  ['deep.json', `{"entity":${'['.repeat(50_000)}`, ':1:210: objects and lists are nested too deeply'],
  ['deep.yaml', `entity: ${'['.repeat(50_000)}`, ':1:'],
  [
    'aliases.yaml',
    `a0: &a0 [x]\n${Array.from({ length: 30 }, (_, at) => `a${at + 1}: &a${at + 1} [*a${at}, *a${at}]`).join('\n')}`,
    ': malformed YAML',
  ],
])('says of %s that it cannot be read, and why', async (name, text, expected) => {
  const path = file(name, text);
  const { status, err, out } = await icp(['assess', path]);
  expect([status, out]).toEqual([2, '']);
  expect(err).toContain(`${path}${expected}`);
  expect(err).not.toContain('unexpected failure');
});
