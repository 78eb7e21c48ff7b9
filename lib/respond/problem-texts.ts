import type { ProblemName } from '../errors.ts';
import type { Text } from '../texts.ts';

type ProblemText = { status: number; title: Text; detail: Text };

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
      'zh-CN': '一个授权码只能用于一个网站。请使用其他授权码，或先释放占用它的核验。',
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
      'zh-CN': '一个网站只使用一个授权码。如需更换，请先释放现有核验。',
    },
  },
  'redemption-final': {
    status: 409,
    title: { en: 'The redemption is final', 'zh-CN': '该核验已不可更改' },
    detail: {
      en: 'Its filing succeeded, or it was released: neither changes again.',
      'zh-CN': '其备案已成功或核验已释放，不能再更改。',
    },
  },
  'too-many-attempts': {
    status: 429,
    title: { en: 'Too many wrong codes', 'zh-CN': '错误授权码次数过多' },
    detail: {
      en: 'Ten wrong codes were given within a minute. Try again in {seconds} seconds.',
      'zh-CN': '一分钟内已十次提交错误的授权码。请在 {seconds} 秒后重试。',
    },
  },
  'has-dependents': {
    status: 409,
    title: { en: 'Websites depend on this server', 'zh-CN': '有网站依赖该服务器' },
    detail: {
      en: 'They were verified with its codes: {domains}. Release their redemptions first.',
      'zh-CN': '以下网站由其授权码核验：{domains}。请先释放这些核验。',
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

/** Reasons that fill a problem's detail. */
export const REASONS: { readonly [reason: string]: Text } = {
  empty: { en: 'no body', 'zh-CN': '没有请求体' },
  syntax: { en: 'malformed JSON', 'zh-CN': 'JSON 语法错误' },
  'not-utf-8': { en: 'bytes that are not UTF-8', 'zh-CN': '非 UTF-8 字节' },
  'not-base64': { en: 'malformed base64', 'zh-CN': 'base64 格式错误' },
};

/** Texts of the faults in a body, by key. */
export const FAULTS: { readonly [key: string]: Text } = {
  missing: { en: 'This member is required.', 'zh-CN': '缺少该字段。' },
  'unknown-member': { en: 'This member is not known.', 'zh-CN': '未知字段。' },
  type: { en: 'Expected a value of type {expected}.', 'zh-CN': '类型应为 {expected}。' },
  'one-of': { en: 'Expected one of: {allowed}.', 'zh-CN': '应为以下之一：{allowed}。' },
  'too-big': { en: 'At most {maximum}.', 'zh-CN': '不得大于 {maximum}。' },
  'too-small': { en: 'At least {minimum}.', 'zh-CN': '不得小于 {minimum}。' },
  'too-big-text': { en: 'At most {maximum} characters.', 'zh-CN': '不得超过 {maximum} 个字符。' },
  'too-small-text': { en: 'At least {minimum} characters.', 'zh-CN': '不得少于 {minimum} 个字符。' },
  'too-big-list': { en: 'At most {maximum} entries.', 'zh-CN': '不得超过 {maximum} 项。' },
  'too-small-list': { en: 'At least {minimum} entries.', 'zh-CN': '不得少于 {minimum} 项。' },
  invalid: { en: 'The value does not fit.', 'zh-CN': '取值无效。' },
  day: { en: 'Expected a day that exists, YYYY-MM-DD.', 'zh-CN': '应为存在的日期，格式 YYYY-MM-DD。' },
  'day-or-instant': {
    en: 'Expected a day, YYYY-MM-DD, or an instant in RFC 3339, for example 2026-11-23T16:00:00Z.',
    'zh-CN': '应为日期 YYYY-MM-DD，或 RFC 3339 时刻，例如 2026-11-23T16:00:00Z。',
  },
  province: {
    en: 'Expected a province in ISO 3166-2, for example CN-GD.',
    'zh-CN': '应为 ISO 3166-2 省份代码，例如 CN-GD。',
  },
  'not-a-domain-name': {
    en: 'Expected a registrable domain name, for example example.com.',
    'zh-CN': '应为可注册的域名，例如 example.com。',
  },
  'public-suffix': {
    en: 'This is a public suffix, under which domains are registered; expected a domain below it.',
    'zh-CN': '这是公共后缀，不是可注册的域名；应为其下的域名。',
  },
  'host-name': {
    en: 'Expected a host name, for example example.com.cdn.example.net.',
    'zh-CN': '应为主机名，例如 example.com.cdn.example.net。',
  },
  'footer-size': { en: 'At most 64 KiB of HTML.', 'zh-CN': 'HTML 不得超过 64 KiB。' },
  'registrar-empty': {
    en: 'Give the name or the ianaId of the registrar.',
    'zh-CN': '请提供注册服务机构的 name 或 ianaId。',
  },
  'subscription-form': {
    en: 'Give either startsOn and expiresOn, or orders.',
    'zh-CN': '请提供 startsOn 和 expiresOn，或提供 orders。',
  },
  'subscription-order': { en: 'expiresOn is before startsOn.', 'zh-CN': 'expiresOn 早于 startsOn。' },
  'ip-address': { en: 'Expected an IPv4 or IPv6 address.', 'zh-CN': '应为 IPv4 或 IPv6 地址。' },
  'server-id': {
    en: 'Expected 1 to 128 letters, digits, dots, colons, dashes and underscores, beginning with a letter or digit.',
    'zh-CN': '应为 1 至 128 个字母、数字、点、冒号、连字符或下划线，以字母或数字开头。',
  },
  'server-repeated': {
    en: 'Another server of this request has the same id.',
    'zh-CN': '请求中另有相同 id 的服务器。',
  },
  'website-repeated': {
    en: 'Another website of this request has the same domain or, without one, the same name.',
    'zh-CN': '请求中另有域名相同的网站，或同名且无域名的网站。',
  },
  'code-repeated': { en: 'The code is given twice in this request.', 'zh-CN': '该授权码在请求中重复出现。' },
  'domain-repeated': {
    en: 'The domain is given twice in this request.',
    'zh-CN': '该域名在请求中重复出现。',
  },
  industry: {
    en: 'Expected the id of an industry, for example news: small letters, digits and dashes.',
    'zh-CN': '应为行业标识，例如 news：小写字母、数字和连字符。',
  },
  'authorization-code': {
    en: 'Expected a code with at least {minimum} letters or digits.',
    'zh-CN': '授权码应至少包含 {minimum} 个字母或数字。',
  },
  tenant: {
    en: 'Expected the name of a tenant: 1 to 63 small letters, digits and dashes, no dash first.',
    'zh-CN': '应为租户名称：1 至 63 个小写字母、数字或连字符，不以连字符开头。',
  },
  'filing-number': {
    en: 'Expected the number of a filing, for example 京ICP备12345678号-1.',
    'zh-CN': '应为备案号，例如 京ICP备12345678号-1。',
  },
  'in-future': { en: 'This is in the future.', 'zh-CN': '该时间在未来。' },
  'too-early': { en: 'Not before 2000-01-01.', 'zh-CN': '不得早于 2000-01-01。' },
  'before-last-move': {
    en: 'The state before was entered at {last}; this cannot be earlier.',
    'zh-CN': '不得早于上一状态的开始时间 {last}。',
  },
  'deadline-not-running': {
    en: 'No such duty is running in the state {state}.',
    'zh-CN': '状态 {state} 下没有该项义务。',
  },
  'if-match': {
    en: 'If-Match: expected * or entity tags, for example "3".',
    'zh-CN': 'If-Match：应为 * 或实体标签，例如 "3"。',
  },
  cursor: { en: 'This cursor is not one of this list.', 'zh-CN': '该游标不属于此列表。' },
  'idempotency-key': {
    en: 'Idempotency-Key: expected 1 to 255 visible ASCII characters.',
    'zh-CN': 'Idempotency-Key：应为 1 至 255 个可见 ASCII 字符。',
  },
  url: {
    en: 'Expected an https address without user name, password or fragment.',
    'zh-CN': '应为 https 地址，且不含用户名、密码或片段。',
  },
  'url-not-public': {
    en: 'This address is not on the public internet.',
    'zh-CN': '该地址不在公共互联网上。',
  },
  'short-id': {
    en: 'The id in the path: expected 1 to 63 small letters, digits and dashes, not beginning with a dash.',
    'zh-CN': '路径中的 id：应为 1 至 63 个小写字母、数字或连字符，且不以连字符开头。',
  },
  'event-repeated': { en: 'The event is given twice.', 'zh-CN': '该事件重复出现。' },
  scalar: { en: 'Expected text.', 'zh-CN': '应为文本。' },
};
