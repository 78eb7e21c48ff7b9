import type { CodeState } from '../shapes/code.ts';
import { defineFacts } from './define-facts.ts';

export const CODE = defineFacts<CodeState>()({
  'code.server': {
    name: { en: 'server that generated the authorization code', 'zh-CN': '生成授权码的服务器' },
    read: ({ server }) => server,
    question: {
      en: 'Which server generated this authorization code? This tenant has no record of it: check the server first, then record the code (POST /v1/servers/ID/authorization-codes).',
      'zh-CN':
        '该授权码由哪台服务器生成？本租户没有其记录：请先检查该服务器，再登记授权码（POST /v1/servers/ID/authorization-codes）。',
    },
  },
  'code.serverVerdict': {
    name: {
      en: 'whether the server of the authorization code can be used for verification',
      'zh-CN': '授权码对应的服务器能否用于核验',
    },
    read: ({ serverVerdict }) => serverVerdict,
    question: {
      en: 'Can the server of the authorization code currently be used for verification?',
      'zh-CN': '授权码对应的服务器目前能否用于核验？',
    },
  },
  'code.slot': {
    name: {
      en: "place of the authorization code among the server's five",
      'zh-CN': '授权码在该服务器五个授权码中的序号',
    },
    read: ({ slot }) => slot,
    question: {
      en: "Which of the server's five authorization codes is it?",
      'zh-CN': '它是该服务器五个授权码中的第几个？',
    },
  },
  'code.status': {
    name: { en: 'whether the authorization code has been used', 'zh-CN': '授权码是否已使用' },
    read: ({ status }) => status,
    question: { en: 'Has the authorization code been used?', 'zh-CN': '该授权码是否已使用？' },
  },
});

/** What is known of a code: nothing, if the ledger does not know it. */
export function codeFacts(state: CodeState | undefined) {
  return state === undefined ? {} : CODE.read(state);
}
