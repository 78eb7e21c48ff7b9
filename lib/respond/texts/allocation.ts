import type { Allocation } from '../../shapes/placements.ts';
import type { Text } from '../../texts.ts';

export const SUMMARIES = {
  all: {
    en: 'Websites allocated: {websites}. Servers used: {servers}. Entities placed on a server that another entity already uses: {mixed}. Websites on servers that expire before the longest review ends: {ending}.',
    'zh-CN':
      '{websites} 个网站使用 {servers} 台服务器；安排到已有其他主体的服务器上的主体 {mixed} 个；所用服务器在最长审核结束前到期的网站 {ending} 个。',
  },
  short: {
    en: 'Websites that could not be allocated because no eligible server has filings left: {unplaced}. Websites allocated: {websites}. Servers used: {servers}. Entities placed on a server that another entity already uses: {mixed}. Websites on servers that expire before the longest review ends: {ending}.',
    'zh-CN':
      '{unplaced} 个网站未能安排：可用于核验的服务器已没有剩余备案次数。{websites} 个网站使用 {servers} 台服务器；安排到已有其他主体的服务器上的主体 {mixed} 个；所用服务器在最长审核结束前到期的网站 {ending} 个。',
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
