import type { Assessment } from '../shapes/assessment.ts';
import type { Entity } from '../shapes/domain.ts';
import { defineFacts } from './define-facts.ts';

/** Facts of who files; every subject of an application has them. */
export const ENTITY = defineFacts<Entity>()({
  'entity.kind': {
    name: { en: 'kind of the filing entity', 'zh-CN': '主体性质' },
    read: ({ kind }) => kind,
  },
  'entity.name': {
    name: { en: 'legal name of the filing entity', 'zh-CN': '主体名称' },
    read: ({ name }) => name,
    question: { en: 'What is the legal name of the filing entity?', 'zh-CN': '备案主体的法定名称是什么？' },
  },
  'entity.certificate': {
    name: { en: 'certificate number of the filing entity', 'zh-CN': '主体证件号码' },
    read: ({ certificate }) => certificate,
    question: {
      en: 'What are the certificate numbers of this entity and of the one that the account has filed for?',
      'zh-CN': '本主体与该账号已备案主体的证件号码分别是什么？',
    },
  },
  'entity.province': {
    name: { en: 'province of the filing', 'zh-CN': '备案省份' },
    read: ({ province }) => province,
    question: {
      en: 'In which province does the entity file (ISO 3166-2, for example CN-GD)?',
      'zh-CN': '主体在哪个省份备案（ISO 3166-2，例如 CN-GD）？',
    },
  },
  'entity.filedServices': {
    name: { en: 'number of services already filed', 'zh-CN': '已备案的服务数量' },
    read: ({ filedServices }) => filedServices,
    question: {
      en: 'How many services (websites and apps) has the entity already filed?',
      'zh-CN': '该主体已备案多少个服务（网站、App）？',
    },
  },
});

/** Facts of the account and the order. */
export const ORDER = defineFacts<Assessment>()({
  'account.filedEntity': {
    name: { en: 'entity that the account has filed for before', 'zh-CN': '该账号此前备案的主体' },
    read: ({ account }) => account?.filedEntity,
    question: {
      en: 'Which entity has the account filed for before (account.filedEntity; null if none)?',
      'zh-CN': '该账号此前为哪个主体备过案（account.filedEntity；没有则为 null）？',
    },
  },
  /** How many websites the application files. */
  'entity.websitesInOrder': {
    name: { en: 'number of websites in the application', 'zh-CN': '本次申请的网站数量' },
    read: ({ websites }) => websites.length,
    question: { en: 'How many websites does the application contain?', 'zh-CN': '本次申请备案多少个网站？' },
  },
});

/** What is known of the entity of an application. */
export function entityFacts(application: Assessment) {
  return { ...ENTITY.read(application.entity), ...ORDER.read(application) };
}
