/** Questions of the service that speak of members of a body, as a form asks them. */
import type { Text } from '../../lib/texts.ts';
import type { Say } from './say.ts';

const QUESTIONS: { readonly [fact: string]: Text } = {
  'website.content.industries': {
    en: 'Which industries that may require a pre-approval does the content involve?',
    'zh-CN': '网站内容涉及哪些可能需要前置审批的行业？',
  },
  'website.content.notInvolved': {
    en: 'Does the content involve the industries that the wording suggests?',
    'zh-CN': '内容是否涉及字样所指的行业？',
  },
  'account.filedEntity': {
    en: 'Which entity has the account filed for before?',
    'zh-CN': '该账号此前为哪个主体备过案？',
  },
  'server.eip': {
    en: 'Which EIP is bound to the server?',
    'zh-CN': '服务器绑定了哪个弹性公网 IP？',
  },
  'code.server': {
    en: 'Which server generated this authorization code? Your organisation has no record of it: check the server first, then record the code on the page “Codes”.',
    'zh-CN': '该授权码由哪台服务器生成？本组织没有其记录：请先检查该服务器，再到“授权码”页登记。',
  },
};

/** A question in words for whoever fills in the form. */
export function askedOf({ fact, question }: { fact: string; question: string }, say: Say): string {
  const text = QUESTIONS[fact];
  return text === undefined ? question : say(text);
}
