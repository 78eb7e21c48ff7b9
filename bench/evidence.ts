/**
 * Readers of files against JSON.parse and papaparse of the same text, in processor time of the same process; and twenty look-ups of
 * real servers on this machine that answer after 200 ms, against the sum of their answers and against the slowest.
 */
import Papa from 'papaparse';
import { readTerraform } from '../lib/evidence/inventory/terraform.ts';
import { createLookUp } from '../lib/evidence/look-up/look-up.ts';
import { readRdap } from '../lib/evidence/rdap.ts';
import { formOf, rowReader } from '../lib/evidence/sheet/read-list.ts';
import { csvRows } from '../lib/evidence/sheet/rows.ts';
import { readWhois } from '../lib/evidence/whois.ts';
import { serveHttp } from '../testing/outside.ts';
import { processorTimeInTurn, type Row } from './timing.ts';

const RESOURCES = 10_000;
const ROWS = 100_000;
const ANSWER_MS = 200;
const HEADINGS = '域名,注册商,域名所有者,到期时间,域名状态,备案号';

export async function evidenceReaders(): Promise<Row[]> {
  return [...readers(), ...(await lookUps())];
}

function readers(): Row[] {
  const [state, plan, sheet] = [stateOf(RESOURCES), planOf(RESOURCES), sheetOf(ROWS)];
  const rdap = JSON.stringify(RDAP);
  const asked = { name: 'haitang.top', source: 'rdap', address: 'https://rdap.example/' } as const;
  return [
    against(`state of ${RESOURCES} resources`, [() => readTerraform(state), () => JSON.parse(state)], {
      floor: 'JSON.parse',
      aim: 4,
      times: { rounds: 7, calls: 1 },
    }),
    against(`plan of ${RESOURCES} resources`, [() => readTerraform(plan), () => JSON.parse(plan)], {
      floor: 'JSON.parse',
      aim: 4,
      times: { rounds: 7, calls: 1 },
    }),
    against(`sheet of ${ROWS} rows`, [() => readSheet(sheet), () => Papa.parse(sheet)], {
      floor: 'papaparse',
      aim: 10,
      times: { rounds: 5, calls: 1 },
    }),
    against('RDAP answer', [() => readRdap(JSON.parse(rdap), 200, asked), () => JSON.parse(rdap)], {
      floor: 'JSON.parse',
      aim: 10,
      times: { rounds: 50, calls: 500 },
    }),
    against('WHOIS text', [() => readWhois(WHOIS, { ...asked, source: 'whois' }), () => WHOIS.split('\n')], {
      floor: 'split in lines',
      aim: 50,
      times: { rounds: 50, calls: 500 },
    }),
  ];
}

function readSheet(text: string): number {
  const rows = csvRows(text);
  const form = formOf(rows.slice(0, 20));
  if (form === undefined) throw new Error('bench: a sheet without headings');
  const read = rowReader(form.columns, 'list.csv');
  return rows.reduce((sum, row) => sum + read(row).evidence().length, 0);
}

function against(
  name: string,
  tasks: readonly [() => unknown, () => unknown],
  { floor, aim, times }: { floor: string; aim: number; times: { rounds: number; calls: number } },
): Row {
  const [ours = Number.NaN, least = Number.NaN] = processorTimeInTurn(tasks, times);
  const ratio = ours / least;
  return {
    name: `evidence: ${name}`,
    ours: timeOf(ours),
    floor: `${timeOf(least)} ${floor}`,
    ratio,
    aim: `<= ${aim}x`,
    met: ratio <= aim,
  };
}

function timeOf(microseconds: number): string {
  return microseconds < 1000 ? `${microseconds.toFixed(1)} us` : `${(microseconds / 1000).toFixed(1)} ms`;
}

/** Ten registries with two domains each: two at a time are asked of each. */
async function lookUps(): Promise<Row[]> {
  const tlds = ['top', 'xyz', 'shop', 'vip', 'club', 'wang', 'ren', 'icu', 'fun', 'site'];
  const registries = await Promise.all(
    tlds.map(() =>
      serveHttp((request, response) => {
        const ldhName = request.url?.split('/').at(-1) ?? '';
        setTimeout(() => response.end(JSON.stringify({ ...RDAP, ldhName })), ANSWER_MS);
      }),
    ),
  );
  const servers = new Map(tlds.map((tld, at) => [tld, `http://127.0.0.1:${registries[at]?.port}/`]));
  const names = tlds.flatMap((tld) => [`a.${tld}`, `b.${tld}`]);
  const lookUp = createLookUp({
    allowPrivateAddresses: true,
    now: Date.now,
    bootstrap: { publication: '', servers },
  });
  try {
    const took: number[] = [];
    for (let round = 0; round < 5; round += 1) took.push(await timeOfLookUps(lookUp, names));
    const ours = took.sort((one, other) => one - other)[2] ?? Number.NaN;
    const sum = names.length * ANSWER_MS;
    const row = (floor: string, least: number, aim: number): Row => ({
      name: `evidence: ${names.length} look-ups, answers after ${ANSWER_MS} ms`,
      ours: `${ours.toFixed(0)} ms`,
      floor: `${least} ms ${floor}`,
      ratio: ours / least,
      aim: `<= ${aim}x`,
      met: ours / least <= aim,
    });
    return [row('the sum', sum, 0.25), row('the slowest', ANSWER_MS, 2)];
  } finally {
    await Promise.all(registries.map((registry) => registry.close()));
  }
}

async function timeOfLookUps(
  lookUp: ReturnType<typeof createLookUp>,
  names: readonly string[],
): Promise<number> {
  const started = performance.now();
  const doneBy = Date.now() + 10_000;
  const told = await Promise.all(names.map((name) => lookUp({ name, host: name }, 'registration', doneBy)));
  const failed = told.flatMap(({ failures }) => failures);
  if (failed.length > 0) throw new Error(`bench: a look-up failed: ${JSON.stringify(failed[0])}`);
  return performance.now() - started;
}

function serverAt(at: number): object {
  return {
    id: `i-${at}`,
    name: `web-${at}`,
    region: 'cn-north-4',
    charging_mode: 'prePaid',
    period_unit: 'month',
    period: 3,
    created_at: '2026-08-13T13:46:09Z',
    expired_time: '2027-08-13T15:59:59Z',
    access_ip_v4: '192.168.0.9',
    public_ip: `203.0.113.${at % 250}`,
    tags: { env: 'prod', team: `team-${at % 7}` },
    network: [{ uuid: `n-${at}`, fixed_ip_v4: '192.168.0.9', port: `p-${at}` }],
  };
}

function resourcesOf(count: number): object[] {
  return Array.from({ length: count }, (_, at) => {
    const [type, values] =
      at % 4 === 3
        ? [
            'huaweicloud_dns_recordset',
            { name: `h${at}.haitang.cn.`, type: 'A', records: [`203.0.113.${at % 250}`], status: 'ENABLE' },
          ]
        : ['huaweicloud_compute_instance', serverAt(at)];
    return { address: `${type}.r${at}`, mode: 'managed', type, name: `r${at}`, values };
  });
}

function stateOf(count: number): string {
  return JSON.stringify({
    format_version: '1.0',
    values: { root_module: { resources: resourcesOf(count) } },
  });
}

function planOf(count: number): string {
  const resources = resourcesOf(count);
  const configured = resources.map((each) => ({ ...each, values: undefined, expressions: {} }));
  return JSON.stringify({
    format_version: '1.2',
    planned_values: { root_module: { resources } },
    configuration: { root_module: { resources: configured } },
  });
}

function sheetOf(count: number): string {
  const rows = Array.from(
    { length: count },
    (_, at) =>
      `shop-${at}.cn,阿里云计算有限公司（万网）,海棠家具（深圳）有限公司,2027/3/${(at % 28) + 1},正常,粤ICP备12345678号-${at + 1}`,
  );
  return [HEADINGS, ...rows].join('\n');
}

const RDAP = {
  objectClassName: 'domain',
  ldhName: 'haitang.top',
  status: ['client transfer prohibited', 'client update prohibited'],
  events: [
    { eventAction: 'registration', eventDate: '2025-03-01T16:30:00Z' },
    { eventAction: 'expiration', eventDate: '2027-03-01T16:30:00Z' },
  ],
  entities: [
    {
      objectClassName: 'entity',
      roles: ['registrar'],
      publicIds: [{ type: 'IANA Registrar ID', identifier: '1599' }],
      vcardArray: ['vcard', [['fn', {}, 'text', 'Alibaba Cloud Computing Ltd.']]],
    },
    {
      objectClassName: 'entity',
      roles: ['registrant'],
      vcardArray: ['vcard', [['org', {}, 'text', 'Haitang Furniture Ltd.']]],
    },
  ],
};

const WHOIS = [
  'Domain Name: haitang.top',
  'ROID: 20250801s10001s00000001-cn',
  'Domain Status: clientTransferProhibited',
  'Registrant: 海棠家具（深圳）有限公司',
  'Sponsoring Registrar: 阿里云计算有限公司（万网）',
  'Name Server: dns1.hichina.com',
  'Registration Time: 2025-08-01 20:00:00',
  'Expiration Time: 2027-08-01 20:00:00',
  'DNSSEC: unsigned',
].join('\n');
