/** All commands by their names, of one word or two; each is loaded when it is called. */
import type { Entry } from '../command.ts';

export const COMMANDS: { readonly [name: string]: Entry } = {
  assess: {
    summary: {
      en: 'Judge whole applications: entity, websites, domains, servers',
      'zh-CN': '判断整份备案申请：主体、网站、域名、服务器',
    },
    load: async () => (await import('./assess.ts')).assess,
  },
  'check domain': {
    summary: { en: 'Would this domain name pass?', 'zh-CN': '该域名能否通过？' },
    load: async () => (await import('./check-domain.ts')).checkDomain,
  },
  'check server': {
    summary: { en: 'Can this server verify a filing?', 'zh-CN': '该服务器能否用于备案核验？' },
    load: async () => (await import('./check-server.ts')).checkServer,
  },
};
