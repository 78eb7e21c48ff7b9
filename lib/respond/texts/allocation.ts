import type { Allocation } from '../../shapes/placements.ts';
import type { Text } from '../../texts.ts';

export const SUMMARIES = {
  all: {
    en: 'Websites allocated: {websites}. Servers used: {servers}. Entities that share a server with another entity: {mixed}. Websites on servers that expire before the longest review ends: {ending}.',
    'zh-CN':
      '{websites} 个网站使用 {servers} 台服务器；与其他主体共用服务器：{mixed}；所用服务器早于最长审核到期：{ending}。',
  },
  short: {
    en: 'Websites that could not be allocated because no eligible server has filings left: {unplaced}. Websites allocated: {websites}. Servers used: {servers}. Entities that share a server with another entity: {mixed}. Websites on servers that expire before the longest review ends: {ending}.',
    'zh-CN':
      '{unplaced} 个网站没有可用服务器：可核验的服务器次数已满。{websites} 个网站使用 {servers} 台服务器；与其他主体共用服务器：{mixed}；所用服务器早于最长审核到期：{ending}。',
  },
} satisfies { readonly [summary: string]: Text };

export const PROOFS: { readonly [P in NonNullable<Allocation['proof']> | 'none']: Text } = {
  'lower-bound': { en: 'A better allocation is not possible by count.', 'zh-CN': '按数量计算，不可能更优。' },
  'exhaustive-search': {
    en: 'All other allocations were ruled out by an exhaustive search.',
    'zh-CN': '经搜索已排除其他方案。',
  },
  none: {
    en: 'Not proven to be optimal. The lower bound shows how much better an allocation could be.',
    'zh-CN': '未证明为最优：下界说明可能的余地。',
  },
};
