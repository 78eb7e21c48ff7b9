import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { icp } from '../../testing/cli.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-manifest-'));
function file(name: string, text: string): string {
  writeFileSync(join(folder, name), text);
  return join(folder, name);
}
const ENTITY = 'entity: { kind: enterprise, name: 示例有限公司 }\n';
const SITE = 'websites: [{ name: 示例, domains: [{ name: example.com }] }]\n';

it('judges every application of a manifest', async () => {
  const { items } = JSON.parse((await icp(['assess', 'examples/icp.yaml'])).out);
  expect(items.map(({ subject }: { subject: string }) => subject)).toEqual([
    'haitangjiaju.cn',
    'wanghaitang.cn',
  ]);
});

it('names codes by their variables, and shows nothing that they hold', async () => {
  const manifest = file(
    'code.yaml',
    `${ENTITY}${SITE}servers: []\nauthorizationCodes:\n  - code: \${ICP_CODE_1}\n  - code: \${ICP_CODE_2}\n`,
  );
  const { out } = await icp(['assess', manifest, '-f', 'table'], { env: { ICP_CODE_1: 'ABCD-EFGH-JKMN' } });
  expect(out).toContain(`code \${ICP_CODE_1}`);
  expect(out).toContain(`code \${ICP_CODE_2}`);
  expect(out).not.toContain('JKMN');
});

it.each([
  ['authorizationCodes', 'authorizationCodes:\n  - code: ABCD-EFGH\n', 5],
  [
    'routing',
    'routing:\n  - domain: example.com\n    filing: { status: none }\n    authorizationCodes: [{ code: ABCD-EFGH }]\n',
    7,
  ],
])('refuses a code that stands in a manifest, in %s', async (_, codes, line) => {
  const manifest = file('value.yaml', `${ENTITY}${SITE}servers: []\n${codes}`);
  const { status, err } = await icp(['assess', manifest]);
  expect(status).toBe(2);
  expect(err).toMatch(new RegExp(`value\\.yaml:${line}:\\d+: an authorization code must not stand`));
  expect(err).not.toContain('ABCD');
});

describe('codes that are no references', () => {
  const toldOf = async (codes: readonly string[], ...more: string[]) => {
    const list = codes.map((code) => `{ code: '${code}' }`).join(', ');
    const manifest = file('likes.yaml', `${ENTITY}${SITE}servers: []\nauthorizationCodes: [${list}]\n`);
    const { status, err } = await icp(['assess', manifest, ...more]);
    return { status, lines: err.split('\n').filter(Boolean) };
  };

  it.each([
    [['ABCD1234EFGH', '$ICP_X', '$' + '{icp x}']],
    [['ABCD-EFGH', 'abcdefgh']],
    [['$' + '{ICP_X}', '$ICP_X']],
    [['$ICP_X', '$' + '{ICP_X}', '%ICP_X%']],
  ])('are each told as that, and as nothing else: %j', async (codes) => {
    const { status, lines } = await toldOf(codes);
    expect(status).toBe(2);
    expect(lines).toHaveLength(codes.filter((code) => !/^\$\{\w+\}$/.test(code)).length);
    for (const line of lines) expect(line).toMatch(/:\d+: an authorization code must not stand/);
  });

  it('and one that is named twice is repeated; names of variables that are alike are told as that', async () => {
    const twice = await toldOf(['$' + '{ICP_X}', '$' + '{ICP_X}']);
    expect(twice.lines).toEqual([expect.stringContaining('appears more than once')]);
    for (const other of ['$' + '{ICPX}', '$' + '{icp_x}']) {
      const { status, lines } = await toldOf(['$' + '{ICP_X}', other]);
      expect({ status, lines }).toEqual({
        status: 2,
        lines: [expect.stringContaining('is that of another one but for case and signs')],
      });
    }
  });
});

describe('an address that no included file has', () => {
  const PLAN = 'examples/plan.json';
  const WEB = 'huaweicloud_compute_instance.web';
  const toldOf = async (servers: string, terraform: readonly string[], lang = 'en') => {
    const manifest = file('astray.yaml', `${ENTITY}${SITE}${servers}\n`);
    const { status, err } = await icp(['assess', manifest, ...terraform, '--lang', lang]);
    return { status, lines: err.split('\n').filter(Boolean) };
  };

  it.each([
    ['huaweicloud_compute_instance.wbe', WEB],
    ['huaweicloud_compute_instance.web[0]', WEB],
    ['huaweicloud_compute_instnce.web', WEB],
    ['huaweicloud_compute_instance.wbe["生产"]', WEB],
  ])('is told as that alone, with the closest one: %s', async (id, meant) => {
    const servers = `servers: [{ id: '${id}', filingsUsed: 0 }]`;
    const { status, lines } = await toldOf(servers, ['--terraform', PLAN]);
    expect({ status, lines }).toEqual({
      status: 2,
      lines: [
        expect.stringContaining(
          `astray.yaml:3:17: no included file has a server of the address ${id}. Did you mean ${meant}?`,
        ),
      ],
    });
    expect((await toldOf(servers, ['--terraform', PLAN], 'zh-CN')).lines[0]).toContain(`是否想写 ${meant}？`);
  });

  it('is told where nothing is included, and nothing is like it', async () => {
    for (const [id, terraform] of [
      ['module.shop["hk"].huaweicloud_compute_instance.web', []],
      ['data.other_thing.x', ['--terraform', PLAN]],
    ] as const) {
      const { status, lines } = await toldOf(`servers: [{ id: '${id}' }]`, terraform);
      expect({ status, lines }).toEqual({
        status: 2,
        lines: [expect.stringMatching(/no included file has a server of the address [^?]+$/)],
      });
    }
  });

  it('is told of a backend too, and of nothing that stands for itself', async () => {
    const facts = 'product: ecs, region: cn-north-4, billingMode: yearly-monthly';
    const routing =
      "routing: [{ domain: example.com, filing: { status: none }, elb: { address: 203.0.113.1, region: cn-north-4, backendServerIds: ['huaweicloud_compute_instance.wbe[1]'] } }]";
    const { lines } = await toldOf(`servers: [{ id: ${WEB}, ${facts} }]\n${routing}`, []);
    expect(lines).toEqual([
      expect.stringContaining('has a server of the address huaweicloud_compute_instance.wbe[1]'),
    ]);
    expect((await toldOf(`servers: [{ id: ${WEB}, ${facts} }]`, [])).lines).toEqual([]);
  });
});

it('completes servers from Terraform, and leaves what is stated as it is', async () => {
  const plan = join(process.cwd(), 'test/evidence/samples/terraform/state-show.json');
  const manifest = file('tf.yaml', `${ENTITY}${SITE}include: []\nservers: []\n`);
  const { items, ...one } = JSON.parse((await icp(['assess', manifest, '--terraform', plan])).out);
  expect(items).toBeUndefined();
  expect(one.request.servers.length).toBeGreaterThan(0);
  const [first] = one.request.servers;
  const stated = file(
    'stated.yaml',
    `${ENTITY}${SITE}servers: [{ id: ${first.id}, region: ap-southeast-1, filingsUsed: 2 }]\n`,
  );
  const joined = JSON.parse((await icp(['assess', stated, '--terraform', plan])).out);
  expect(joined.request.servers[0]).toEqual({ ...first, region: 'ap-southeast-1', filingsUsed: 2 });
});

describe('servers of for_each and count', () => {
  const WEB = 'huaweicloud_compute_instance.fe';
  const plan = (name: string, keys: readonly string[], values: object = {}) =>
    file(
      name,
      JSON.stringify({
        format_version: '1.2',
        planned_values: {
          root_module: {
            resources: keys.map((key) => ({
              address: `${WEB}${key}`,
              mode: 'managed',
              type: 'huaweicloud_compute_instance',
              name: 'fe',
              values: {
                charging_mode: 'prePaid',
                period_unit: 'month',
                period: 12,
                region: 'cn-north-4',
                ...values,
              },
            })),
          },
        },
      }),
    );
  const judged = async (manifest: string, ...args: string[]) => {
    const { out, err, status } = await icp(['assess', manifest, ...args]);
    return { servers: JSON.parse(out).request.servers, err, status };
  };

  it('are all joined, whatever their keys are', async () => {
    plan('keys.json', ['["生产"]', '["测试"]', '["a/b"]', '["a b"]']);
    const manifest = file('keys.yaml', `${ENTITY}${SITE}include: [{ terraform: keys.json }]\n`);
    const { servers, err } = await judged(manifest);
    expect(servers).toHaveLength(4);
    expect(new Set(servers.map(({ id }: { id: string }) => id)).size).toBe(4);
    expect(err).toBe('');
  });

  it.each([
    ['its address in a plan', `${WEB}[0]`, {}],
    ['the id that is made of it', `${WEB}.0`, {}],
    ['its address in a state, in which it has an id', `${WEB}[0]`, { id: 'i-1' }],
    ['the id of the plan in a state', `${WEB}.0`, { id: 'i-1' }],
  ])('are stated by %s', async (_, id, values) => {
    const terraform = plan('count.json', ['[0]'], values);
    const manifest = file(
      'count.yaml',
      `${ENTITY}${SITE}servers: [{ id: '${id}', filingsUsed: 2 }]\nrouting: [{ domain: example.com, filing: { status: none }, elb: { address: 203.0.113.1, region: cn-north-4, backendServerIds: ['${id}'] } }]\n`,
    );
    const { out, err } = await icp(['assess', manifest, '--terraform', terraform]);
    expect(err).toBe('');
    const { request } = JSON.parse(out);
    expect(request.servers).toMatchObject([{ id: `${WEB}.0`, region: 'cn-north-4', filingsUsed: 2 }]);
    expect(request.servers).toHaveLength(1);
    expect(request.routing[0].elb.backendServerIds).toEqual([`${WEB}.0`]);
    const including = file(
      'including.yaml',
      `${ENTITY}${SITE}servers: [{ id: '${id}', filingsUsed: 2 }]\ninclude: [{ terraform: count.json }]\n`,
    );
    for (const name of [`${WEB}[0]`, `${WEB}.0`]) {
      const told = await icp(['explain', `server/in-mainland@${name}`, including]);
      expect(told).toMatchObject({ status: 0, err: '' });
    }
  });

  it('of two files that have one address are told', async () => {
    plan('prod.json', ['[0]']);
    plan('staging.json', ['[0]'], { region: 'ap-southeast-1' });
    const manifest = file(
      'two.yaml',
      `${ENTITY}${SITE}include: [{ terraform: prod.json }, { terraform: staging.json }]\n`,
    );
    const { servers, err } = await judged(manifest);
    expect(servers).toHaveLength(1);
    expect(err).toMatch(/staging\.json: huaweicloud_compute_instance\.fe\[0\]: .*prod\.json/);
  });
});

it('includes a sheet, whose faults are told by line and column', async () => {
  file('sites.csv', '域名,网站名称,到期日期\nexample.com,示例,2027-01-01\nexample.net,示例二,昨天\n');
  const manifest = file('sheet.yaml', `${ENTITY}include: [{ sheet: sites.csv }]\nservers: []\n`);
  const { status, err, out } = await icp(['assess', manifest]);
  expect(status).toBe(2);
  expect(err).toMatch(/sites\.csv:3:3: the cell "昨天"/);
  expect(JSON.parse(out).request.websites).toEqual([
    { name: '示例', domains: [{ name: 'example.com', expiresOn: '2027-01-01' }] },
  ]);
});

describe('a sheet that has what the manifest states', () => {
  const HEAD =
    '域名,注册商,注册商IANA编号,域名持有者,到期时间,网站名称,服务器,产品,区域,计费模式,备案状态,备案号\n';
  const ROW =
    '阿里云,1599,示例有限公司,2027-09-30,示例官网,ecs-9,ECS,北京四,包年/包月,已备案,粤ICP备12345678号-1';
  const judged = async (name: string, websites: string, rows: string, more = '') => {
    file(`${name}.csv`, `${HEAD}${rows}`);
    const manifest = file(`${name}.yaml`, `${ENTITY}${websites}${more}include: [{ sheet: ${name}.csv }]\n`);
    const { out, err } = await icp(['assess', manifest]);
    return { manifest, err, ...(out !== '' && JSON.parse(out)) };
  };

  it.each([
    ['example.cn', 'example.cn'],
    ['EXAMPLE.cn.', 'example.cn'],
    ['example.cn', 'https://www.example.cn/index.html'],
    ['www.example.cn', 'Example.CN'],
    ['例子.中国', 'xn--fsqu00a.xn--fiqs8s'],
    ['example.cn', 'ｅｘａｍｐｌｅ.ｃｎ'],
  ])('completes the domain %s by the row of %s', async (stated, given) => {
    const { err, request } = await judged(
      'same',
      `websites: [{ name: 我的示例, domains: [{ name: ${stated}, expiresOn: 2028-01-01, registrar: { name: 阿里云 } }] }]\n`,
      `${given},${ROW}\n`,
    );
    expect(err).toBe('');
    expect(request.websites).toMatchObject([
      {
        name: '我的示例',
        domains: [
          {
            expiresOn: '2028-01-01',
            registrar: { name: '阿里云', ianaId: 1599 },
            registrant: { name: '示例有限公司' },
          },
        ],
      },
    ]);
    expect(request.websites[0].domains).toHaveLength(1);
    expect(request.servers).toMatchObject([{ id: 'ecs-9', region: 'cn-north-4' }]);
  });

  it('never takes the number of one registrar for that of another', async () => {
    const { request } = await judged(
      'other-registrar',
      'websites: [{ name: 我的示例, domains: [{ name: example.cn, registrar: { name: GoDaddy } }] }]\n',
      `example.cn,,${ROW.slice(ROW.indexOf('1599'))}\n`,
    );
    expect(request.websites[0].domains[0].registrar).toEqual({ name: 'GoDaddy' });
  });

  it.each([
    ['with a name that is not stated', '{ domains: [{ name: example.cn }] }', '示例官网'],
    ['with a name that is stated', '{ name: 我的示例, domains: [{ name: example.cn }] }', '我的示例'],
    ['that states no domain, by its name', '{ name: 示例 官网, content: { lawful: true } }', '示例 官网'],
    [
      'whose domain is not its first',
      '{ name: 我的示例, domains: [{ name: example.com }, { name: example.cn }] }',
      '我的示例',
    ],
  ])('completes a website %s', async (_, website, name) => {
    const { err, request } = await judged('site', `websites: [${website}]\n`, `example.cn,${ROW}\n`);
    expect(err).toBe('');
    expect(request.websites).toHaveLength(1);
    expect(request.websites[0]).toMatchObject({ name });
    expect(request.websites[0].domains.at(-1)).toMatchObject({ name: 'example.cn', expiresOn: '2027-09-30' });
  });

  it('leaves a part as it is stated that the row contradicts, or states in another way', async () => {
    const { err, request } = await judged(
      'other',
      'websites: [{ name: 我的示例, domains: [{ name: example.cn, registrar: { name: 腾讯云 } }] }]\n',
      `example.cn,${ROW}\n`,
      'servers: [{ id: ecs-9, subscription: { orders: [{ startsOn: 2026-01-01, months: 12 }] } }]\nrouting: [{ domain: EXAMPLE.cn, filing: { status: filed } }]\n',
    );
    expect(err).toBe('');
    expect(request.websites[0].domains[0].registrar).toEqual({ name: '腾讯云' });
    expect(request.servers).toMatchObject([
      { product: 'ecs', subscription: { orders: [{ startsOn: '2026-01-01', months: 12 }] } },
    ]);
    expect(request.servers[0].subscription.startsOn).toBeUndefined();
    expect(request.routing).toEqual([
      { domain: 'example.cn', filing: { status: 'filed', number: '粤ICP备12345678号-1' } },
    ]);
  });

  it('leads from what it adds to its cells, from what is stated to the manifest', async () => {
    const site = 'websites: [{ name: 示例官网, domains: [{ name: example.cn, resolves: false }] }]\n';
    const { manifest } = await judged(
      'cells',
      site,
      `example.cn,${ROW.replace('2027-09-30', '2026-01-01')}\n`,
    );
    const { out } = await icp(['assess', manifest, '-f', 'github']);
    const lineOf = (rule: string) => out.split('\n').find((line) => line.endsWith(`%0A${rule}`));
    expect(lineOf('domain/registration-valid')).toMatch(
      /file=[^,]*cells\.csv,line=2,.*cells\.csv:2:5 \(column E\)/,
    );
    expect(lineOf('domain/real-name-verified')).toMatch(/file=[^,]*cells\.yaml,line=2,/);
    file('cells.csv', `${HEAD}example.cn,${ROW.replace('2027-09-30', '2027-99-99')}\n`);
    expect((await icp(['assess', manifest])).err).toContain('cells.csv:2:5');
  });

  it('adds what another sheet that was joined before lacks', async () => {
    file('first.csv', '域名,到期时间\nexample.cn,2028-01-01\n');
    file('second.csv', `${HEAD}www.example.cn,${ROW}\nexample.net,${ROW}\n`);
    const manifest = file(
      'two-sheets.yaml',
      `${ENTITY}include: [{ sheet: first.csv }, { sheet: second.csv }]\n`,
    );
    const { out, err } = await icp(['assess', manifest]);
    expect(err).toBe('');
    expect(JSON.parse(out).request.websites).toMatchObject([
      { domains: [{ name: 'example.cn', expiresOn: '2028-01-01', registrant: { name: '示例有限公司' } }] },
      { domains: [{ name: 'example.net', expiresOn: '2027-09-30' }] },
    ]);
  });

  it.each([
    ['stated', SITE],
    ['of nothing else', ''],
  ])('is refused where its own rows repeat a domain, %s', async (_, stated) => {
    const { err, verdict } = await judged('twice', stated, `example.com,${ROW}\nwww.example.com,${ROW}\n`);
    expect(verdict).toBeUndefined();
    expect(err).toMatch(/twice\.csv:3:1: /);
  });

  it('is joined in time, however many rows and domains there are', async () => {
    const names = Array.from({ length: 3_000 }, (_, at) => `example-${at}.cn`);
    file('long.csv', `域名,备案状态\n${names.map((name) => `${name},未备案\n`).join('')}`);
    const sites = names.map((name) => `{ name: 示例, domains: [{ name: www.${name} }] }`);
    const manifest = file(
      'long.yaml',
      `${ENTITY}websites: [${sites.join(', ')}]\ninclude: [{ sheet: long.csv }]\n`,
    );
    const { err } = await icp(['assess', manifest]);
    expect(err).not.toContain('repeated');
  });
});

describe('a sheet with rows of other entities', () => {
  const HEAD = '域名,主体名称,主体性质\n';
  const rowsOf = (...names: string[]) =>
    names.map((name, at) => `example-${at}.cn,${name},${name === '' ? '' : '企业'}\n`).join('');
  const domainsIn = (out: string) =>
    JSON.parse(out).request.websites.map(
      ({ domains: [domain] }: { domains: { name: string }[] }) => domain?.name,
    );

  it.each([
    ['en', 'mixed.csv: rows of another entity than "示例有限公司" are left out: 2, by line: 3, 6\n'],
    ['zh-CN', 'mixed.csv: 有 2 行的主体不是“示例有限公司”，未读入：第 3、6 行\n'],
  ])('joins those of its own and of none, and tells the others in one line, in %s', async (lang, said) => {
    file('mixed.csv', `${HEAD}${rowsOf('示例有限公司', '青木公司', '', ' 示例 有限公司 ', '北方公司')}`);
    const manifest = file('mixed.yaml', `${ENTITY}include: [{ sheet: mixed.csv }]\n`);
    const { out, err } = await icp(['assess', manifest, '--lang', lang]);
    expect(domainsIn(out)).toEqual(['example-0.cn', 'example-2.cn', 'example-3.cn']);
    expect(err).toBe(`${join(folder, said)}`);
  });

  it.each([
    ['示例（深圳）有限公司', '示例(深圳)有限公司', true],
    ['示例有限公司', '示例有限公司（北京）', false],
    ['台灣示例', '台湾示例', true],
    ['Example Ltd.', 'EXAMPLE, LTD', true],
    ['王海棠', 'wang haitang', true],
    ['王海棠', '王**', true],
    ['王海棠', '王海', false],
  ])('compares names as rules do: of %s a row of %s', async (own, name, isOwn) => {
    file('spelt.csv', `${HEAD}example.cn,"${name}",企业\nexample.com,,\n`);
    const manifest = file(
      'spelt.yaml',
      `entity: { kind: enterprise, name: '${own}' }\ninclude: [{ sheet: spelt.csv }]\n`,
    );
    const { out, err } = await icp(['assess', manifest]);
    expect(domainsIn(out)).toEqual(isOwn ? ['example.cn', 'example.com'] : ['example.com']);
    expect(err === '').toBe(isOwn);
  });

  it('names ten lines at most, and tells no fault of a row that is left out', async () => {
    const names = Array.from({ length: 12 }, () => '青木公司');
    file(
      'many-others.csv',
      `域名,主体名称,到期日期\nexample.cn,,\n${names.map((name) => `,${name},昨天\na.cn,${name},昨天\n`).join('')}`,
    );
    const manifest = file('many-others.yaml', `${ENTITY}include: [{ sheet: many-others.csv }]\n`);
    const { err } = await icp(['assess', manifest]);
    const lines = err.trim().split('\n');
    expect(lines.find((line) => line.includes('left out'))).toMatch(
      /left out: 12, by line: 4, 6, 8, 10, 12, 14, 16, 18, 20, 22 and more$/,
    );
    expect(lines.filter((line) => line.includes('昨天'))).toEqual([]);
  });

  it('gives each application of a manifest its own rows', async () => {
    file('both.csv', `${HEAD}${rowsOf('示例有限公司', 'Apple Inc', '青木公司', '示例有限公司')}`);
    const of = (name: string) =>
      `  - { entity: { kind: enterprise, name: ${name} }, include: [{ sheet: both.csv }] }\n`;
    const manifest = file(
      'both.yaml',
      `applications:\n${['示例有限公司', '青木公司', 'Apple Inc'].map(of).join('')}`,
    );
    const { out, err } = await icp(['assess', manifest]);
    const sites = JSON.parse(out).items.map((item: object) => domainsIn(JSON.stringify(item)));
    expect(sites).toEqual([['example-0.cn', 'example-3.cn'], ['example-2.cn'], ['example-1.cn']]);
    expect(err.trim().split('\n')).toHaveLength(3);
  });

  it('joins all rows to an application that states no entity', async () => {
    file('none-own.csv', `${HEAD}${rowsOf('示例有限公司', '青木公司')}`);
    const { err } = await icp(['assess', file('none-own.yaml', 'include: [{ sheet: none-own.csv }]\n')]);
    expect(err).not.toContain('left out');
    expect(err).toMatch(/none-own\.yaml:1:1: entity: /);
  });
});

describe('an included file that cannot be read', () => {
  file('not.json', '{"a":1,}');
  file('names.csv', 'a,b\n1,2\n');
  const WHOLE = `${ENTITY}${SITE}servers: []\n`;

  it.each([
    ['is not there', 'terraform: nothere.json', 'nothere.json: the file does not exist'],
    ['is not there, of a sheet', 'sheet: nothere.csv', 'nothere.csv: the file does not exist'],
    ['is a folder', 'sheet: .', ': this is a folder'],
    ['is malformed', 'terraform: not.json', undefined],
    ['has no headings', 'sheet: names.csv', 'names.csv: no row of headings was found'],
    ['is a manifest', 'sheet: whole.yaml', 'whole.yaml: this is no sheet'],
  ])('is told where the manifest names it: one that %s', async (_, include, said) => {
    file('whole.yaml', WHOLE);
    const manifest = file('names.yaml', `${WHOLE}include:\n  - ${include}\n`);
    const { status, err, out } = await icp(['assess', manifest]);
    expect(status).toBe(2);
    if (said === undefined) return expect(err).toContain('not.json:1:');
    const column = include.indexOf(':') + 7;
    expect(err).toMatch(new RegExp(`names\\.yaml:5:${column}: .*${said.replace('.', '\\.')}`));
    expect([out, err.trim().split('\n').length]).toEqual(['', 1]);
  });

  it('leaves the other applications of the manifest judged, in the form that several have', async () => {
    const of = (name: string, include = '') =>
      `  - name: ${name}\n    ${ENTITY}    ${SITE}    servers: []\n${include}`;
    const missing = '    include: [{ terraform: a.json }, { sheet: b.csv }, { terraform: c.json }]\n';
    const manifest = file('three.yaml', `applications:\n${of('one', missing)}${of('two')}${of('three')}`);
    const { status, err, out } = await icp(['assess', manifest]);
    expect(status).toBe(2);
    expect(err.trim().split('\n')).toEqual([
      expect.stringMatching(/three\.yaml:6:28: .*a\.json: the file does not exist$/),
      expect.stringMatching(/three\.yaml:6:69: .*c\.json: the file does not exist$/),
      expect.stringMatching(/three\.yaml:6:47: .*b\.csv: the file does not exist$/),
    ]);
    expect(JSON.parse(out).items).toHaveLength(2);
    const two = file('two-of.yaml', `applications:\n${of('one', missing)}${of('two')}`);
    expect(JSON.parse((await icp(['assess', two])).out).items).toHaveLength(1);
    const table = await icp(['assess', two, '-f', 'table']);
    expect(table.out).toContain('1 could not be read');
    const github = await icp(['assess', two, '-f', 'github']);
    expect(github.out).toMatch(/^::error file=[^,]*two-of\.yaml,line=6,col=28,title=/m);
  });

  it('ends what needs the whole: a calendar, a story', async () => {
    const manifest = file('ends.yaml', `${WHOLE}include: [{ sheet: nothere.csv }]\n`);
    for (const args of [['calendar'], ['explain', 'domain/tld-approved']]) {
      const { status, err } = await icp([...args, manifest, '--lang', 'zh-CN']);
      expect(status).toBe(2);
      expect(err).toMatch(/ends\.yaml:4:20: .*nothere\.csv: 文件不存在\n$/);
    }
  });

  it('of the command line is told by its name alone', async () => {
    const { status, err, out } = await icp(['assess', file('w.yaml', WHOLE), '--terraform', 'nothere.json']);
    expect([status, out, err]).toEqual([2, '', 'icp-preflight: nothere.json: the file does not exist\n']);
  });
});

it('includes a file by its whole path as well', async () => {
  const sheet = file('whole-path.csv', '域名,网站名称\nexample.com,示例\n');
  const manifest = file('whole-path.yaml', `${ENTITY}include: [{ sheet: '${sheet}' }]\n`);
  const { out, err } = await icp(['assess', manifest]);
  expect(err).toBe('');
  expect(JSON.parse(out).request.websites).toMatchObject([{ domains: [{ name: 'example.com' }] }]);
});

it('shows where a fact of an included file stands', async () => {
  file('late.csv', '域名,到期日期\nexample.com,2026-01-01\n');
  const manifest = file('late.yaml', `${ENTITY}include: [{ sheet: late.csv }]\nservers: []\n`);
  expect((await icp(['assess', manifest, '-f', 'table'])).out).toMatch(/late\.csv:2:2/);
});

describe('an inventory of several hosts', () => {
  const resource = (type: string, name: string, values: object) => ({
    address: `huaweicloud_${type}.${name}`,
    mode: 'managed',
    type: `huaweicloud_${type}`,
    name,
    values,
  });
  const record = (name: string, value: string) =>
    resource('dns_recordset', `r${value.replaceAll('.', '')}`, { name, type: 'A', records: [value] });
  const cdn = (name: string, status: string) =>
    resource('cdn_domain', `c${status}`, {
      name,
      service_area: 'outside_mainland_china',
      domain_status: status,
    });
  const RESOURCES = [
    record('example.com.', '203.0.113.1'),
    record('mail.example.com.', '203.0.113.2'),
    record('www.example.com.', '203.0.113.3'),
    record('*.example.com.', '203.0.113.4'),
    cdn('img.example.com', 'online'),
    cdn('www.example.com', 'offline'),
  ];

  it.each([
    ['example.com', ['203.0.113.1'], false],
    ['www.example.com', ['203.0.113.3'], false],
    ['WWW.Example.com.', ['203.0.113.3'], false],
    ['mail.example.com', ['203.0.113.2'], false],
    ['img.example.com', ['203.0.113.4'], true],
    ['shop.example.com', ['203.0.113.4'], false],
    ['a.shop.example.com', ['203.0.113.4'], false],
  ])('gives %s its own records and CDN', async (domain, addresses, isOnCdn) => {
    file(
      'hosts.json',
      JSON.stringify({
        format_version: '1.2',
        terraform_version: '1.9.0',
        values: { root_module: { resources: RESOURCES } },
      }),
    );
    const manifest = file(
      'hosts.yaml',
      `${ENTITY}${SITE}servers: []\ninclude: [{ terraform: hosts.json }]\nrouting: [{ domain: ${domain}, filing: { status: none } }]\n`,
    );
    const { request } = JSON.parse((await icp(['assess', manifest])).out);
    const [routing] = request.routing;
    expect(routing.dns.map(({ value }: { value: string }) => value)).toEqual(addresses);
    expect('cdn' in routing).toBe(isOnCdn);
  });
});

describe('what would be left out of a manifest without a word is refused', () => {
  it.each([
    ['an include that is a name', 'include: plan.json', 'expected a list of files', 3],
    ['one that is an object', 'include: { terraform: plan.json }', 'expected a list of files', 3],
    ['a name among includes', 'include:\n  - plan.json', 'expected "terraform: FILE" or "sheet: FILE"', 4],
    ['a misspelt kind', 'include: [{ terrafrom: plan.json }]', 'expected "terraform: FILE"', 3],
    ['two kinds in one', 'include: [{ terraform: a.json, sheet: b.csv }]', 'expected "terraform: FILE"', 3],
    ['a kind without a file', 'include: [{ sheet: }]', 'expected "terraform: FILE"', 3],
    ['a file that is a number', 'include: [{ sheet: 7 }]', 'expected "terraform: FILE"', 3],
  ])('%s', async (_, include, said, line) => {
    const { status, err } = await icp(['assess', file('include.yaml', `${ENTITY}${SITE}${include}\n`)]);
    expect(status).toBe(2);
    expect(err).toContain(`include.yaml:${line}:`);
    expect(err).toContain(said);
  });

  it('but not an include that is blank', async () => {
    const { status } = await icp(['assess', file('blank.yaml', `${ENTITY}${SITE}include:\n`)]);
    expect(status).not.toBe(2);
  });

  it('a list of no applications', async () => {
    const { status, out, err } = await icp(['assess', file('none.yaml', 'applications: []\n')]);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('none.yaml:1:15: no application is listed');
  });

  it('what stands beside a list of applications', async () => {
    const manifest = file('beside.yaml', `${ENTITY}applications:\n  - { name: a }\n`);
    const { status, err } = await icp(['assess', manifest]);
    expect(status).toBe(2);
    expect(err).toContain('beside.yaml:1:9: "entity" cannot stand beside "applications"');
  });
});

it('completes every application by a plan on standard input', async () => {
  const plan = readFileSync('examples/plan.json');
  const args = ['assess', 'examples/icp.yaml', '--as-of', '2026-11-23', '--terraform'];
  const byInput = spawnSync(process.execPath, ['cli/main.ts', ...args, '-'], {
    input: plan,
    encoding: 'utf8',
  });
  expect(byInput.stderr).toBe('');
  expect(byInput.stdout).toBe((await icp([...args, 'examples/plan.json'])).out);
});
