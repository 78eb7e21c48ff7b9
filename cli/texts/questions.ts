/** Questions and fixes of the service that speak of members of a body, in words alone: where a report says how to state a fact, it says so beside. */
import type { Text } from '../../lib/texts.ts';

const FILED_SERVICES: readonly [Text, Text] = [
  { en: ' (entity.filedServices)', 'zh-CN': '（entity.filedServices）' },
  { en: '', 'zh-CN': '' },
];

/** By fact. */
export const OWN_QUESTIONS: { readonly [fact: string]: Text } = {
  'account.filedEntity': {
    en: 'Which entity has the account filed for before?',
    'zh-CN': '该账号此前为哪个主体备过案？',
  },
  'domain.filing.status': {
    en: 'What is the filing status of the domain name?',
    'zh-CN': '该域名的备案处于什么状态？',
  },
  'server.eip': {
    en: 'Which EIP is bound to the server, and in which region?',
    'zh-CN': '服务器绑定了哪个弹性公网IP，位于哪个区域？',
  },
  'routing.backends': {
    en: 'What are the details of the backend servers of the load balancer?',
    'zh-CN': '负载均衡的后端服务器信息是什么？',
  },
  'routing.candidates': {
    en: 'What are the details of the ECS or authorization code to use for verification?',
    'zh-CN': '用于核验的ECS或授权码信息是什么？',
  },
  'routing.targets': {
    en: 'Which servers does the domain name resolve to?',
    'zh-CN': '域名解析到哪些服务器？',
  },
  'verification.addresses': {
    en: 'Which other entities have websites on the servers?',
    'zh-CN': '服务器上还有哪些其他主体的网站？',
  },
  'website.content.industries': {
    en: 'Which industries that may require a pre-approval does the content involve?',
    'zh-CN': '网站内容涉及哪些可能需要前置审批的行业？',
  },
  'website.content.notInvolved': {
    en: 'Does the content involve the industry that its words suggest?',
    'zh-CN': '内容是否涉及字样所指的行业？',
  },
  'website.content.serviceContent': {
    en: 'Which service content is selected in the console: blog or personal space, other, or another item in the list?',
    'zh-CN': '控制台中选择的服务内容是什么：博客/个人空间、其他，还是列表中的其他项？',
  },
  'website.filing': {
    en: 'Where does the filing of the website stand, and what is its number?',
    'zh-CN': '该网站的备案处于什么状态，备案号是什么？',
  },
  'code.server': {
    en: 'Which server generated this authorization code? Only a service that keeps codes knows: check the server and record the code there first.',
    'zh-CN': '该授权码由哪台服务器生成？只有保存授权码的服务知道：请先在服务中检查该服务器并登记授权码。',
  },
};

/** By rule: what of its messages is said in other words. */
export const OWN_WORDS: { readonly [rule: string]: readonly (readonly [Text, Text])[] } = {
  'entity/individual-within-five-services': [FILED_SERVICES],
  'entity/order-size-accepted': [FILED_SERVICES],
  // Spot pricing is told as paying per use.
  'server/billed-yearly-monthly': [
    [
      { en: 'A pay-per-use server', 'zh-CN': '按需计费的服务器' },
      { en: 'A server that is not billed yearly/monthly', 'zh-CN': '非包年/包月计费的服务器' },
    ],
  ],
  'domain/resolution-fits-filing': [
    [
      {
        en: 'by resolves and by the records of its routing',
        'zh-CN': 'resolves 与 routing 中的解析记录相互矛盾',
      },
      { en: 'by itself and by the DNS records', 'zh-CN': '所填的是否解析与解析记录相互矛盾' },
    ],
    [
      { en: 'provide routing for it', 'zh-CN': '请提供该域名的 routing' },
      { en: 'state its filing status', 'zh-CN': '请提供该域名的备案状态' },
    ],
  ],
};

/** What a plan says where no actions make an application ready: the reasons stand below. */
export const NO_WAY: Text = {
  en: 'The application cannot be made ready, for these reasons:',
  'zh-CN': '该申请无法就绪，原因如下：',
};

/** By rule. */
export const OWN_FIXES: { readonly [rule: string]: Text } = {
  'website/industries-declared': {
    en: 'List the industry as involved, or as not involved if the content has nothing to do with it, or change the wording.',
    'zh-CN': '请将该行业列为涉及的行业；若内容不涉及，请列为不涉及的行业；或修改文字。',
  },
  'website/opening-review-held': {
    en: 'Obtain the website launch review form from the establishment authority and list it among the approvals.',
    'zh-CN': '请到机构编制管理部门办理网站开办审核表，并列入前置审批。',
  },
};

/** Where it is known of an authorization code which server made it, and whether it is used. */
export const IN_A_SERVICE: Text = {
  en: 'in a service that keeps codes (--service URL)',
  'zh-CN': '保存授权码的服务（--service URL）',
};

/** What is stated of a fact where nothing else tells: of none, and of choices. */
export const VALUES: { readonly [fact: string]: Text } = {
  'account.filedEntity': { en: 'null if there is none', 'zh-CN': '没有则为 null' },
  'server.eip': { en: 'null if there is none', 'zh-CN': '没有则为 null' },
  'website.content.industries': { en: '[] if there are none', 'zh-CN': '没有则为 []' },
  'website.content.notInvolved': { en: 'the one or the other', 'zh-CN': '择一填写' },
  'website.content.serviceContent': { en: 'blog, other or listed', 'zh-CN': 'blog、other 或 listed' },
};
