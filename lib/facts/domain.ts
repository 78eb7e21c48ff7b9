import type { Domain, Entity } from '../shapes/domain.ts';
import type { Routing } from '../shapes/routing.ts';
import { defineFacts } from './define-facts.ts';
import { ENTITY } from './entity.ts';

/** What routings say of a domain: where its filing stands, and whether it resolves by its records. */
export type RoutedDomain = { filing?: Routing['filing'] | undefined; resolves?: boolean | undefined };
type StatedDomain = { domain: Domain; routed: RoutedDomain };

export const DOMAIN = defineFacts<StatedDomain>()({
  'domain.name': {
    name: { en: 'domain name', 'zh-CN': '域名' },
    read: ({ domain }) => domain.name,
  },
  'domain.tld': {
    name: { en: 'top-level domain', 'zh-CN': '顶级域名' },
    read: ({ domain }) => domain.name.slice(domain.name.lastIndexOf('.') + 1),
    question: {
      en: 'Is this top-level domain approved? Check it at domain.miit.gov.cn.',
      'zh-CN': '该顶级域名是否已获批复？请在 domain.miit.gov.cn 查询。',
    },
  },
  'domain.registrar': {
    name: { en: 'registrar', 'zh-CN': '域名注册服务机构' },
    read: ({ domain }) => domain.registrar,
    question: {
      en: 'Which registrar is it (name or IANA ID), and is it approved? Check it at domain.miit.gov.cn.',
      'zh-CN': '注册服务机构是哪家（名称或 IANA 编号）？是否已获批复？请在 domain.miit.gov.cn 查询。',
    },
  },
  'domain.registrant': {
    name: { en: 'registrant', 'zh-CN': '域名持有者' },
    read: ({ domain }) => domain.registrant?.name,
    question: { en: 'Who is the registrant of the domain name?', 'zh-CN': '域名持有者是谁？' },
  },
  'domain.realName': {
    name: { en: 'real-name authentication of the domain name', 'zh-CN': '域名实名认证' },
    read: ({ domain }) => domain.realName,
    question: {
      en: 'Is the real-name authentication of the domain name complete, and when was it completed?',
      'zh-CN': '域名是否已完成实名认证？何时完成？',
    },
  },
  'domain.expiresOn': {
    name: { en: 'expiration date of the domain name', 'zh-CN': '域名到期日' },
    read: ({ domain }) => domain.expiresOn,
    question: {
      en: 'When does the domain name registration expire?',
      'zh-CN': '域名注册何时到期？',
    },
  },
  'domain.statuses': {
    name: { en: 'statuses of the domain name', 'zh-CN': '域名状态' },
    read: ({ domain }) => domain.statuses,
    question: {
      en: 'Which statuses does the domain name have (EPP or RDAP)?',
      'zh-CN': '域名有哪些状态（EPP 或 RDAP 写法）？',
    },
  },
  'domain.resolves': {
    name: { en: 'whether the domain name resolves', 'zh-CN': '域名是否解析' },
    read: ({ domain, routed }) => domain.resolves ?? routed.resolves,
    question: { en: 'Does the domain name currently resolve?', 'zh-CN': '域名目前是否解析？' },
  },
  /** By the records that a routing states. */
  'domain.records': {
    name: { en: 'whether the domain name resolves by its stated records', 'zh-CN': '按所填记录域名是否解析' },
    read: ({ routed }) => routed.resolves,
  },
  /** What a registry or resolver said, beside what is stated. */
  'domain.found': {
    name: { en: 'look-up results of the domain name', 'zh-CN': '域名查询结果' },
    read: ({ domain }) => domain.found,
  },
  /** From the routing of the same domain. */
  'domain.filing.status': {
    name: { en: 'filing status of the domain name', 'zh-CN': '域名的备案状态' },
    read: ({ routed }) => routed.filing?.status,
    question: {
      en: 'What is the filing status of the domain name (filing.status of its routing)?',
      'zh-CN': '该域名的备案处于什么状态（routing 的 filing.status）？',
    },
  },
});

/** What is known of a domain. `routed`: what routings say of it. */
export function domainFacts(domain: Domain, entity: Entity | undefined, routed: RoutedDomain = {}) {
  const own = DOMAIN.read({ domain, routed });
  return entity === undefined ? own : { ...ENTITY.read(entity), ...own };
}
