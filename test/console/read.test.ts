/** What a file holds, as the page Application takes it: as far as an application can hold it. */
import { describe, expect, it } from 'vitest';
import { renamed, takenOut } from '../../console/draft/take-out.ts';
import { read } from '../../console/judge/read.ts';
import { workbookOf } from '../../testing/xlsx.ts';

const readText = (text: string) =>
  read({ name: 'file', bytes: new TextEncoder().encode(text), language: 'en' });
const countFrom = (count: number, make: (index: number) => string) =>
  Array.from({ length: count }, (_, index) => make(index));

describe('what is read of a file', () => {
  it.each([
    ['names', countFrom(250, (index) => `haitang-${index}.cn`).join('\n'), 150],
    [
      'rows of domains',
      ['域名', ...countFrom(130, (index) => `haitang-${index}.cn`), '合计 1'].join('\n'),
      30,
    ],
    [
      'websites of an application',
      JSON.stringify({
        websites: countFrom(101, (index) => `${index}`).map((name) => ({ name, domains: [] })),
      }),
      1,
    ],
  ])('is what an application can hold, and it says how much it left: %s', async (_, text, left) => {
    const { domains, websites, faults } = await readText(text);
    expect(domains.length + websites.length).toBe(100);
    expect(faults[0]?.text).toBe(
      `An application holds at most 100 of each: ${left} ${left === 1 ? 'was' : 'were'} left out`,
    );
  });

  it.each([
    ['en', 'The sheet “台账” was read, and not "说明", "旧"'],
    ['zh-CN', '已读取工作表“台账”；未读取：“说明”、“旧”'],
  ] as const)('is the sheet of a workbook that is a list, and it says so in %s', async (language, text) => {
    const bytes = await workbookOf([
      ['说明', [['填表说明']]],
      ['台账', [['域名'], ['a.cn']]],
      ['旧', [['域名'], ['b.cn']]],
    ]);
    const { domains, faults } = await read({ name: 'list.xlsx', bytes, language });
    expect(domains).toEqual([{ name: 'a.cn' }]);
    expect(faults).toEqual([{ text }]);
  });

  it('is of a plan what a request may state, though the plan does not know all of it yet', async () => {
    const address = 'huaweicloud_compute_instance.web';
    const expressions = { charging_mode: { references: ['data.huaweicloud_x.y.z'] } };
    const { servers } = await readText(
      JSON.stringify({
        planned_values: {
          root_module: {
            resources: [
              {
                address,
                mode: 'managed',
                type: 'huaweicloud_compute_instance',
                values: { region: 'cn-north-4' },
              },
            ],
          },
        },
        resource_changes: [{ address, change: { after_unknown: { charging_mode: true } } }],
        configuration: { root_module: { resources: [{ address, expressions }] } },
      }),
    );
    expect(servers).toEqual([{ id: address, product: 'ecs', region: 'cn-north-4' }]);
  });

  it('says of a column that is not read which one means the same', async () => {
    const { domains, faults } = await readText(
      '域名,有效期至,网址,expiry\na.cn,2036-01-01,b.cn,2026-01-01\n',
    );
    expect(domains).toEqual([{ name: 'a.cn', expiresOn: '2036-01-01' }]);
    expect(faults).toEqual([
      { line: 1, text: 'The column “网址” (C) was not read: “域名” (A) means the same, and was read' },
      { line: 1, text: 'The column “expiry” (D) was not read: “有效期至” (B) means the same, and was read' },
    ]);
  });

  it.each([
    ['lines of nothing', '\n'],
    ['words', 'what is this? '],
    ['names', 'haitang.cn\n'],
  ])('is none of a text of more than 4 MB, which would keep the judging waiting: %s', async (_, line) => {
    const { as, faults } = await readText(line.repeat(4.1e6 / line.length + 2e5));
    expect([as, faults[0]?.text]).toEqual(['nothing', 'The file is too large: it is read up to 4 MB']);
  });

  it('is nothing of separators alone, however many', async () =>
    expect((await readText(`域名\n${',\n'.repeat(1e6)}`)).domains).toEqual([]));

  it('is all of a list in which a line holds something else, and says what was left out', async () => {
    const { as, domains, faults } = await readText(
      'haitang.cn 海棠家具\r\n\r\nqingmu.com等\nwww.songhe.cn、yunmo.cn',
    );
    expect([as, domains.map(({ name }) => name)]).toEqual([
      'domains',
      ['haitang.cn', 'www.songhe.cn', 'yunmo.cn'],
    ]);
    expect(faults.map(({ line, text }) => [line, text])).toEqual([
      [1, 'The cell “海棠家具” was not understood'],
      [3, 'The cell “qingmu.com等” was not understood'],
    ]);
    expect((await readText('see haitang.cn\nand tell me\nwhat is missing')).as).toBe('nothing');
  });

  it.each([
    ['a domain', { name: 'haitang.cn等', expiresOn: '2027-08-01', asOf: '2026-11-23' }, 'domain'],
    ['a server', { id: 'ecs-1', product: '弹性云服务器', track: false }, 'server'],
    [
      'a routing',
      { domain: 'haitang.cn', filing: { status: 'none' }, servers: [{ id: 'ecs-1' }] },
      'routing',
    ],
    ['a stored result', { request: { id: 'ecs-1', product: 'ecs' } }, 'server'],
  ])('is what the API takes of %s, without how it is judged', async (_, body, as) => {
    const read = await readText(JSON.stringify(body));
    expect(read.as).toBe(as);
    expect(JSON.stringify([read.domains, read.servers, read.routing])).not.toMatch(/asOf|track/);
    const { domains, servers, routing } = read;
    expect([domains, servers, routing].flat().length).toBeGreaterThan(0);
  });

  it.each([
    ['of another program', { name: 'left.pad', version: '1.0.0' }],
    ['of nothing', {}],
    ['that Terraform wrote of other clouds', { format_version: '1.2', planned_values: { root_module: {} } }],
  ])('is nothing of JSON %s', async (_, body) => {
    const { as, faults } = await readText(JSON.stringify(body));
    expect([as, faults.length]).toEqual(['nothing', 1]);
  });

  it('has the entity of a domain check beside the domain, and no number of a certificate as evidence', async () => {
    const entity = {
      name: '海棠家具',
      kind: 'enterprise',
      certificate: { kind: 'business-licence', number: '1' },
    };
    const check = await readText(JSON.stringify({ name: 'haitang.cn', entity }));
    expect([check.domains, check.entity]).toEqual([[{ name: 'haitang.cn' }], entity]);
    const sheet = await readText('域名,主体名称,证件号码\nhaitang.cn,海棠家具,91440300MA5DQQ0T0X');
    expect(JSON.stringify(sheet.entity)).toContain('91440300MA5DQQ0T0X');
    expect(JSON.stringify(sheet.evidence)).not.toContain('91440300MA5DQQ0T0X');
    expect(sheet.evidence.map(({ fact }) => fact)).toContain('entity.name');
  });
});

describe('a part that is taken out', () => {
  const routing = [
    { domain: 'a.cn', filing: { status: 'filed' } },
    { domain: 'b.cn', filing: { status: 'none' } },
  ];
  const body = {
    websites: [
      { name: 'A', domains: [{ name: 'a.cn' }] },
      { name: 'B', domains: [{ name: 'b.cn' }] },
    ],
    servers: [{ id: 'ecs-1' }],
    routing,
  };

  it.each([
    ['a website', ['websites', 0]],
    ['a domain', ['websites', 0, 'domains', 0]],
  ])('takes with it what is stated of its domain: %s', (_, path) => {
    const { body: left, back } = takenOut(body, path);
    expect(left.routing).toEqual([routing[1]]);
    expect(back(left)).toEqual({ ...body, routing: [routing[1], routing[0]] });
  });

  it('comes back beside what was typed since', () => {
    const { body: left, back } = takenOut(body, ['servers', 0]);
    expect(left).toEqual({ ...body, servers: [] });
    expect(back({ ...left, servers: [{ id: 'ecs-2' }], entity: { name: 'since' } })).toEqual({
      ...body,
      servers: [{ id: 'ecs-1' }, { id: 'ecs-2' }],
      entity: { name: 'since' },
    });
  });

  it('keeps what is stated of a domain when the domain is named otherwise', () => {
    const name = ['websites', 0, 'domains', 0, 'name'];
    const nameless = renamed(body, name, undefined);
    const { websites, routing: told } = renamed(nameless, name, 'c.cn');
    expect([websites, told]).toEqual([
      [{ name: 'A', domains: [{ name: 'c.cn' }] }, body.websites[1]],
      [{ ...routing[0], domain: 'c.cn' }, routing[1]],
    ]);
  });
});
