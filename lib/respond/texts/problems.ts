import type { ProblemName } from '../../errors.ts';
import type { Enumerations } from '../../policy/enumerations.ts';
import type { Text } from '../../texts.ts';

type ProblemText = { status: number; title: Text; detail: Text };

/** What the values of problems are. */
export const PROBLEM_ENUMERATIONS: Enumerations = { domains: 'domain-name' };

export const PROBLEMS: { readonly [P in ProblemName]: ProblemText } = {
  'invalid-json': {
    status: 400,
    title: { en: 'The body is not JSON', 'zh-CN': '请求体不是有效的 JSON' },
    detail: {
      en: 'Expected a JSON object in UTF-8; found: {reason}.',
      'zh-CN': '应为 UTF-8 编码的 JSON 对象；实际：{reason}。',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'A valid token is needed', 'zh-CN': '需要有效的令牌' },
    detail: {
      en: 'Send Authorization: Bearer with a token that is signed by a known key, not expired, and names issuer, audience and tenant.',
      'zh-CN': '请发送 Authorization: Bearer 令牌：由已知密钥签名、未过期，且包含签发者、受众和租户。',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'The token lacks a scope', 'zh-CN': '令牌缺少权限范围' },
    detail: { en: 'The scope {scope} is needed.', 'zh-CN': '需要权限范围 {scope}。' },
  },
  'not-found': {
    status: 404,
    title: { en: 'Not found', 'zh-CN': '未找到' },
    detail: { en: 'There is nothing at this address.', 'zh-CN': '该地址没有内容。' },
  },
  'method-not-allowed': {
    status: 405,
    title: { en: 'The method is not allowed here', 'zh-CN': '不支持该请求方法' },
    detail: { en: 'Allowed: {allowed}.', 'zh-CN': '支持：{allowed}。' },
  },
  'payload-too-large': {
    status: 413,
    title: { en: 'The body is too large', 'zh-CN': '请求体过大' },
    detail: { en: 'At most {maximum} bytes are taken.', 'zh-CN': '最多接受 {maximum} 字节。' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { en: 'The media type is not supported', 'zh-CN': '不支持该媒体类型' },
    detail: {
      en: 'Send Content-Type: application/json in UTF-8.',
      'zh-CN': '请发送 Content-Type: application/json，UTF-8 编码。',
    },
  },
  'invalid-request': {
    status: 422,
    title: { en: 'The request does not fit the schema', 'zh-CN': '请求不符合要求' },
    detail: {
      en: 'Faults found: {count}. Nothing was stored.',
      'zh-CN': '共发现 {count} 处错误，未保存任何内容。',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { en: 'The idempotency key belongs to another request', 'zh-CN': '幂等键已用于其他请求' },
    detail: {
      en: 'Use a new Idempotency-Key for a different request.',
      'zh-CN': '不同的请求请使用新的 Idempotency-Key。',
    },
  },
  'request-in-progress': {
    status: 409,
    title: { en: 'The first request is still running', 'zh-CN': '首次请求仍在处理中' },
    detail: { en: 'Repeat it in a moment.', 'zh-CN': '请稍后重试。' },
  },
  'code-not-found': {
    status: 404,
    title: { en: 'The authorization code is not known', 'zh-CN': '授权码不存在' },
    detail: {
      en: 'No such code can be redeemed by this tenant. Codes are accepted in any case, with or without separators.',
      'zh-CN': '本租户没有可使用的此授权码。授权码不区分大小写，分隔符可省略。',
    },
  },
  'code-exists': {
    status: 409,
    title: { en: 'The authorization code is known already', 'zh-CN': '授权码已登记' },
    detail: {
      en: 'It was recorded before, for this server or another. No code was made and none was used up.',
      'zh-CN': '该授权码已登记在本服务器或其他服务器下。未生成授权码，名额未减少。',
    },
  },
  'code-revoked': {
    status: 409,
    title: { en: 'The authorization code was revoked', 'zh-CN': '授权码已作废' },
    detail: { en: 'Use another code.', 'zh-CN': '请使用其他授权码。' },
  },
  'code-already-redeemed': {
    status: 409,
    title: { en: 'The authorization code has been used', 'zh-CN': '授权码已被使用' },
    detail: {
      en: 'One code is good for one website. Use another code, or release the redemption that holds this one.',
      'zh-CN': '一个授权码只能用于一个网站。请使用其他授权码，或先释放占用该授权码的核验记录。',
    },
  },
  'quota-exhausted': {
    status: 409,
    title: { en: 'The server has made its five codes', 'zh-CN': '该服务器的五个授权码已用完' },
    detail: {
      en: 'A server makes five codes in its life, revoked ones too. Use another server.',
      'zh-CN': '每台服务器总共可生成五个授权码，作废的也计入。请使用其他服务器。',
    },
  },
  'server-not-eligible': {
    status: 409,
    title: { en: 'The server cannot verify a filing now', 'zh-CN': '该服务器目前不能用于备案核验' },
    detail: {
      en: 'The rule {rule} is not met. Check the server: POST /v1/server-checks tells what is missing.',
      'zh-CN': '不满足规则 {rule}。请检查服务器：POST /v1/server-checks 会说明缺少什么。',
    },
  },
  'website-already-verified': {
    status: 409,
    title: { en: 'The website holds another code', 'zh-CN': '该网站已使用其他授权码' },
    detail: {
      en: 'One website takes one code. Release its redemption first if it is to take this one.',
      'zh-CN': '一个网站只使用一个授权码。如需更换，请先释放现有的核验记录。',
    },
  },
  'redemption-final': {
    status: 409,
    title: { en: 'The redemption is final', 'zh-CN': '该核验记录已不可更改' },
    detail: {
      en: 'Its filing succeeded, or it was released: neither changes again.',
      'zh-CN': '其备案已成功，或该记录已释放，不能再更改。',
    },
  },
  'too-many-attempts': {
    status: 429,
    title: { en: 'Too many codes tried', 'zh-CN': '授权码尝试次数过多' },
    detail: {
      en: 'Wrong codes and recorded codes together, ten were given within a minute. Try again in {seconds} seconds.',
      'zh-CN': '一分钟内，错误的授权码与登记的授权码合计已达十次。请在 {seconds} 秒后重试。',
    },
  },
  'has-dependents': {
    status: 409,
    title: { en: 'Websites depend on this server', 'zh-CN': '有网站依赖该服务器' },
    detail: {
      en: 'They were verified with its codes: {domains}. Release their redemptions first.',
      'zh-CN': '以下网站由其授权码核验：{domains}。请先释放这些核验记录。',
    },
  },
  'limit-reached': {
    status: 409,
    title: { en: 'There are as many as there may be', 'zh-CN': '数量已达上限' },
    detail: {
      en: 'At most {maximum} of a tenant. Delete one first.',
      'zh-CN': '每个租户最多 {maximum} 个，请先删除一个。',
    },
  },
  'lookups-off': {
    status: 422,
    title: { en: 'Look-ups are switched off', 'zh-CN': '查询功能已关闭' },
    detail: { en: 'Send the facts instead.', 'zh-CN': '请直接提供相关信息。' },
  },
  'illegal-transition': {
    status: 409,
    title: { en: 'The application cannot move so', 'zh-CN': '备案状态不能这样变更' },
    detail: {
      en: 'Now: {from}. Possible next: {allowed}.',
      'zh-CN': '当前状态：{from}。可变更为：{allowed}。',
    },
  },
  'revision-mismatch': {
    status: 412,
    title: { en: 'It was changed meanwhile', 'zh-CN': '内容已被更改' },
    detail: {
      en: 'Its ETag is {found} now. Read it again, then repeat the request if it still holds.',
      'zh-CN': '当前 ETag 为 {found}。请重新读取，确认后再重试。',
    },
  },
  'keys-unavailable': {
    status: 503,
    title: { en: 'The token cannot be verified now', 'zh-CN': '暂时无法验证令牌' },
    detail: {
      en: 'The keys of the token issuer could not be fetched. Repeat the request.',
      'zh-CN': '无法获取令牌签发者的密钥，请稍后重试。',
    },
  },
  'table-unavailable': {
    status: 503,
    title: { en: 'The table does not answer', 'zh-CN': '数据表暂时不可用' },
    detail: {
      en: 'Repeat the request; with an Idempotency-Key nothing is done twice.',
      'zh-CN': '请稍后重试；带 Idempotency-Key 时不会重复执行。',
    },
  },
  'internal-error': {
    status: 500,
    title: { en: 'The service failed', 'zh-CN': '服务内部错误' },
    detail: { en: 'The failure is logged under the request id.', 'zh-CN': '故障已按请求编号记录。' },
  },
};
