/** What the applicant does about a website. */
import { type ActionDefinition, only } from '../define-action.ts';
import { standInDomain } from '../stand-ins.ts';

/** Passes the naming rules of every kind of entity. */
const STAND_IN_NAME = '海棠花开手记';

export const WEBSITE_ACTIONS = {
  'rename-website': {
    actor: 'applicant',
    text: {
      en: 'Rename the website {subject}: {parts} will be rejected.',
      'zh-CN': '请更改网站 {subject} 的名称：名称中的“{parts}”会导致驳回。',
    },
    fixes: ['website/name-follows-rules'],
    details: ({ finding: { data } }) => ({ data }),
    effect: { website: (website) => ({ ...website, name: STAND_IN_NAME }) },
  },
  'remove-content-needing-approval': {
    actor: 'applicant',
    text: {
      en: 'Remove the content related to {industries} from the website {subject}, or obtain a valid approval of the competent authority first. How long an approval takes is not documented.',
      'zh-CN':
        '请从网站 {subject} 去除 {industries} 类内容；或先取得主管部门的有效批复，所需时间没有来源说明。',
    },
    enumerations: { industries: 'industry' },
    fixes: ['website/pre-approval-held'],
    rank: 4,
    details: ({ finding: { data } }) => ({ data: only(data, 'industries') }),
    effect: {
      website: (website) => ({ ...website, content: { ...website.content, industries: [], approvals: [] } }),
    },
  },
  'remove-unlawful-content': {
    actor: 'applicant',
    text: {
      en: 'Remove the unlawful content from the website {subject}. It cannot be filed otherwise.',
      'zh-CN': '请去除网站 {subject} 的违法内容，否则无法备案。',
    },
    fixes: ['website/content-lawful'],
    effect: { website: (website) => ({ ...website, content: { ...website.content, lawful: true } }) },
  },
  'remove-enterprise-content': {
    actor: 'applicant',
    text: {
      en: 'Remove enterprise and industry information from the website {subject}, or file as the enterprise.',
      'zh-CN': '请从网站 {subject} 去除企业或行业信息，或以企业主体备案。',
    },
    fixes: ['website/individual-content-allowed'],
    effect: {
      website: (website) => ({
        ...website,
        content: { ...website.content, aboutEnterpriseOrIndustry: false },
      }),
    },
  },
  'name-domain': {
    actor: 'applicant',
    text: {
      en: 'Specify a domain name for the website {subject}. A new domain name can be filed three full working days after its real-name authentication.',
      'zh-CN': '请为网站 {subject} 填写域名；新注册的域名须在实名认证满三个工作日后提交。',
    },
    effect: {
      website: (website, _, { entity, place }) => ({ ...website, domains: [standInDomain(entity, place)] }),
    },
  },
  // Its effect makes one website several: see `testing/apply-plan.ts`.
  'split-website': {
    actor: 'applicant',
    text: {
      en: 'File {domains} as {count} separate websites with one domain name each.',
      'zh-CN': '请将 {domains} 拆分为 {count} 个网站，每个网站一个域名。',
    },
    enumerations: { domains: 'domain-name' },
    fixes: ['website/one-domain'],
    details: ({ finding: { data } }) =>
      data.count === 0 ? { instead: 'name-domain', waits: ['real-name-sync'] } : { data },
  },
} satisfies { [id: string]: ActionDefinition };
