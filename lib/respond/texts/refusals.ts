import type { Text } from '../../texts.ts';

export type ProblemText = { status: number; title: Text; detail: Text };

/** Problems of requests that are well-formed and cannot be done as things are. */
export const REFUSALS = {
  'code-not-found': {
    status: 404,
    title: { en: 'The authorization code does not exist', 'zh-CN': '授权码不存在' },
    detail: {
      en: 'This tenant has no such authorization code to redeem. Codes are not case-sensitive, and separators can be omitted.',
      'zh-CN': '本租户没有可使用的此授权码。授权码不区分大小写，分隔符可省略。',
    },
  },
  'code-exists': {
    status: 409,
    title: { en: 'The authorization code is already recorded', 'zh-CN': '授权码已登记' },
    detail: {
      en: 'The code is already recorded for this or another server. No code was generated and the quota is unchanged.',
      'zh-CN': '该授权码已登记在本服务器或其他服务器下。未生成授权码，名额未减少。',
    },
  },
  'code-revoked': {
    status: 409,
    title: { en: 'The authorization code has been revoked', 'zh-CN': '授权码已作废' },
    detail: { en: 'Use another authorization code.', 'zh-CN': '请使用其他授权码。' },
  },
  'code-already-redeemed': {
    status: 409,
    title: { en: 'The authorization code has been used', 'zh-CN': '授权码已被使用' },
    detail: {
      en: 'Each authorization code can be used for one website only. Use another code, or release the redemption that holds this one.',
      'zh-CN': '一个授权码只能用于一个网站。请使用其他授权码，或先释放占用该授权码的核验记录。',
    },
  },
  'quota-exhausted': {
    status: 409,
    title: {
      en: 'The server has used all of its five authorization codes',
      'zh-CN': '该服务器的五个授权码已用完',
    },
    detail: {
      en: 'Each server can generate five codes in total, including revoked ones. Use another server.',
      'zh-CN': '每台服务器总共可生成五个授权码，作废的也计入。请使用其他服务器。',
    },
  },
  'server-not-eligible': {
    status: 409,
    title: {
      en: 'The server cannot currently be used to verify a filing',
      'zh-CN': '该服务器目前不能用于备案核验',
    },
    detail: {
      en: 'The rule {rule} is not met. Check the server with POST /v1/server-checks to see what is missing.',
      'zh-CN': '不满足规则 {rule}。请检查服务器：POST /v1/server-checks 会说明缺少什么。',
    },
  },
  'website-already-verified': {
    status: 409,
    title: { en: 'The website already uses another authorization code', 'zh-CN': '该网站已使用其他授权码' },
    detail: {
      en: 'A website can use only one authorization code. To use this one, release the existing redemption first.',
      'zh-CN': '一个网站只使用一个授权码。如需更换，请先释放现有的核验记录。',
    },
  },
  'redemption-final': {
    status: 409,
    title: { en: 'The redemption can no longer be changed', 'zh-CN': '该核验记录已不可更改' },
    detail: {
      en: 'The filing has succeeded, or the redemption has been released.',
      'zh-CN': '其备案已成功，或该记录已释放，不能再更改。',
    },
  },
  'too-many-attempts': {
    status: 429,
    title: { en: 'Too many codes tried', 'zh-CN': '授权码尝试次数过多' },
    detail: {
      en: 'Ten incorrect or recorded codes were submitted within one minute. Try again in {seconds} seconds.',
      'zh-CN': '一分钟内，错误的授权码与登记的授权码合计已达十次。请在 {seconds} 秒后重试。',
    },
  },
  'has-dependents': {
    status: 409,
    title: { en: 'Websites depend on this server', 'zh-CN': '有网站依赖该服务器' },
    detail: {
      en: 'These websites were verified with its authorization codes: {domains}. Release their redemptions first.',
      'zh-CN': '以下网站由其授权码核验：{domains}。请先释放这些核验记录。',
    },
  },
  'limit-reached': {
    status: 409,
    title: { en: 'The limit has been reached', 'zh-CN': '数量已达上限' },
    detail: {
      en: 'Each tenant can have at most {maximum}. Delete one first.',
      'zh-CN': '每个租户最多 {maximum} 个，请先删除一个。',
    },
  },
  'lookups-off': {
    status: 422,
    title: { en: 'Look-ups are turned off', 'zh-CN': '查询功能已关闭' },
    detail: { en: 'Provide the information instead.', 'zh-CN': '请直接提供相关信息。' },
  },
  'illegal-transition': {
    status: 409,
    title: { en: 'This change of state is not possible', 'zh-CN': '备案状态不能这样变更' },
    detail: {
      en: 'Current state: {from}. Possible next states: {allowed}.',
      'zh-CN': '当前状态：{from}。可变更为：{allowed}。',
    },
  },
  'revision-mismatch': {
    status: 412,
    title: { en: 'The resource has been changed in the meantime', 'zh-CN': '内容已被更改' },
    detail: {
      en: 'The current ETag is {found}. Read the resource again, then repeat the request if it still applies.',
      'zh-CN': '当前 ETag 为 {found}。请重新读取，确认后再重试。',
    },
  },
} satisfies { readonly [problem: string]: ProblemText };
