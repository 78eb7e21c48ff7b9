import { mkdtempSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Ajv } from 'ajv';
import { describe, expect, it } from 'vitest';
import { tableReporter } from '../../cli/reports/table.ts';
import { wrapped } from '../../cli/width.ts';
import { icp } from '../../testing/cli.ts';

const require = createRequire(import.meta.url);
/**
 * OASIS’s schema of SARIF 2.1.0 is of draft 4, whose `$schema` ajv does not know; all that it uses means the same since. One of
 * its patterns has a bracket too many, which is an error in Unicode mode alone.
 */
const { $schema: _, id: __, ...schema } = require('@microsoft/jest-sarif/lib/schemas/sarif-2.1.0-rtm.5.json');
const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(schema);

const INPUTS = [
  ['assess', 'examples/not-ready.json'],
  ['assess', 'examples/ready.json'],
  ['assess', 'examples/icp.yaml', '--as-of', '2026-11-23'],
  ['assess', '--terraform', 'examples/plan.json'],
  ['check', 'domain', '例子.中国', 'example.com', '--expires', '2026-02-01'],
  ['check', 'server', '--product', 'ecs', '--region', 'cn-north-4', '--billing', 'pay-per-use'],
  ['check', 'domain', 'com.cn'],
];

it.each(INPUTS)('writes SARIF that fits its schema: %s %s %s', async (...args) => {
  const log = JSON.parse((await icp([...args, '-f', 'sarif'])).out);
  expect(validate(log) ? [] : validate.errors).toEqual([]);
  expect(log.runs).toHaveLength(1);
});

it('points SARIF at the line of the fact, or at the address of the resource', async () => {
  const log = JSON.parse((await icp(['assess', 'examples/icp.yaml', '-f', 'sarif'])).out);
  const of = (rule: string) => log.runs[0].results.find(({ ruleId }: { ruleId: string }) => ruleId === rule);
  expect(of('server/in-mainland').locations).toEqual([
    {
      physicalLocation: { artifactLocation: { uri: 'examples/plan.json' } },
      logicalLocations: [
        {
          name: 'huaweicloud_compute_instance.web',
          fullyQualifiedName: 'huaweicloud_compute_instance.web',
          kind: 'resource',
        },
      ],
    },
  ]);
  const { artifactLocation, region } = of('domain/resolution-fits-filing').locations[0].physicalLocation;
  expect(artifactLocation).toEqual({ uri: 'examples/icp.yaml' });
  expect(region).toEqual({ startLine: 17, startColumn: 23 });
});

describe('a cell of a sheet', () => {
  const folder = mkdtempSync(join(tmpdir(), 'icp-cells-'));
  const sheet = join(folder, 'late.csv');
  writeFileSync(
    sheet,
    '域名,备注,持有者,到期日期\nexample.com,"a\nb",,2026-01-01\nexample.net,,,2026-01-02\n',
  );
  const manifest = join(folder, 'late.yaml');
  writeFileSync(
    manifest,
    'entity: { kind: enterprise, name: 示例有限公司 }\nservers: []\ninclude: [{ sheet: late.csv }]\n',
  );
  const args = { 'assess --sheet': ['--sheet', sheet, '--out', join(folder, 'o.csv')], include: [manifest] };

  it.each([
    ['en', 'at: ', '(column D)'],
    ['zh-CN', '位置：', '（D 列）'],
  ])('is no place in its line: it is told in words, in %s', async (lang, at, letters) => {
    for (const each of Object.values(args)) {
      const { out } = await icp(['assess', ...each, '-f', 'sarif', '--lang', lang]);
      const log = JSON.parse(out);
      expect(validate(log) ? [] : validate.errors).toEqual([]);
      const results: { ruleId: string; message: { text: string }; locations: unknown[] }[] =
        log.runs[0].results;
      const late = results.filter(({ ruleId }) => ruleId === 'domain/registration-valid');
      expect(late.map(({ locations }) => locations)).toMatchObject(
        [2, 4].map((startLine) => [{ physicalLocation: { region: { startLine } } }]),
      );
      expect(JSON.stringify(late)).not.toContain('startColumn');
      expect(late[0]?.message.text).toMatch(new RegExp(`\n${at}.*late\\.csv:2:4 ?`));
      expect(late[0]?.message.text).toContain(letters);
    }
  });

  it('has no column in annotations, in whichever way it is told', async () => {
    const faulty = join(folder, 'faulty.csv');
    writeFileSync(faulty, '域名,到期日期\nexample.com,2026-01-01\nexample.net,昨天\n,2027-01-01\n');
    for (const each of [...Object.values(args), ['--sheet', faulty, '--out', join(folder, 'o.csv')]]) {
      const { out } = await icp(['assess', ...each, '-f', 'github']);
      const lines = out.split('\n').filter((line) => line.includes('.csv,line='));
      expect(lines.length).toBeGreaterThan(1);
      expect(lines.filter((line) => line.includes(',col='))).toEqual([]);
      expect(lines.some((line) => /at: [^%]*:\d+:\d+ \(column [A-D]\)%0A/.test(line))).toBe(true);
    }
  });

  it('leaves the places of a manifest as they are', async () => {
    const { out } = await icp(['assess', 'examples/not-ready.json', '-f', 'sarif']);
    expect(out).toContain('startColumn');
    expect(out).not.toMatch(/\(column [A-Z]/);
  });
});

it.each(['table', 'json', 'sarif', 'junit', 'github', 'markdown'])(
  'writes the same %s for the same input and day, whenever it runs',
  async (format) => {
    const args = ['assess', 'examples/icp.yaml', '--as-of', '2026-11-23', '-f', format];
    const [first, second] = [await icp(args), await icp(args, { now: () => 0 })];
    expect(second).toEqual(first);
    expect(first.out.length).toBeGreaterThan(1000);
  },
);

it('writes JUnit with a suite a result and a case a finding', async () => {
  const { out } = await icp(['assess', 'examples/icp.yaml', '-f', 'junit']);
  const answer = JSON.parse((await icp(['assess', 'examples/icp.yaml'])).out);
  expect(out.match(/<testsuite /g)).toHaveLength(2);
  expect(out.match(/<testcase /g)).toHaveLength(
    answer.items.flatMap(({ findings }: { findings: unknown[] }) => findings).length,
  );
  expect(out).toContain('<failure type="server/in-mainland"');
  const odd = await icp([
    'check',
    'domain',
    'example.com',
    '--registrant',
    '<a href="x">&\u0007',
    '-f',
    'junit',
  ]);
  expect(odd.out).not.toMatch(/<a|\p{Cc}(?<!\n)/u);
});

describe('what makes the exit status is a failure', () => {
  const WARNING = [
    ...['check', 'domain', 'a.cn', '--registrar', '阿里云', '--registrant', '某公司', '--real-name', 'yes'],
    ...['--expires', '2028-01-01', '--status', 'ok', '--resolves', 'no', '--entity', '某公司'],
  ];
  const counted = async (args: readonly string[], failOn: string) => {
    const told = (format: string) => icp([...args, '-f', format, '--fail-on', failOn]);
    const [junit, sarif, github] = await Promise.all(['junit', 'sarif', 'github'].map(told));
    const failures = [...(junit?.out ?? '').matchAll(/ failures="(\d+)"/g)];
    const log = JSON.parse(sarif?.out ?? '');
    expect(validate(log) ? [] : validate.errors).toEqual([]);
    return {
      status: junit?.status,
      failures: failures.reduce((sum, [, count]) => sum + Number(count), 0),
      cases: junit?.out.match(/<failure /g)?.length ?? 0,
      levels: log.runs[0].results.filter(({ level }: { level: string }) => level === 'error').length,
      annotations: github?.out.match(/^::error .*%0A[a-z-]+\/[a-z-]+$/gm)?.length ?? 0,
    };
  };
  const SERVER = ['check', 'server', '--product', 'ecs', '--region', 'cn-north-4', '--billing'];

  it.each([
    ['a domain of which nothing is known', ['check', 'domain', 'example.com']],
    ['a server whose term is not known', [...SERVER, 'yearly-monthly']],
    ['two domains', ['check', 'domain', 'example.com', 'example.cn']],
    ['a routing', ['advise', 'examples/routing.yaml']],
    ['an application', ['assess', 'examples/icp.yaml']],
    ['an application that fails', ['assess', 'examples/not-ready.json']],
    ['a server that fails', [...SERVER, 'pay-per-use']],
    ['a domain that may only be warned of', WARNING],
  ])('in JUnit, SARIF and on GitHub: %s', async (_, args) => {
    for (const failOn of ['undecided', 'warning']) {
      const { status, failures, ...others } = await counted(args, failOn);
      expect({ failOn, fails: failures > 0 }).toEqual({ failOn, fails: status === 1 });
      expect(others).toEqual({ cases: failures, levels: failures, annotations: failures });
    }
  });

  it('and what an application that is ready leaves open is none', async () => {
    const ready = (failOn: string) => counted(['assess', 'examples/ready.json'], failOn);
    expect(await ready('undecided')).toEqual(await ready('not-ready'));
    expect((await ready('undecided')).status).toBe(0);
  });

  it('and questions are none where they make no status', async () => {
    const usual = await counted(['check', 'domain', 'example.com'], 'not-ready');
    expect(usual).toEqual({ status: 0, failures: 0, cases: 0, levels: 0, annotations: 0 });
  });
});

it('annotates on GitHub: a line a finding, and what a plan buys', async () => {
  const { out, status } = await icp(['assess', '--terraform', 'examples/plan.json', '-f', 'github']);
  expect(status).toBe(1);
  const lines = out.trimEnd().split('\n');
  expect(lines.every((line) => /^::(error|warning|notice) [^:]+::\S/.test(line))).toBe(true);
  expect(lines[0]).toContain(
    '::This plan buys huaweicloud_compute_instance.web for one month in ap-southeast-1: it can verify no filing.',
  );
  expect(lines[0]).toMatch(/region +=.*%0A +period_unit += "month"%0A +period +=.*3/);
  const domain = await icp(['assess', 'examples/not-ready.json', '-f', 'github']);
  expect(domain.out).toContain('::error file=examples/not-ready.json,line=13,col=24,title=');
});

it('lets nothing that was sent be Markdown of its own', async () => {
  const { out } = await icp([
    'check',
    'domain',
    'example.com',
    '--registrant',
    '[x](http://y) @all | **b** <img>',
    '--entity',
    '例',
    '-f',
    'markdown',
  ]);
  expect(out).toContain('\\[x\\]\\(http://y\\) &#64;all \\| \\*\\*b\\*\\* &lt;img&gt;');
});

it('colours on a terminal alone, and never with NO_COLOR', async () => {
  const terminal = { out: true, err: false, columns: 60 };
  const sign = '\u001b[';
  const args = ['assess', 'examples/not-ready.json'];
  expect((await icp(args, { terminal })).out).toContain(sign);
  const plain = (await icp(args, { terminal, env: { NO_COLOR: '1' } })).out;
  expect(plain).not.toContain(sign);
  expect(plain).toContain('x NOT READY');
  expect((await icp([...args, '-f', 'table'])).out).not.toContain(sign);
  expect((await icp(args, { terminal, env: { TERM: 'dumb' } })).out).not.toContain(sign);
});

it.each([
  ['en', 'source'],
  ['zh-CN', '依据'],
])('makes sources dim in %s, however many lines they have', async (lang, word) => {
  const terminal = { out: true, err: false, columns: 60 };
  const { out } = await icp(['assess', 'examples/not-ready.json', '--lang', lang], { terminal });
  const lines = out.split('\n');
  const first = lines.findIndex((line) => line.includes(`      ${word} `));
  const dim = (line: string) => line.startsWith('\u001b[2m') && line.endsWith('\u001b[22m');
  expect(lines.slice(first, first + 2).map(dim)).toEqual([true, true]);
  expect(dim(lines[first + 2] ?? '')).toBe(false);
});

it('shows a plan as bars of days', async () => {
  const { out } = await icp(['assess', 'examples/not-ready.json', '-f', 'table']);
  expect(out).toMatch(/ {6}2026-11-23 +20\d\d-\d\d-\d\d\n/);
  expect(out).toMatch(/ {6}#+ +20\d\d-\d\d-\d\d {2}\S/);
});

it.each([
  ['table', 'en', 'Read from another spelling', '--expires: 31-03-2027, read as 2027-03-31'],
  ['table', 'zh-CN', '由其他写法读出', '--expires：31-03-2027，读作 2027-03-31'],
  ['markdown', 'en', '**Read from another spelling**', '31-03-2027, read as 2027-03-31'],
])('tells a %s in %s what was given in another spelling', async (format, language, heading, line) => {
  const args = ['check', 'domain', 'www.a.cn', '--expires', '31-03-2027', '-f', format, '--lang', language];
  const { out } = await icp(args);
  expect(out).toContain(heading);
  expect(out).toContain(line);
  expect(out).toContain('www.a.cn');
  expect((await icp(['check', 'domain', 'a.cn', '-f', format, '--lang', language])).out).not.toContain(
    heading,
  );
});

it.each(['table', 'markdown'])('tells the day in Shanghai that a result is for, in %s', async (format) => {
  const args = ['check', 'domain', 'example.com', '-f', format];
  const evening = { now: () => Date.parse('2026-11-23T16:00:00.123Z') };
  expect((await icp(args, evening)).out).toMatch(/as of 2026-11-24\b/);
  expect((await icp([...args, '--as-of', '2026-11-30'], evening)).out).toMatch(/as of 2026-11-30\b/);
});

it('begins no line with a sign that closes, and ends none with one that opens', () => {
  const text = '应为以下之一（例如 example.com，或 example.cn）。请改用“海棠”（深圳）或 example.net。';
  for (let width = 10; width < 60; width += 1) {
    const lines = wrapped(text, width);
    expect(lines.filter((line) => /^[，。）]|（$/.test(line))).toEqual([]);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
  }
});

it.each(['table', 'markdown'])(
  'says in %s of what fails, where all is ready, that it is not needed',
  async (format) => {
    const head = async (file: string, language: string) =>
      (await icp(['assess', file, '-f', format, '--lang', language])).out;
    expect(await head('examples/ready.json', 'en')).toContain('What fails but is not needed');
    expect(await head('examples/ready.json', 'zh-CN')).toContain('未通过，但不影响本次备案');
    expect(await head('examples/not-ready.json', 'en')).toMatch(/What fails(?! but)/);
    expect(await head('examples/not-ready.json', 'zh-CN')).not.toContain('不影响本次备案');
  },
);

describe('what was looked up', () => {
  const shown = async (fact: string, value: unknown, raw: string, language: 'en' | 'zh-CN') => {
    const result = JSON.parse((await icp(['check', 'domain', 'example.com'])).out);
    const evidence = [{ fact, subject: 'example.com', value, source: 'dns', address: '192.0.2.53', raw }];
    const settings = {
      language,
      failOn: 'not-ready' as const,
      many: false,
      brief: false,
      columns: undefined,
      colours: false,
    };
    return tableReporter(settings).add({
      title: '',
      placeAt: () => undefined,
      result: { ...result, evidence },
    });
  };

  it.each([
    ['domain.resolves', false, '', 'whether the domain name resolves: no', '域名是否解析：否'],
    [
      'domain.resolves',
      true,
      'example.com, www.example.com',
      'whether the domain name resolves: yes, example.com, www.example.com',
      '域名是否解析：是，example.com, www.example.com',
    ],
    ['routing.dns', [], '[]', 'DNS records of the domain name: []', '域名的解析记录：[]'],
    ['website.page', { status: 503 }, '', 'home page: {"status":503}', '首页：{"status":503}'],
    ['domain.registrant', { name: '某公司' }, '某公司', 'registrant: 某公司', '域名持有者：某公司'],
  ])('is told with its value: %s %j', async (fact, value, raw, english, chinese) => {
    expect(await shown(fact, value, raw, 'en')).toContain(`      ${english} (dns 192.0.2.53)\n`);
    expect(await shown(fact, value, raw, 'zh-CN')).toContain(`      ${chinese}（dns 192.0.2.53）\n`);
  });
});
