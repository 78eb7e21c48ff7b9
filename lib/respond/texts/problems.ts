import type { ProblemName } from '../../errors.ts';
import type { Enumerations } from '../../policy/enumerations.ts';
import { type ProblemText, REFUSALS } from './refusals.ts';

/** What the values of problems are. */
export const PROBLEM_ENUMERATIONS: Enumerations = { domains: 'domain-name' };

export const PROBLEMS: { readonly [P in ProblemName]: ProblemText } = {
  'invalid-json': {
    status: 400,
    title: { en: 'The request body is not valid JSON', 'zh-CN': '请求体不是有效的 JSON' },
    detail: {
      en: 'Expected a JSON object encoded in UTF-8, but found {reason}.',
      'zh-CN': '应为 UTF-8 编码的 JSON 对象；实际：{reason}。',
    },
  },
  unauthenticated: {
    status: 401,
    title: { en: 'A valid token is required', 'zh-CN': '需要有效的令牌' },
    detail: {
      en: 'Send an Authorization: Bearer token that is signed with a known key, has not expired, and contains the issuer, audience and tenant.',
      'zh-CN': '请发送 Authorization: Bearer 令牌：由已知密钥签名、未过期，且包含签发者、受众和租户。',
    },
  },
  forbidden: {
    status: 403,
    title: { en: 'The token does not have the required scope', 'zh-CN': '令牌缺少权限范围' },
    detail: { en: 'The scope {scope} is required.', 'zh-CN': '需要权限范围 {scope}。' },
  },
  'not-found': {
    status: 404,
    title: { en: 'Not found', 'zh-CN': '未找到' },
    detail: { en: 'The requested resource does not exist.', 'zh-CN': '请求的资源不存在。' },
  },
  'method-not-allowed': {
    status: 405,
    title: { en: 'Method not allowed', 'zh-CN': '不支持该请求方法' },
    detail: { en: 'Allowed methods: {allowed}.', 'zh-CN': '支持：{allowed}。' },
  },
  'payload-too-large': {
    status: 413,
    title: { en: 'The request body is too large', 'zh-CN': '请求体过大' },
    detail: { en: 'The maximum size is {maximum} bytes.', 'zh-CN': '最多接受 {maximum} 字节。' },
  },
  'unsupported-media-type': {
    status: 415,
    title: { en: 'The media type is not supported', 'zh-CN': '不支持该媒体类型' },
    detail: {
      en: 'Send the request with Content-Type: application/json, encoded in UTF-8 and not compressed.',
      'zh-CN': '请发送 Content-Type: application/json，UTF-8 编码，不压缩。',
    },
  },
  'invalid-request': {
    status: 422,
    title: { en: 'The request is not valid', 'zh-CN': '请求不符合要求' },
    detail: {
      en: 'Errors found: {count}. Nothing was saved.',
      'zh-CN': '共发现 {count} 处错误，未保存任何内容。',
    },
  },
  'idempotency-key-reused': {
    status: 422,
    title: { en: 'The idempotency key was used for another request', 'zh-CN': '幂等键已用于其他请求' },
    detail: {
      en: 'Use a new Idempotency-Key for a different request.',
      'zh-CN': '不同的请求请使用新的 Idempotency-Key。',
    },
  },
  'request-in-progress': {
    status: 409,
    title: { en: 'The first request is still being processed', 'zh-CN': '首次请求仍在处理中' },
    detail: { en: 'Try again later.', 'zh-CN': '请稍后重试。' },
  },
  ...REFUSALS,
  'keys-unavailable': {
    status: 503,
    title: { en: 'The token cannot be verified at the moment', 'zh-CN': '暂时无法验证令牌' },
    detail: {
      en: 'The keys of the token issuer could not be retrieved. Try again later.',
      'zh-CN': '无法获取令牌签发者的密钥，请稍后重试。',
    },
  },
  'table-unavailable': {
    status: 503,
    title: { en: 'The database is temporarily unavailable', 'zh-CN': '数据表暂时不可用' },
    detail: {
      en: 'Try again later. With an Idempotency-Key, nothing is done twice.',
      'zh-CN': '请稍后重试；带 Idempotency-Key 时不会重复执行。',
    },
  },
  'internal-error': {
    status: 500,
    title: { en: 'Internal error', 'zh-CN': '服务内部错误' },
    detail: { en: 'The error has been logged under the request ID.', 'zh-CN': '故障已按请求编号记录。' },
  },
};
