import type { Server } from '../shapes/server.ts';
import { defineFacts } from './define-facts.ts';

type StatedServer = { server: Server; codesIssued: number | undefined };

export const SERVER = defineFacts<StatedServer>()({
  'server.product': {
    name: { en: 'product of the server', 'zh-CN': '服务器的产品' },
    read: ({ server }) => server.product,
    question: {
      en: 'What are the filing conditions of this product? Check with Huawei Cloud.',
      'zh-CN': '请向华为云确认该产品的备案条件。',
    },
  },
  'server.region': {
    name: { en: 'region of the server', 'zh-CN': '服务器所在区域' },
    read: ({ server }) => server.region,
    question: { en: 'Is this region in mainland China?', 'zh-CN': '该区域是否位于中国大陆？' },
  },
  'server.billingMode': {
    name: { en: 'billing mode of the server', 'zh-CN': '服务器的计费模式' },
    read: ({ server }) => server.billingMode,
  },
  'server.subscription': {
    name: { en: 'subscription period of the server', 'zh-CN': '服务器的订购起止日期' },
    read: ({ server }) => server.subscription,
    question: {
      en: 'When does the subscription start and expire, or which orders does it consist of?',
      'zh-CN': '订购的起止日期是什么，或由哪些订单组成？',
    },
  },
  'server.eip': {
    name: { en: 'EIP of the server', 'zh-CN': '服务器的弹性公网IP' },
    read: ({ server }) => server.eip,
    question: {
      en: 'Which EIP is bound to the server, and in which region? Set null if there is none.',
      'zh-CN': '服务器绑定了哪个弹性公网IP，位于哪个区域？没有则填 null。',
    },
  },
  'server.filingsUsed': {
    name: { en: 'number of filings that the server has been used for', 'zh-CN': '服务器已用于备案的次数' },
    read: ({ server }) => server.filingsUsed,
    question: {
      en: 'How many filings has this server been used for?',
      'zh-CN': '该服务器已用于多少次备案？',
    },
  },
  /** Of the ledger. */
  'server.codesIssued': {
    name: { en: 'number of authorization codes of the server', 'zh-CN': '服务器已有的授权码数量' },
    read: ({ codesIssued }) => codesIssued,
  },
});

/** What is known of a server. `codesIssued`: codes that the ledger made of it; undefined if it was not asked. */
export function serverFacts(server: Server, codesIssued?: number) {
  return SERVER.read({ server, codesIssued });
}
