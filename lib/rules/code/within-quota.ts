import { defineRule, fail, pass } from '../define-rule.ts';

/** Codes that one server makes in its life, whatever becomes of them. */
export const CODES_PER_SERVER = 5;

export default defineRule({
  id: 'code/within-quota',
  subject: 'code',
  constraints: ['code-quota'],
  severity: 'error',
  needs: ['code.slot'],
  title: {
    en: "The authorization code is within the server's quota of five",
    'zh-CN': '授权码在该服务器的五个名额之内',
  },
  fix: {
    en: 'Use another server: each server can generate five codes in total.',
    'zh-CN': '请使用其他服务器：每台服务器总共可生成五个授权码。',
  },
  messages: {
    pass: { en: 'This is code {slot} of {limit}.', 'zh-CN': '第 {slot} 个，共 {limit} 个。' },
    fail: {
      en: 'The server has used all {limit} of its authorization codes.',
      'zh-CN': '该服务器的 {limit} 个授权码已用完。',
    },
  },
  check({ 'code.slot': slot }) {
    const data = { slot, limit: CODES_PER_SERVER };
    return slot >= 1 && slot <= CODES_PER_SERVER ? pass(data) : fail(data);
  },
});
