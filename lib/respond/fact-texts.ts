import type { FactName } from '../facts/vocabulary.ts';
import type { Text } from '../texts.ts';

/** What to ask for when a fact is not known. */
export const QUESTIONS: { readonly [F in FactName]?: Text } = {
  'account.filedEntity': {
    en: 'For which entity has the account filed before? Give account.filedEntity; null if for none.',
    'zh-CN': '该账号此前为哪个主体备过案？请填写 account.filedEntity；没有则填 null。',
  },
  'entity.name': {
    en: 'What is the legal name of the filing entity?',
    'zh-CN': '备案主体的法定名称是什么？',
  },
  'entity.certificate': {
    en: 'What are the certificate numbers of this person and of the person that the account has filed for?',
    'zh-CN': '申请人与该账号已备案个人的证件号码分别是什么？',
  },
  'entity.province': {
    en: 'In which province does the entity file (ISO 3166-2, for example CN-GD)?',
    'zh-CN': '主体在哪个省份备案（ISO 3166-2，例如 CN-GD）？',
  },
  'entity.filedServices': {
    en: 'How many services (websites, Apps) has the entity filed already?',
    'zh-CN': '该主体已备案多少个服务（网站、App）？',
  },
  'entity.websitesInOrder': {
    en: 'How many websites does the application file?',
    'zh-CN': '本次申请备案多少个网站？',
  },
  'website.content.lawful': { en: 'Is the content of the website lawful?', 'zh-CN': '网站内容是否合法？' },
  'website.content.industries': {
    en: 'Which industries that may need an approval does the content touch? An empty list if none.',
    'zh-CN': '网站内容涉及哪些可能需要前置审批的行业？没有则填空列表。',
  },
  'website.content.approvals': {
    en: 'Does this industry need an approval, and what is its number?',
    'zh-CN': '该行业是否需要前置审批？审批文号是什么？',
  },
  'website.content.aboutEnterpriseOrIndustry': {
    en: 'Does the content tell of an enterprise or an industry?',
    'zh-CN': '网站内容是否涉及企业或行业信息？',
  },
  'website.content.notInvolved': {
    en: 'Does the content touch the industry that its words point at? List it in industries; if not, in notInvolved.',
    'zh-CN': '内容是否涉及字样所指的行业？涉及请填入 industries，不涉及请填入 notInvolved。',
  },
  'website.content.serviceContent': {
    en: 'Which service content is chosen in the console: blog, other, or another one that is listed?',
    'zh-CN':
      '控制台中选择的服务内容是什么：博客/个人空间（blog）、其他（other），还是列表中的其他项（listed）？',
  },
  'website.content.description': { en: 'What is the website about?', 'zh-CN': '网站是什么内容？' },
  'website.footerHtml': {
    en: 'What is the HTML of the footer of the home page?',
    'zh-CN': '首页底部的 HTML 是什么？',
  },
  'domain.statuses': {
    en: 'Which statuses does the domain have (EPP or RDAP)?',
    'zh-CN': '域名有哪些状态（EPP 或 RDAP 写法）？',
  },
  'domain.resolves': { en: 'Does the domain resolve now?', 'zh-CN': '域名目前是否解析？' },
  'domain.filing.status': {
    en: 'Where does the filing of the domain stand? Give routing for it, with filing.status.',
    'zh-CN': '该域名的备案处于什么状态？请在 routing 中填写 filing.status。',
  },
  'domain.tld': {
    en: 'Is this top-level domain approved? Look it up at domain.miit.gov.cn.',
    'zh-CN': '该顶级域名是否已获批复？请在 domain.miit.gov.cn 查询。',
  },
  'domain.registrar': {
    en: 'Who is the registrar (name or IANA id), and is it approved? Look it up at domain.miit.gov.cn.',
    'zh-CN': '注册服务机构是哪家（名称或 IANA 编号）？是否已获批复？请在 domain.miit.gov.cn 查询。',
  },
  'domain.registrant': { en: 'To whom is the domain registered?', 'zh-CN': '域名持有者是谁？' },
  'domain.realName': {
    en: 'Is the real-name authentication of the domain complete, and since when?',
    'zh-CN': '域名是否已完成实名认证？何时完成？',
  },
  'domain.expiresOn': {
    en: 'On which day does the registration of the domain end?',
    'zh-CN': '域名注册何时到期？',
  },
  'server.product': {
    en: 'Ask Huawei Cloud what this product allows.',
    'zh-CN': '请向华为云确认该产品的备案条件。',
  },
  'server.region': { en: 'Is this region in the Chinese mainland?', 'zh-CN': '该区域是否位于中国大陆？' },
  'server.subscription': {
    en: 'When does the subscription begin and end, or which orders make it up?',
    'zh-CN': '订购的起止日期是什么，或由哪些订单组成？',
  },
  'server.eip': {
    en: 'Which elastic IP is bound to the server, and in which region is it? null if none.',
    'zh-CN': '服务器绑定了哪个弹性公网IP，位于哪个区域？没有则填 null。',
  },
  'server.filingsUsed': {
    en: 'How many filings have used this server?',
    'zh-CN': '该服务器已用于多少次备案？',
  },
  'code.server': {
    en: 'Which server generated this code? It is not recorded for this tenant: track the server, then record the code with it (POST /v1/servers/ID/authorization-codes).',
    'zh-CN':
      '该授权码由哪台服务器生成？本租户没有其记录：请先检查该服务器，再登记授权码（POST /v1/servers/ID/authorization-codes）。',
  },
  'code.serverVerdict': {
    en: "Can the code's server verify today?",
    'zh-CN': '授权码对应的服务器目前能否用于核验？',
  },
  'code.slot': {
    en: "Which of its server's five codes is it?",
    'zh-CN': '它是该服务器五个授权码中的第几个？',
  },
  'code.status': { en: 'Has the code been used?', 'zh-CN': '该授权码是否已使用？' },
  'routing.filing.number': { en: 'What is the filing number?', 'zh-CN': '备案号是什么？' },
  'verification.addresses': {
    en: 'Which other entities have websites on the servers (alsoServes)?',
    'zh-CN': '服务器上还有哪些其他主体的网站（alsoServes）？',
  },
  'routing.backends': {
    en: 'What are the facts of the servers behind the load balancer? List them in servers.',
    'zh-CN': '负载均衡的后端服务器信息是什么？请列入 servers。',
  },
  'routing.dns': { en: 'Which DNS records does the domain have now?', 'zh-CN': '域名目前有哪些解析记录？' },
};

/** How a message tells of facts that are not given. */
export const NOT_GIVEN: Text = { en: 'Not given: {facts}.', 'zh-CN': '未提供：{facts}。' };
export const NOT_APPLICABLE: Text = { en: 'Does not apply here.', 'zh-CN': '此处不适用。' };
export const RULE_ERROR: Text = {
  en: 'The rule could not be evaluated; the fault is logged.',
  'zh-CN': '该规则未能执行，故障已记录。',
};
export const UNKNOWN_FACT: Text = { en: 'What is the value of {fact}?', 'zh-CN': '{fact} 的值是什么？' };
