import type { Obstacle } from '../../plan/plan-shape.ts';
import type { PlanActor } from '../../shapes/plan-actor.ts';
import type { Text } from '../../texts.ts';

export const PLAN_ACTOR_NAMES: { readonly [A in PlanActor]: Text } = {
  applicant: { en: 'the applicant', 'zh-CN': '备案申请人' },
  registrant: { en: 'the domain name registrant', 'zh-CN': '域名持有者' },
  'account-owner': { en: 'the cloud account owner', 'zh-CN': '云账号持有人' },
  nobody: { en: 'no one', 'zh-CN': '无需操作' },
};

export const OBSTACLES: { readonly [R in Obstacle['reason']]: Text } = {
  'no-remedy': {
    en: 'No action can make {subject} pass the rule {rule}.',
    'zh-CN': '{subject} 的规则 {rule} 没有补救办法。',
  },
  'not-known': {
    en: 'Whether {subject} will pass the rule {rule} on that day is unknown. See the finding.',
    'zh-CN': '届时 {subject} 是否满足规则 {rule} 无法确定：见该检查结果。',
  },
  'rule-error': {
    en: 'The rule {rule} could not be evaluated for {subject}. The error has been logged.',
    'zh-CN': '规则 {rule} 未能对 {subject} 执行，故障已记录。',
  },
};

/** Said of dates in years whose holidays are not known. */
export const ESTIMATED: Text = {
  en: 'The public holidays after {through} have not been announced. The dates may be a few days later.',
  'zh-CN': '{through} 之后的放假安排尚未掌握，日期可能顺延数日。',
};

/** The plan in a sentence, by what it comes to. */
export const PLAN_SUMMARIES = {
  ready: { en: 'Ready to submit. No action is required.', 'zh-CN': '已就绪：无需操作。' },
  'ready-with-notes': {
    en: 'Ready to submit: nothing stands in the way. Review the warnings ({warnings}) and open questions ({open}) first.',
    'zh-CN': '已就绪：没有阻碍。请先查看 {warnings} 条警告和 {open} 个待确认问题。',
  },
  questions: {
    en: 'Questions to answer first: {questions}. If all answers meet the requirements, the application is ready on {readyOn}.',
    'zh-CN': '请先回答 {questions} 个问题；若答案均符合要求，{readyOn} 即可就绪。',
  },
  actions: {
    en: 'Actions required: {actions}. If all of them are started on {startsOn}, the application is ready on {readyOn}.',
    'zh-CN': '若 {startsOn} 开始全部 {actions} 项操作，{readyOn} 即可就绪。',
  },
  'questions-and-actions': {
    en: 'Questions to answer first: {questions}. If all answers meet the requirements and all actions ({actions}) are started on {startsOn}, the application is ready on {readyOn}.',
    'zh-CN':
      '请先回答 {questions} 个问题；若答案均符合要求，且 {startsOn} 开始全部 {actions} 项操作，{readyOn} 即可就绪。',
  },
  impossible: {
    en: 'The application cannot be made ready. See obstacles.',
    'zh-CN': '该申请无法就绪，原因见阻碍因素（obstacles）。',
  },
} satisfies { readonly [summary: string]: Text };
