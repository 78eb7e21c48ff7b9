import type { Actor, Obstacle, PlanActionId } from '../plan/action.ts';
import type { Text } from '../texts.ts';

/** What a plan's action says. `{subject}` is what it acts on. */
export const PLAN_ACTIONS: { readonly [A in PlanActionId]: Text } = {
  'use-another-account': {
    en: 'Submit from the account that files for {subject}, or open another account for it.',
    'zh-CN': '请用已为 {subject} 备案的账号提交，或为其另开账号。',
  },
  'give-up-services': {
    en: 'De-register services of {subject} that are no longer used, or apply for fewer: {total} are too many, {most} are possible.',
    'zh-CN': '请注销 {subject} 不再使用的服务，或减少本次申请：共 {total} 个，最多 {most} 个。',
  },
  'rename-website': {
    en: 'Give the website {subject} another name: the reviewer refuses {parts}.',
    'zh-CN': '请更改网站 {subject} 的名称：{parts} 会被驳回。',
  },
  'remove-content-needing-approval': {
    en: 'Take the content on {industries} off the website {subject}. Or hold a valid approval of the competent authority first; how long that takes no source says.',
    'zh-CN':
      '请从网站 {subject} 去除 {industries} 类内容；或先取得主管部门的有效批复，所需时间没有来源说明。',
  },
  'remove-unlawful-content': {
    en: 'Take the unlawful content off the website {subject}; with it no filing is possible.',
    'zh-CN': '请去除网站 {subject} 的违法内容，否则无法备案。',
  },
  'remove-enterprise-content': {
    en: 'Take everything about an enterprise or industry off the website {subject}, or file as the enterprise.',
    'zh-CN': '请从网站 {subject} 去除企业或行业信息，或以企业主体备案。',
  },
  'name-domain': {
    en: 'Name a domain for the website {subject}; a new one can be filed three full working days after its real-name authentication.',
    'zh-CN': '请为网站 {subject} 填写域名；新注册的域名须在实名认证满三个工作日后提交。',
  },
  'split-website': {
    en: 'Apply for {domains} as {count} websites, one domain each.',
    'zh-CN': '请将 {domains} 拆分为 {count} 个网站，每个网站一个域名。',
  },
  'use-another-domain': {
    en: 'Use another domain instead of {subject}: nothing makes .{tld} acceptable. Register one under .cn, .com or another approved top-level domain to the entity, with an approved registrar, and wait for its real-name data.',
    'zh-CN':
      '请更换域名 {subject}：.{tld} 无法备案。请以备案主体名义在获批的注册服务机构注册 .cn、.com 等获批后缀的域名，并等待实名信息同步。',
  },
  'leave-out-domain': {
    en: 'Leave {subject} out of the application: nothing makes .{tld} acceptable, and the website has another domain.',
    'zh-CN': '请从申请中去除 {subject}：.{tld} 无法备案，且该网站另有域名。',
  },
  'transfer-registrar': {
    en: 'Transfer {subject} from {registrar} to a registrar with a mainland licence, complete the real-name authentication there, then wait three full working days.',
    'zh-CN': '请将 {subject} 从 {registrar} 转移至获批的国内注册服务机构，完成实名认证，并等待满三个工作日。',
  },
  'change-registrant': {
    en: 'Transfer {subject} from “{registrant}” to “{entity}”, complete the real-name authentication, then wait three full working days.',
    'zh-CN': '请将 {subject} 由“{registrant}”过户给“{entity}”，完成实名认证，并等待满三个工作日。',
  },
  'verify-real-name': {
    en: 'Complete the real-name authentication of {subject}, then wait three full working days.',
    'zh-CN': '请完成 {subject} 的实名认证，并等待满三个工作日。',
  },
  'renew-domain': {
    en: 'Renew {subject} at its registrar, through {untilOn} at least: the longest review ends then.',
    'zh-CN': '请在注册服务机构续费 {subject}，至少至 {untilOn}（最长审核结束日）。',
  },
  'lift-statuses': {
    en: 'Have the registrar lift from {subject}: {statuses}. Complete the real name, pay or redeem the domain.',
    'zh-CN': '请联系注册商解除 {subject} 的状态：{statuses}（完成实名、续费或赎回域名）。',
  },
  'renew-server': {
    en: 'Renew {subject} by {months} months.',
    'zh-CN': '请为 {subject} 续费 {months} 个月。',
  },
  'change-billing': {
    en: 'Change {subject} to yearly/monthly billing for {months} months.',
    'zh-CN': '请将 {subject} 转为包年/包月，时长 {months} 个月。',
  },
  'bind-eip': {
    en: 'Buy an EIP in {region} and bind it to {subject}.',
    'zh-CN': '请在 {region} 购买弹性公网IP并绑定到 {subject}。',
  },
  'buy-server': {
    en: 'Buy a server in a mainland region with an EIP, for example {product} in {region}, yearly/monthly for {months} months, or get an authorization code. None that is given can be mended.',
    'zh-CN':
      '现有资源均无法满足要求：请购买大陆区域并绑定弹性公网IP的服务器，例如 {region} 的 {product}，包年/包月 {months} 个月；或取得备案授权码。',
  },
  wait: {
    en: 'Wait for {subject}, until {doneOn}: time mends it.',
    'zh-CN': '等待 {subject}，至 {doneOn}：届时自动满足要求。',
  },
  'correct-the-data': {
    en: 'Correct what is wrong with {subject}: see the finding’s fix.',
    'zh-CN': '请更正 {subject} 的信息：见该检查结果的办法。',
  },
};

export const ACTORS: { readonly [A in Actor]: Text } = {
  applicant: { en: 'the applicant', 'zh-CN': '备案申请人' },
  registrant: { en: 'the registrant of the domain', 'zh-CN': '域名持有者' },
  'account-owner': { en: 'the owner of the cloud account', 'zh-CN': '云账号持有人' },
  nobody: { en: 'nobody', 'zh-CN': '无需操作' },
};

export const OBSTACLES: { readonly [R in Obstacle['reason']]: Text } = {
  'no-remedy': {
    en: 'Nothing mends the rule {rule} for {subject}.',
    'zh-CN': '{subject} 的规则 {rule} 没有补救办法。',
  },
  'not-known': {
    en: 'Whether the rule {rule} holds for {subject} on that day is not known: see the finding.',
    'zh-CN': '届时 {subject} 是否满足规则 {rule} 无法确定：见该检查结果。',
  },
  'rule-error': {
    en: 'The rule {rule} could not be evaluated for {subject}; the fault is logged.',
    'zh-CN': '规则 {rule} 未能对 {subject} 执行，故障已记录。',
  },
};

/** Said of dates in years whose holidays are not known. */
export const ESTIMATED: Text = {
  en: 'Public holidays after {through} are not known yet: the dates may be some days later.',
  'zh-CN': '{through} 之后的放假安排尚未掌握，日期可能顺延数日。',
};

/** The plan in a sentence, by what it comes to. */
export const PLAN_SUMMARIES = {
  ready: { en: 'Ready now: nothing is to be done.', 'zh-CN': '已就绪：无需操作。' },
  questions: {
    en: 'Answer the questions first: {questions}. If the answers are good it is ready on {readyOn}.',
    'zh-CN': '请先回答 {questions} 个问题；若答案均符合要求，{readyOn} 即可就绪。',
  },
  actions: {
    en: 'Actions: {actions}. If all are started on {startsOn} it is ready on {readyOn}.',
    'zh-CN': '若 {startsOn} 开始全部 {actions} 项操作，{readyOn} 即可就绪。',
  },
  'questions-and-actions': {
    en: 'Answer the questions first: {questions}. If the answers are good and all actions ({actions}) are started on {startsOn} it is ready on {readyOn}.',
    'zh-CN':
      '请先回答 {questions} 个问题；若答案均符合要求，且 {startsOn} 开始全部 {actions} 项操作，{readyOn} 即可就绪。',
  },
  impossible: {
    en: 'Nothing makes it ready: see obstacles.',
    'zh-CN': '无法使其就绪：见 obstacles。',
  },
} satisfies { readonly [summary: string]: Text };
