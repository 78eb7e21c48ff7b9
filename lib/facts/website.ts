import type { Website } from '../shapes/assessment.ts';
import type { Entity } from '../shapes/domain.ts';
import type { Routing } from '../shapes/routing.ts';
import { defineFacts } from './define-facts.ts';
import type { RoutedDomain } from './domain.ts';
import { ENTITY } from './entity.ts';

/** A website, and where the filing of its domain stands; undefined if nobody says. */
type FiledWebsite = Website & { filing?: Routing['filing'] | undefined };

export const WEBSITE = defineFacts<FiledWebsite>()({
  'website.name': {
    name: { en: 'website name', 'zh-CN': '网站名称' },
    read: ({ name }) => name,
    question: {
      en: 'What will the website be called in the filing?',
      'zh-CN': '网站在备案中叫什么名称？',
    },
  },
  'website.domains': {
    name: { en: 'domain names of the website', 'zh-CN': '网站域名' },
    read: ({ domains }) => domains.map(({ name }) => name),
  },
  'website.content.lawful': {
    name: { en: 'whether the content of the website is lawful', 'zh-CN': '网站内容是否合法' },
    read: ({ content }) => content?.lawful,
    question: { en: 'Is the content of the website lawful?', 'zh-CN': '网站内容是否合法？' },
  },
  'website.content.industries': {
    name: { en: 'industries that the content involves', 'zh-CN': '网站内容涉及的行业' },
    read: ({ content }) => content?.industries,
    question: {
      en: 'Which industries that may require a pre-approval does the content involve? Provide an empty list if there are none.',
      'zh-CN': '网站内容涉及哪些可能需要前置审批的行业？没有则填空列表。',
    },
  },
  'website.content.approvals': {
    name: { en: 'pre-approval number', 'zh-CN': '前置审批文号' },
    read: ({ content }) => content?.approvals,
    question: {
      en: 'Does this industry require a pre-approval, and what is its number?',
      'zh-CN': '该行业是否需要前置审批？审批文号是什么？',
    },
  },
  'website.content.aboutEnterpriseOrIndustry': {
    name: {
      en: 'whether the content includes enterprise or industry information',
      'zh-CN': '网站内容是否涉及企业或行业信息',
    },
    read: ({ content }) => content?.aboutEnterpriseOrIndustry,
    question: {
      en: 'Does the content include enterprise or industry information?',
      'zh-CN': '网站内容是否涉及企业或行业信息？',
    },
  },
  'website.content.notInvolved': {
    name: { en: 'industries that the content does not involve', 'zh-CN': '网站内容不涉及的行业' },
    read: ({ content }) => content?.notInvolved,
    question: {
      en: 'Does the content involve the industry that its words suggest? List the industry as involved (industries) or as not involved (notInvolved).',
      'zh-CN': '内容是否涉及字样所指的行业？请列为涉及的行业（industries）或不涉及的行业（notInvolved）。',
    },
  },
  'website.content.serviceContent': {
    name: { en: 'service content selected in the console', 'zh-CN': '控制台中选择的服务内容' },
    read: ({ content }) => content?.serviceContent,
    question: {
      en: 'Which service content is selected in the console: blog or personal space (blog), other (other), or another item in the list (listed)?',
      'zh-CN':
        '控制台中选择的服务内容是什么：博客/个人空间（blog）、其他（other），还是列表中的其他项（listed）？',
    },
  },
  'website.content.description': {
    name: { en: 'description of the website', 'zh-CN': '网站内容说明' },
    read: ({ content }) => content?.description,
    question: { en: 'What is the website about?', 'zh-CN': '网站是什么内容？' },
  },
  /** As a look-up saw it; nobody is asked for it. */
  'website.page': {
    name: { en: 'home page', 'zh-CN': '首页' },
    read: ({ page }) => page,
  },
  'website.footerHtml': {
    name: { en: 'HTML of the home page footer', 'zh-CN': '首页底部的 HTML' },
    read: ({ footerHtml }) => footerHtml,
    question: {
      en: 'What is the HTML of the footer of the home page?',
      'zh-CN': '首页底部的 HTML 是什么？',
    },
  },
  /** From the routing of the website's domain. */
  'website.filing': {
    name: { en: 'filing status and filing number of the website', 'zh-CN': '网站的备案状态和备案号' },
    read: ({ filing }) => filing,
    question: {
      en: 'Where does the filing of the website stand, and what is its number? Give routing for its domain.',
      'zh-CN': '该网站的备案处于什么状态，备案号是什么？请在 routing 中填写其域名的 filing。',
    },
  },
});

/** What is known of a website, and of who files it. `filing`: where its filing stands; undefined if nobody says. */
export function websiteFacts(website: Website, entity: Entity, filing?: Routing['filing']) {
  return { ...ENTITY.read(entity), ...WEBSITE.read({ ...website, filing }) };
}

/** Where the filing of a website stands: that of the first of its domains of which somebody says it. */
export function filingOfWebsite(
  { domains }: Website,
  routed: ReadonlyMap<string, RoutedDomain>,
): Routing['filing'] | undefined {
  return domains.flatMap(({ name }) => routed.get(name)?.filing ?? [])[0];
}
