/** What is said of a rule by itself, away from anything that it was held against. */
import type { Text } from '../../texts.ts';

export const CONFIDENCES = {
  normative: { en: 'official document', 'zh-CN': '官方文档' },
  high: { en: 'high confidence', 'zh-CN': '可信度高' },
  medium: { en: 'medium confidence', 'zh-CN': '可信度中等' },
  low: { en: 'low confidence', 'zh-CN': '可信度低' },
} satisfies { readonly [confidence: string]: Text };

/** What stands in a fix where a finding has a value of its own. */
export const BLANKS = {
  address: { en: 'the address of the load balancer', 'zh-CN': '负载均衡的地址' },
  counting: {
    en: 'N and the way of counting depend on the product',
    'zh-CN': 'N 与计算方式因产品而异',
  },
  home: { en: 'the province that issued the ID card', 'zh-CN': '身份证签发地所在省份' },
  province: { en: 'the province', 'zh-CN': '所选省份' },
  requiredMonths: { en: 'N', 'zh-CN': 'N' },
  tld: { en: 'TLD', 'zh-CN': '后缀' },
} satisfies { readonly [value: string]: Text };
