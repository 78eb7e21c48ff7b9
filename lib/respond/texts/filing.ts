import type { FilingActor } from '../../policy/lifecycle.ts';
import type { Text } from '../../texts.ts';

export const FILING_ACTOR_NAMES: { readonly [A in FilingActor]: Text } = {
  applicant: { en: 'the applicant', 'zh-CN': '备案申请人' },
  provider: { en: 'Huawei Cloud', 'zh-CN': '华为云' },
  authority: { en: 'the communications authority', 'zh-CN': '通信管理局' },
  nobody: { en: 'nobody', 'zh-CN': '无' },
};

export const NOT_BEGUN: Text = {
  en: 'no record yet (adopt: true takes over an application that was under way before)',
  'zh-CN': '尚无记录（已在办理中的备案可用 adopt: true 接管）',
};

export const NOWHERE: Text = { en: 'nowhere', 'zh-CN': '无' };

export const CALENDAR_ENDS: Text = {
  en: 'The calendar of working days ends on {last}; the day cannot be told.',
  'zh-CN': '工作日历仅到 {last}，无法给出日期。',
};
