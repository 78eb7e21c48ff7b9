/** What is said of servers of a plan or a state, and changes to make in HCL. */
import type { Text } from '../../lib/texts.ts';

export const REMARK: Text = {
  en: '{does} {address} {term} in {region}: it can verify no filing. Change:',
  'zh-CN': '{does} {address}（{region}，{term}）：无法用于备案核验。应改为：',
};

/** Of servers that are not read. */
export const OTHER_SERVERS = {
  all: {
    en: 'servers that are not read, since only huaweicloud_compute_instance resources are: {addresses}',
    'zh-CN': '未读取的服务器（只读取 huaweicloud_compute_instance 资源）：{addresses}',
  },
  more: {
    en: 'servers that are not read, since only huaweicloud_compute_instance resources are: {addresses}, and {more} more',
    'zh-CN': '未读取的服务器（只读取 huaweicloud_compute_instance 资源）：{addresses}，另有 {more} 台',
  },
} satisfies { [number: string]: Text };

/** Of a server that cannot be judged for it. */
export const NOT_KNOWN: Text = {
  en: '{attribute} is not known before the plan is applied, so the server is not judged; state what it will be in a manifest',
  'zh-CN': '{attribute} 在执行计划前未知，未判断该服务器；请在清单中写明',
};

export const DOES = {
  buys: { en: 'This plan buys', 'zh-CN': '该计划购买' },
  replaces: { en: 'This plan replaces', 'zh-CN': '该计划替换' },
  changes: { en: 'This plan changes', 'zh-CN': '该计划变更' },
  has: { en: 'There is', 'zh-CN': '现有' },
} satisfies { [doing: string]: Text };

export const TERMS = {
  payPerUse: { en: 'pay-per-use', 'zh-CN': '按需计费' },
  spot: { en: 'at spot prices', 'zh-CN': '竞价计费' },
  'one-month': { en: 'for one month', 'zh-CN': '1 个月' },
  months: { en: 'for {count} months', 'zh-CN': '{count} 个月' },
  'one-year': { en: 'for one year', 'zh-CN': '1 年' },
  years: { en: 'for {count} years', 'zh-CN': '{count} 年' },
} satisfies { [term: string]: Text };

const same = (hcl: string): Text => ({ en: hcl, 'zh-CN': hcl });

/** What to write in place of what is there, by the rule that fails. */
export const HCL: { readonly [rule: string]: Text } = {
  'server/in-mainland': same('  region        = "cn-north-4"'),
  'server/billed-yearly-monthly': same(
    '  charging_mode = "prePaid"\n  period_unit   = "month"\n  period        = {requiredMonths}',
  ),
  'server/term-long-enough': same('  period_unit   = "month"\n  period        = {requiredMonths}'),
  'server/product-eligible': {
    en: '  a resource "huaweicloud_compute_instance" in place of this one',
    'zh-CN': '  以 resource "huaweicloud_compute_instance" 代替',
  },
  'server/eip-bound': same(
    '  resource "huaweicloud_vpc_eip" and resource "huaweicloud_compute_eip_associate" with instance_id = this server',
  ),
};
