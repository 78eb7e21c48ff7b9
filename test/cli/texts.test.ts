import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { COMMANDS } from '../../cli/commands/commands.ts';
import { inWords, planInWords } from '../../cli/reports/in-words.ts';
import { CODE } from '../../lib/facts/code.ts';
import { DOMAIN } from '../../lib/facts/domain.ts';
import { ENTITY, ORDER } from '../../lib/facts/entity.ts';
import { questionOf } from '../../lib/facts/facts.ts';
import { ROUTING } from '../../lib/facts/routing.ts';
import { SERVER } from '../../lib/facts/server.ts';
import { VERIFICATION } from '../../lib/facts/verification.ts';
import { WEBSITE } from '../../lib/facts/website.ts';
import { toldResult } from '../../lib/mcp/told-result.ts';
import { toldRule } from '../../lib/mcp/told-rules.ts';
import { generalFix } from '../../lib/respond/general-fix.ts';
import { PLAN_SUMMARIES } from '../../lib/respond/texts/plan.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import { LANGUAGES } from '../../lib/texts.ts';
import { reportOf } from '../../scripts/local/report.ts';
import { icp } from '../../testing/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-texts-'));
const LIST = join(folder, 'list.csv');
writeFileSync(
  LIST,
  '域名,到期日期,域名持有者\nexample.com,2026-01-01,\n例子.中国,2036-01-01,\nexample.io,2036-01-01,\n',
);

/** A sign of English that stands beside a Chinese character. */
const ENGLISH_SIGN = /\p{Script=Han}["”*]*[:;,()]|[:;,()] ?\p{Script=Han}/u;
/** A word that stands for itself in English alone. */
const ENGLISH_WORD = /\((?:warning|error|note|fail|normative|high|medium|low)\)|: (?:pass|fail|unknown)$/;
const linesOf = (text: string) => text.split('\n');

const SPOKEN = [
  ['--help'],
  ...Object.keys(COMMANDS).map((name) => [...name.split(' '), '--help']),
  ...['table', 'markdown'].flatMap((format) =>
    [
      ['assess', 'examples/not-ready.json'],
      ['assess', 'examples/ready.json'],
      ['assess', 'examples/icp.yaml', '--as-of', '2026-11-23'],
      ['assess', '--terraform', 'examples/plan.json'],
      ['assess', '--sheet', LIST, '--out', join(folder, 'out.csv')],
      ['check', 'domain', '例子.中国', 'example.com', '--expires', '2026-02-01'],
      ['advise', 'examples/routing.yaml'],
    ].map((args) => [...args, '-f', format]),
  ),
  ['rules', '-f', 'table'],
  ['rules', ...CATALOGUE.map(({ id }) => id), '-f', 'table'],
  ['explain', 'domain/registration-valid', 'examples/not-ready.json'],
  ['explain', 'domain/suffix-accepted-by-province@amu-design.io', 'examples/not-ready.json'],
];

describe('in Chinese', () => {
  it.each(SPOKEN)('signs and words are Chinese: %s %s %s', async (...args) => {
    const { out } = await icp([...args, '--lang', 'zh-CN']);
    const lines = linesOf(out);
    expect(lines.length).toBeGreaterThan(3);
    expect(lines.filter((line) => ENGLISH_SIGN.test(line) || ENGLISH_WORD.test(line))).toEqual([]);
  });

  it('JUnit names its cases with Chinese signs', async () => {
    const { out } = await icp(['assess', 'examples/not-ready.json', '-f', 'junit', '--lang', 'zh-CN']);
    const names = [...out.matchAll(/ name="([^"]*)"/g)].map(([, name = '']) => name);
    expect(names.length).toBeGreaterThan(30);
    expect(names.filter((name) => ENGLISH_SIGN.test(name))).toEqual([]);
  });

  it('the report of npm start', async () => {
    const answer = await icp(['assess', 'examples/not-ready.json', '--lang', 'zh-CN']);
    const report = reportOf('examples/not-ready.json', JSON.parse(answer.out), 'zh-CN');
    expect(report).toMatch(/（警告）：/);
    expect(report).toMatch(/ {8}请回答：域名持有者是谁？/);
    expect(report).toMatch(/不适用的规则：\d+ 条/);
    expect(linesOf(report).filter((line) => ENGLISH_SIGN.test(line) || ENGLISH_WORD.test(line))).toEqual([]);
  });
});

describe('a rule by itself', () => {
  it.each(CATALOGUE.map((rule) => ({ rule, id: rule.id })))('$id is mended in whole words', ({ rule }) => {
    for (const language of LANGUAGES) {
      expect(generalFix(rule, language)).not.toMatch(/[{}…]/);
      expect(toldRule(rule.id, language).text).not.toMatch(/[{}…]/);
    }
  });

  it('is told so by every command that tells it', async () => {
    const rule = 'server/term-long-enough';
    const sarif = JSON.parse((await icp(['check', 'domain', 'example.com', '-f', 'sarif'])).out);
    const { help } = sarif.runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === rule);
    const story = (await icp(['explain', rule])).out;
    for (const text of [help.text, story, (await icp(['rules', rule, '-f', 'table'])).out])
      expect(text).toContain('at least N months (N and the way of counting depend on the product)');
  });
});

describe('a reason', () => {
  it('in a list is what was found, and never the title of the rule', async () => {
    const { out } = await icp(['assess', '--sheet', LIST, '--out', join(folder, 'a.csv'), '-f', 'table']);
    expect(out).toMatch(/list\.csv:2 {2}example\.com: The registration expired on 2026-01-01; today is/);
    expect(out).toMatch(/list\.csv:3 {2}例子\.中国: Undecided: Information missing: registrar\./);
    expect(out).toMatch(/list\.csv:4 {2}example\.io: \.io is reportedly not approved\./);
    for (const { title } of CATALOGUE) expect(out).not.toContain(title.en);
  });

  it('in the sheet beside is what was found, and says that it is undecided', async () => {
    const path = join(folder, 'b.csv');
    await icp(['assess', '--sheet', LIST, '--out', path, '--lang', 'zh-CN']);
    const written = readFileSync(path, 'utf8');
    expect(written).toMatch(/^域名,到期日期,域名持有者,结论,原因,办法,/);
    expect(written).toContain('未就绪,"注册已于 2026-01-01 到期');
    expect(written).toContain('待确认,"待确认：未提供：域名注册服务机构。');
    for (const { title } of CATALOGUE) expect(written).not.toContain(title['zh-CN']);
  });

  it('with a question is answered, without one is mended', async () => {
    const { out } = await icp(['assess', 'examples/not-ready.json', '-f', 'table']);
    expect(out).toMatch(/answer {2}Who is the registrant of the domain name\?/);
    expect(out).toMatch(/More information is needed .*\n {6}fix {5}Buy a yearly\/monthly server/);
    expect(out).not.toMatch(/answer {2}(Buy|Renew|Remove)/);
  });
});

describe('a domain in its own letters', () => {
  it('in the message of SARIF', async () => {
    const log = JSON.parse((await icp(['check', 'domain', '例子.中国', '-f', 'sarif'])).out);
    const texts = log.runs[0].results.map(({ message }: { message: { text: string } }) => message.text);
    expect(texts.length).toBeGreaterThan(0);
    for (const text of texts) expect(text).toMatch(/^例子\.中国: /);
  });

  it('to an assistant', async () => {
    const answer = JSON.parse((await icp(['check', 'domain', '例子.中国', '--expires', '2026-01-01'])).out);
    const { text, sections } = toldResult(answer, 'en');
    expect(text).toMatch(/^例子\.中国 is not ready/);
    for (const { entries } of sections) for (const entry of entries) expect(entry.text).not.toContain('xn--');
  });

  it('names a finding that is to be explained, as its other spelling does', async () => {
    const of = (name: string) =>
      icp(['explain', `domain/registrant-matches-entity@${name}`, 'examples/not-ready.json']);
    const [own, ascii] = [await of('例子.中国'), await of('xn--fsqu00a.xn--fiqs8s')];
    expect(own.status).toBe(0);
    expect(own.out).toContain('domain/registrant-matches-entity@例子.中国: undecided');
    expect(ascii).toEqual(own);
    expect((await of('例子.公司')).err).toContain('domain/registrant-matches-entity@例子.中国');
  });
});

describe('a question', () => {
  /** Members, values and paths of the API; parts of addresses are none. */
  const OF_THE_API =
    /[a-z]\.[a-z]+[A-Z]|\b[a-z]+[A-Z][a-z]|\bnull\b|\/v1\/|\brouting\b|filing\.status|[（(](?:[a-z]+|null)[)）]|(?:Add|add) (?:it|them) to|(?:列入|填入|填写) ?[a-z]/;
  const TABLES = [ENTITY, ORDER, WEBSITE, DOMAIN, SERVER, CODE, ROUTING, VERIFICATION];
  const asked = TABLES.flatMap(({ facts }) => Object.keys(facts)).filter(
    (fact) => questionOf(fact) !== undefined,
  );

  it.each(LANGUAGES)(
    'names facts in words, and so does what mends a finding, and what was found (%s)',
    async (language) => {
      expect(asked.length).toBeGreaterThan(30);
      const result = JSON.parse((await icp(['check', 'domain', 'a.cn'])).out);
      const [finding] = result.findings;
      const questions = asked.map((fact) => ({
        outcome: 'unknown',
        fix: questionOf(fact)?.[language],
        message: '',
      }));
      const told = CATALOGUE.flatMap(({ id, fix, messages }) => [
        { rule: id, outcome: 'fail', fix: fix[language], message: '' },
        ...Object.values(messages).map((text) => ({
          rule: id,
          outcome: 'unknown',
          message: text?.[language] ?? '',
        })),
      ]);
      const several = { outcome: 'unknown', fix: questions.map(({ fix }) => fix).join(' '), message: '' };
      const findings = [...questions, ...told, several].map((each) => ({ ...finding, ...each }));
      const worded = inWords({ ...result, findings }, language).findings;
      // An EPP status has the letters of a member, and so has what is filled in.
      const texts = worded.map(({ fix = '', message }: { fix?: string; message: string }) =>
        `${fix}${message}`.replace(/(?:client|server)Hold|pendingDelete|redemptionPeriod|\{\w+\}/g, ''),
      );
      expect(texts.filter((text: string) => OF_THE_API.test(text))).toEqual([]);
      expect(texts.at(-1)).toBe(texts.slice(0, questions.length).join(' '));
      expect(planInWords(PLAN_SUMMARIES.impossible[language], language)).not.toContain('obstacles');
    },
  );

  it.each(LANGUAGES)('is no question of members where a rule is told alone (%s)', async (language) => {
    const ids = CATALOGUE.map(({ id }) => id);
    const { out } = await icp(['rules', ...ids, '-f', 'table', '--lang', language]);
    const fixes = linesOf(out).filter((line) => /^ {2}(?:fix: |办法：)/.test(line));
    expect(fixes.length).toBe(ids.length);
    const told = fixes.map((line) =>
      line.replace(/(?:client|server)Hold|pendingDelete|redemptionPeriod/g, ''),
    );
    expect(told.filter((line) => OF_THE_API.test(line))).toEqual([]);
  });

  const BODY = {
    account: { id: 'a' },
    entity: { kind: 'individual', name: '王海棠' },
    websites: [
      { name: '海棠花开', domains: [{ name: 'a.cn' }, { name: 'b.cn' }] },
      { name: '海棠书架', domains: [{ name: 'c.cn' }], content: { lawful: true } },
    ],
    servers: [{ id: 'ecs-1', product: 'ecs', region: 'cn-north-4', billingMode: 'yearly-monthly' }],
    routing: [{ domain: 'c.cn', filing: { status: 'filed' }, cdn: { serviceArea: 'global' } }],
    authorizationCodes: [{ code: 'ABCD-1234' }],
  };

  it.each([
    [
      'en',
      'set',
      ' (null if there is none)',
      ' ([] if there are none)',
      'in a service that keeps codes (--service URL)',
    ],
    ['zh-CN', '填写', '（没有则为 null）', '（没有则为 []）', '保存授权码的服务（--service URL）'],
  ])('says how it is answered in a file: %s', async (language, set, none, empty, service) => {
    const path = join(folder, 'asked.json');
    writeFileSync(path, JSON.stringify(BODY));
    const { out } = await icp(['assess', path, '--lang', language, '-f', 'table']);
    const stated = linesOf(out)
      .filter((line) => line.startsWith(`      ${set} `))
      .map((line) => line.slice(6 + set.length).trim());
    for (const place of [
      `account/filedEntity${none}`,
      `servers/0/eip${none}`,
      `websites/1/content/industries${empty}`,
      ...[
        'websites/0/domains/0/registrar',
        'websites/0/domains/1/expiresOn',
        'websites/1/domains/0/realName',
      ],
      ...['servers/0/subscription', 'servers/0/filingsUsed', service],
    ])
      expect(stated).toContain(place);
    const { out: markdown } = await icp(['assess', path, '--lang', language, '-f', 'markdown']);
    expect(markdown).toContain(`<br><code>account/filedEntity${none}</code> |`);
    const rule = 'entity/one-per-account';
    expect((await icp(['explain', rule, path, '--lang', language])).out).toContain(
      `account/filedEntity${none}`,
    );
  });

  it('says so of one of several applications, and of what stands in another file', async () => {
    const path = join(folder, 'several.yaml');
    writeFileSync(
      path,
      JSON.stringify({
        applications: [BODY, { entity: BODY.entity, include: [{ sheet: 'list.csv' }] }],
      }).replace('{', '# several\n{'),
    );
    const { out } = await icp(['assess', path, '-f', 'table']);
    expect(out).toContain('set     applications/0/websites/0/domains/0/registrar\n');
    expect(out).toContain('set     applications/1/websites/*/domains/*/registrar\n');
  });

  it.each([
    [
      ['check', 'domain', 'a.cn'],
      [
        '--registrar NAME|IANA-ID',
        '--expires DATE',
        '--real-name yes|no',
        '--registrant NAME, --entity NAME',
      ],
    ],
    [
      ['check', 'server', '--product', 'ecs', '--region', 'cn-north-4', '--billing', 'yearly-monthly'],
      ['--starts DATE, --expires DATE', '--eip ADDRESS|none', '--filings-used N'],
    ],
    [['advise', 'ROUTING'], ['servers']],
  ])('says which option answers it, or which member: %j', async (args, expected) => {
    const routing = join(folder, 'routing.json');
    const elb = { address: '203.0.113.8', region: 'cn-north-4', backendServerIds: ['ecs-1'] };
    const body = { domain: 'a.cn', filing: { status: 'in-progress' }, elb, servers: [] };
    writeFileSync(routing, JSON.stringify(body));
    const { out } = await icp([...args.map((arg) => (arg === 'ROUTING' ? routing : arg)), '-f', 'table']);
    const stated = [...out.matchAll(/^ {6}set {5}(.*)$/gm)].map(([, said]) => said);
    for (const each of expected) expect(stated, out).toContain(each);
  });

  it('of a row is answered in a column', async () => {
    const args = [
      'assess',
      '--sheet',
      LIST,
      '--out',
      join(folder, 'c.csv'),
      '-f',
      'markdown',
      '--lang',
      'zh-CN',
    ];
    const { out } = await icp(args);
    expect(out).toContain('<code>“域名持有者”列，“主体”列</code>');
    expect(out).toContain('<code>“注册商”列</code>');
  });
});
