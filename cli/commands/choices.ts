/** Options whose values stand in sheets in words: what people write there is understood, and told where it is not. */
import { asBillingMode, asYes } from '../../lib/evidence/sheet/cells.ts';
import { asEntityKind } from '../../lib/evidence/sheet/entity-kind.ts';
import { WORDS } from '../../lib/policy/enumerations.ts';
import type { Text } from '../../lib/texts.ts';
import type { Option } from '../option.ts';

type Choice = Required<Pick<Option, 'choices' | 'called' | 'meant'>>;

export const ENTITY_KIND = choice(WORDS['entity-kind'], asEntityKind);

export const BILLING_MODE = choice(
  {
    'yearly-monthly': { en: 'yearly/monthly', 'zh-CN': '包年/包月' },
    'pay-per-use': { en: 'pay-per-use', 'zh-CN': '按需计费' },
  },
  asBillingMode,
);

export const YES_OR_NO = choice(
  { yes: { en: 'yes', 'zh-CN': '是' }, no: { en: 'no', 'zh-CN': '否' } },
  (text) => {
    const isYes = asYes(text);
    return isYes === undefined ? undefined : isYes ? 'yes' : 'no';
  },
);

function choice(called: { readonly [choice: string]: Text }, meant: Choice['meant']): Choice {
  return { choices: Object.keys(called), called, meant: (text) => meant(text.trim()) };
}
