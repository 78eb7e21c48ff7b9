import type { FilingActor } from '../../policy/lifecycle.ts';
import type { Text } from '../../texts.ts';

export const FILING_ACTOR_NAMES: { readonly [A in FilingActor]: Text } = {
  applicant: { en: 'the applicant', 'zh-CN': '备案申请人' },
  provider: { en: 'Huawei Cloud', 'zh-CN': '华为云' },
  authority: { en: 'the communications administration', 'zh-CN': '通信管理局' },
  nobody: { en: 'no one', 'zh-CN': '无' },
};

export const NOT_BEGUN: Text = {
  en: 'no record yet (use adopt: true for an application that is already in progress)',
  'zh-CN': '尚无记录（已在办理中的备案可用 adopt: true 接管）',
};

export const NOWHERE: Text = { en: 'none', 'zh-CN': '无' };

export const CALENDAR_ENDS: Text = {
  en: 'The calendar of working days ends on {last}. The date cannot be determined.',
  'zh-CN': '工作日历仅到 {last}，无法给出日期。',
};
