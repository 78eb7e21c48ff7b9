import { asAddress } from '../../lib/evidence/sheet/cells.ts';
import type { Command } from '../command.ts';
import { idle } from '../failure.ts';
import { type Given, refuseNames } from '../given.ts';
import { checkAll } from '../judge/check.ts';
import type { Options } from '../option.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { USE } from '../texts/use.ts';
import { BILLING_MODE } from './choices.ts';
import { known, statingByOptions, toldByOptions } from './facts-given.ts';

const OPTIONS: Options = {
  id: {
    type: 'string',
    value: 'ID',
    help: { en: 'Its ID; default: server', 'zh-CN': '服务器 ID；默认 server' },
  },
  product: {
    type: 'string',
    value: 'NAME',
    help: { en: 'Product by ID or name, for example ecs', 'zh-CN': '产品 ID 或名称，例如 ecs' },
  },
  region: {
    type: 'string',
    value: 'NAME',
    help: { en: 'Region by ID or name, for example cn-north-4', 'zh-CN': '区域 ID 或名称，例如 cn-north-4' },
  },
  billing: {
    type: 'string',
    ...BILLING_MODE,
    help: { en: 'Billing mode', 'zh-CN': '计费模式；也可写包年/包月、按需计费等' },
  },
  starts: { type: 'string', value: 'DATE', help: { en: 'First day of the term', 'zh-CN': '开通日' } },
  expires: { type: 'string', value: 'DATE', help: { en: 'Last day of the term', 'zh-CN': '到期日' } },
  months: {
    type: 'string',
    multiple: true,
    value: 'N',
    help: {
      en: 'Months of an order; repeat it for renewals',
      'zh-CN': '一笔订单的月数；有续费时可重复此选项',
    },
  },
  eip: {
    type: 'string',
    value: 'ADDRESS|none',
    help: { en: 'The EIP bound to it', 'zh-CN': '绑定的弹性公网 IP' },
  },
  'filings-used': {
    type: 'string',
    value: 'N',
    help: { en: 'How many filings it has verified', 'zh-CN': '已核验的备案数' },
  },
};

const MEMBERS: { readonly [member: string]: string } = {
  id: 'id',
  product: 'product',
  region: 'region',
  billingMode: 'billing',
  eip: 'eip',
  filingsUsed: 'filings-used',
};

const STATED: { readonly [fact: string]: readonly string[] } = {
  'server.subscription': ['starts', 'expires'],
  'server.eip': ['eip'],
  'server.filingsUsed': ['filings-used'],
};

export const checkServer: Command = {
  synopsis: '--product NAME --region NAME --billing MODE',
  description: {
    en: 'Judges whether a server can verify a filing.',
    'zh-CN': '判断服务器能否用于备案核验。',
  },
  examples: [
    {
      command:
        'icp-preflight check server --product ecs --region cn-north-4 --billing yearly-monthly --starts 2026-11-01 --expires 2027-11-01 --eip 203.0.113.9 --filings-used 0',
      does: { en: 'a server that runs for a year', 'zh-CN': '包年服务器' },
    },
    {
      command:
        'icp-preflight check server --product ecs --region ap-southeast-1 --billing yearly-monthly --months 1 --eip none',
      does: { en: 'an order for a month, outside mainland China', 'zh-CN': '中国大陆境外、一个月的订单' },
    },
  ],
  options: { ...OPTIONS, ...CHECK_OPTIONS },
  async run(invocation) {
    const { given } = invocation;
    refuseNames(given);
    if (given.has('months') && given.has('expires')) throw idle(USE.notWith, '--expires', '--months');
    const body = factsIn(given);
    const asked = {
      kind: 'server-check' as const,
      title: String(body.id),
      body,
      stating: statingByOptions(OPTIONS, STATED),
      ...toldByOptions(OPTIONS, (member, pointer) =>
        member === 'subscription' ? optionOfTerm(pointer, given) : MEMBERS[member],
      ),
    };
    return checkAll(invocation, [asked], { many: false });
  },
};

function factsIn(given: Given) {
  const eip = given.text('eip');
  const used = given.text('filings-used');
  return known({
    id: given.text('id') ?? 'server',
    product: given.text('product'),
    region: given.text('region'),
    billingMode: given.text('billing'),
    subscription: subscriptionIn(given),
    eip: eip && (asAddress(eip) === null ? null : { address: eip }),
    filingsUsed: used && Number(used),
  });
}

/** The option that states a part of the term; of one that is missing, where it would belong. */
function optionOfTerm(pointer: string, given: Given): string {
  if (pointer.endsWith('/startsOn')) return 'starts';
  return given.has('months') ? 'months' : 'expires';
}

function subscriptionIn(given: Given) {
  const [startsOn, expiresOn] = [given.text('starts'), given.text('expires')];
  const months = given.texts('months').map(Number);
  if (months.length > 0) {
    const [first, ...more] = months.map((each) => ({ months: each }));
    return { orders: [{ ...(startsOn && { startsOn }), ...first }, ...more] };
  }
  return startsOn === undefined && expiresOn === undefined ? undefined : known({ startsOn, expiresOn });
}
