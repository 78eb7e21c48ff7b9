import type { Text } from '../../texts.ts';

/** Reasons that fill a problem's detail. */
export const REASONS: { readonly [reason: string]: Text } = {
  empty: { en: 'no body', 'zh-CN': '没有请求体' },
  syntax: { en: 'malformed JSON', 'zh-CN': 'JSON 语法错误' },
  'not-utf-8': { en: 'bytes that are not UTF-8', 'zh-CN': '非 UTF-8 字节' },
  'not-base64': { en: 'malformed base64', 'zh-CN': 'base64 格式错误' },
};

/** Texts of the faults in a body, by key. */
export const FAULTS: { readonly [key: string]: Text } = {
  'half-character': {
    en: 'The text contains an unpaired surrogate, which is not a valid character.',
    'zh-CN': '含有不成对的代理项（半个字符），不是有效字符。',
  },
  'nul-character': {
    en: 'The text contains the NUL character (U+0000).',
    'zh-CN': '含有空字符 NUL（U+0000）。',
  },
  missing: { en: 'This field is required.', 'zh-CN': '缺少该字段。' },
  'unknown-member': { en: 'This field is unknown.', 'zh-CN': '未知字段。' },
  type: { en: 'Expected a value of type {expected}.', 'zh-CN': '类型应为 {expected}。' },
  'one-of': { en: 'Expected one of: {allowed}.', 'zh-CN': '应为以下之一：{allowed}。' },
  'too-big': { en: 'The maximum value is {maximum}.', 'zh-CN': '不得大于 {maximum}。' },
  'too-small': { en: 'The minimum value is {minimum}.', 'zh-CN': '不得小于 {minimum}。' },
  'too-big-text': {
    en: 'The maximum length is {maximum} characters.',
    'zh-CN': '不得超过 {maximum} 个字符。',
  },
  'too-small-text': {
    en: 'The minimum length is {minimum} characters.',
    'zh-CN': '不得少于 {minimum} 个字符。',
  },
  'too-big-list': { en: 'The maximum number of items is {maximum}.', 'zh-CN': '不得超过 {maximum} 项。' },
  'too-small-list': { en: 'The minimum number of items is {minimum}.', 'zh-CN': '不得少于 {minimum} 项。' },
  'too-deep': {
    en: 'Objects and lists are nested too deeply. The maximum depth is {maximum} levels.',
    'zh-CN': '嵌套过深，对象和列表最多 {maximum} 层。',
  },
  invalid: { en: 'The value is not valid.', 'zh-CN': '取值无效。' },
  day: {
    en: 'Expected an existing date (YYYY-MM-DD) or a time in a registry format, for example 2027-08-01T12:00:00Z.',
    'zh-CN': '应为存在的日期 YYYY-MM-DD，或注册局写法的时间，例如 2027-08-01T12:00:00Z。',
  },
  'day-ambiguous': {
    en: 'The date could be {one} or {other}. Enter it as YYYY-MM-DD.',
    'zh-CN': '该日期可能是 {one}，也可能是 {other}。请写成 YYYY-MM-DD。',
  },
  'day-or-instant': {
    en: 'Expected a date (YYYY-MM-DD) or an RFC 3339 timestamp, for example 2026-11-23T16:00:00Z.',
    'zh-CN': '应为日期 YYYY-MM-DD，或 RFC 3339 时刻，例如 2026-11-23T16:00:00Z。',
  },
  province: {
    en: 'Expected an ISO 3166-2 province code, for example CN-GD.',
    'zh-CN': '应为 ISO 3166-2 省份代码，例如 CN-GD。',
  },
  'not-a-domain-name': {
    en: 'Expected a registrable domain name, for example example.com.',
    'zh-CN': '应为可注册的域名，例如 example.com。',
  },
  'several-names': {
    en: 'The value contains several names or additional text. Expected a single domain name, for example example.com.',
    'zh-CN': '此处含有多个域名或其他文字；应只填一个域名，例如 example.com。',
  },
  'public-suffix': {
    en: 'This is a public suffix, not a registrable domain name. Expected a domain name under it.',
    'zh-CN': '这是公共后缀，不是可注册的域名；应为其下的域名。',
  },
  'app-id': {
    en: 'This is the ID of an app (a reversed domain name), not a domain name. Enter the domain name of the website, for example example.com; apps are filed separately.',
    'zh-CN': '这是App的包名（反写的域名），不是域名。请填写网站域名，例如 example.com；App备案须单独办理。',
  },
  'host-name': {
    en: 'Expected a host name, for example example.com.cdn.example.net.',
    'zh-CN': '应为主机名，例如 example.com.cdn.example.net。',
  },
  'footer-size': { en: 'The maximum size of the HTML is 64 KiB.', 'zh-CN': 'HTML 不得超过 64 KiB。' },
  'answer-too-large': {
    en: 'The result would be {found} MiB, but at most {maximum} MiB can be returned. Split the application: about 100 websites with one domain name each and the servers that verify them can be submitted together.',
    'zh-CN':
      '结果将达 {found} MiB，最多可返回 {maximum} MiB。请拆分申请：约 100 个网站（各一个域名）及核验所用服务器可一次提交。',
  },
  'too-many-look-ups': {
    en: 'At most {maximum} domains can be looked up in one request, found {found}. Split it, or leave out lookUp.',
    'zh-CN': '一次请求最多查询 {maximum} 个域名，现有 {found} 个。请拆分，或不使用 lookUp。',
  },
  'registrar-empty': {
    en: 'Provide the name or the ianaId of the registrar.',
    'zh-CN': '请提供注册服务机构的 name 或 ianaId。',
  },
  'subscription-form': {
    en: 'Provide either startsOn and expiresOn, or orders.',
    'zh-CN': '请提供 startsOn 和 expiresOn，或提供 orders。',
  },
  'subscription-order': { en: 'expiresOn is earlier than startsOn.', 'zh-CN': 'expiresOn 早于 startsOn。' },
  'ip-address': { en: 'Expected an IPv4 or IPv6 address.', 'zh-CN': '应为 IPv4 或 IPv6 地址。' },
  'server-id': {
    en: 'Expected 1 to 128 letters, digits, periods, colons, hyphens or underscores, starting with a letter or digit.',
    'zh-CN': '应为 1 至 128 个字母、数字、点、冒号、连字符或下划线，以字母或数字开头。',
  },
  'server-repeated': {
    en: 'Another server in the request has the same ID.',
    'zh-CN': '请求中另有相同 id 的服务器。',
  },
  'website-repeated': {
    en: 'Another website in the request has the same domain name or, if it has none, the same name.',
    'zh-CN': '请求中另有域名相同的网站，或同名且无域名的网站。',
  },
  'code-repeated': {
    en: 'The authorization code appears more than once in the request.',
    'zh-CN': '该授权码在请求中重复出现。',
  },
  'total-orders': {
    en: 'The servers have {found} orders in total; the limit per request is {maximum}.',
    'zh-CN': '全部服务器共有 {found} 个订单；每次请求上限为 {maximum} 个。',
  },
  'total-other-entities': {
    en: 'The servers name {found} other entities (alsoServes) in total; the limit per request is {maximum}.',
    'zh-CN': '全部服务器共列出 {found} 个其他主体（alsoServes）；每次请求上限为 {maximum} 个。',
  },
  'total-domains': {
    en: 'The websites have {found} domain names in total; the limit per request is {maximum}.',
    'zh-CN': '全部网站共有 {found} 个域名；每次请求上限为 {maximum} 个。',
  },
  'total-statuses': {
    en: 'The domain names have {found} statuses in total; the limit per request is {maximum}.',
    'zh-CN': '全部域名共有 {found} 个状态；每次请求上限为 {maximum} 个。',
  },
  'total-industries': {
    en: 'The websites name {found} industries (industries, notInvolved) in total; the limit per request is {maximum}.',
    'zh-CN': '全部网站共列出 {found} 个行业（industries、notInvolved）；每次请求上限为 {maximum} 个。',
  },
  'total-approvals': {
    en: 'The websites have {found} approvals in total; the limit per request is {maximum}.',
    'zh-CN': '全部网站共有 {found} 个前置审批；每次请求上限为 {maximum} 个。',
  },
  'total-footers': {
    en: 'The footers have {found} bytes in total; the limit per request is {maximum}.',
    'zh-CN': '全部网站的页脚共 {found} 字节；每次请求上限为 {maximum} 字节。',
  },
  'total-backends': {
    en: 'The load balancers name {found} backend servers in total; the limit per request is {maximum}.',
    'zh-CN': '全部负载均衡共列出 {found} 台后端服务器；每次请求上限为 {maximum} 台。',
  },
  'total-records': {
    en: 'The routings have {found} DNS records in total; the limit per request is {maximum}.',
    'zh-CN': '全部 routing 共有 {found} 条DNS记录；每次请求上限为 {maximum} 条。',
  },
  'total-codes': {
    en: 'The routings have {found} authorization codes in total; the limit per request is {maximum}.',
    'zh-CN': '全部 routing 共有 {found} 个授权码；每次请求上限为 {maximum} 个。',
  },
  'domain-repeated': {
    en: 'The domain name appears more than once in the request.',
    'zh-CN': '该域名在请求中重复出现。',
  },
  industry: {
    en: 'Expected an industry ID, for example news: lowercase letters, digits and hyphens.',
    'zh-CN': '应为行业标识，例如 news：小写字母、数字和连字符。',
  },
  'authorization-code': {
    en: 'Expected an authorization code with at least 4 letters or digits.',
    'zh-CN': '授权码应至少包含 4 个字母或数字。',
  },
  tenant: {
    en: 'Expected a tenant name: 1 to 63 lowercase letters, digits or hyphens, not starting with a hyphen.',
    'zh-CN': '应为租户名称：1 至 63 个小写字母、数字或连字符，不以连字符开头。',
  },
  'filing-number': {
    en: 'Expected a filing number, for example 京ICP备12345678号-1.',
    'zh-CN': '应为备案号，例如 京ICP备12345678号-1。',
  },
  'in-future': { en: 'The time is in the future.', 'zh-CN': '该时间在未来。' },
  'too-early': { en: 'The date must not be earlier than 2000-01-01.', 'zh-CN': '不得早于 2000-01-01。' },
  'before-last-move': {
    en: 'The time must not be earlier than the start of the previous state, {last}.',
    'zh-CN': '不得早于上一状态的开始时间 {last}。',
  },
  'order-needs-filing': {
    en: 'Expected first, new-website or access: there is no filing yet that could be changed or de-registered. Tell the filing first, with adopt.',
    'zh-CN': '应为 first、new-website 或 access：尚无可变更或注销的备案。请先以 adopt 登记该备案。',
  },
  'deadline-not-running': {
    en: 'There is no such obligation in the state {state}.',
    'zh-CN': '状态 {state} 下没有该项义务。',
  },
  'if-match': {
    en: 'If-Match: expected * or entity tags, for example "3".',
    'zh-CN': 'If-Match：应为 * 或实体标签，例如 "3"。',
  },
  cursor: { en: 'The cursor does not belong to this list.', 'zh-CN': '该游标不属于此列表。' },
  'idempotency-key': {
    en: 'Idempotency-Key: expected 1 to 255 visible ASCII characters.',
    'zh-CN': 'Idempotency-Key：应为 1 至 255 个可见 ASCII 字符。',
  },
  url: {
    en: 'Expected an https URL without a user name, password or fragment.',
    'zh-CN': '应为 https 地址，且不含用户名、密码或片段。',
  },
  'url-not-public': {
    en: 'The address is not on the public internet.',
    'zh-CN': '该地址不在公共互联网上。',
  },
  'short-id': {
    en: 'The ID in the path must consist of 1 to 63 lowercase letters, digits or hyphens and must not start with a hyphen.',
    'zh-CN': '路径中的 id：应为 1 至 63 个小写字母、数字或连字符，且不以连字符开头。',
  },
  'event-repeated': { en: 'The event appears more than once.', 'zh-CN': '该事件重复出现。' },
};
