/** What a file holds, as the page Application takes it: as far as an application can hold it. */
import { describe, expect, it } from 'vitest';
import { renamed, takenOut } from '../../console/draft/take-out.ts';
import { read } from '../../console/judge/read.ts';

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
      31,
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
    expect(faults[0]?.text).toBe(`An application holds at most 100 of each: ${left} were left out`);
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
