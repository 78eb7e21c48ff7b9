import type { Obstacle, PlanActor } from '../../shapes/plan.ts';
import type { Text } from '../../texts.ts';

export const PLAN_ACTOR_NAMES: { readonly [A in PlanActor]: Text } = {
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
