/** Facts that options state, in the form of requests. */
import type { Text } from '../../lib/texts.ts';
import { pathOf } from '../documents/pointer.ts';
import type { Asked } from '../judge/check.ts';
import type { Body } from '../judge/judges.ts';
import type { Options } from '../option.ts';
import type { Stating } from '../reports/report.ts';
import { USE } from '../texts/use.ts';

/** Members that were given. */
export function known(members: Body): Body {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  );
}

type Told = Pick<Asked, 'placeAt' | 'nameAt' | 'tellAs'>;

/** States facts by options, with what these take. */
export function statingByOptions(
  options: Options,
  of: { readonly [fact: string]: readonly string[] },
): Stating {
  return ({ fact }) =>
    (of[fact] ?? []).map((name) => {
      const { value, choices } = options[name] ?? {};
      return `--${name} ${value ?? choices?.join('|') ?? ''}`.trimEnd();
    });
}

/**
 * Tells of faults by the options that state the members, and of the others by the argument that it is asked of: whoever gives
 * options knows nothing of members.
 */
export function toldByOptions(
  options: Options,
  stating: (member: string, pointer: string) => string | undefined,
  argument = '',
): Told {
  const optionAt = (pointer: string) => stating(pathOf(pointer)[0] ?? '', pointer);
  return {
    placeAt(pointer) {
      const option = optionAt(pointer);
      return { option: option === undefined ? argument : `--${option}` };
    },
    nameAt: () => UNNAMED,
    tellAs({ pointer, key }) {
      const text = TEXTS[key];
      const { value, choices = '' } = options[optionAt(pointer) ?? ''] ?? {};
      return text && { text, values: { value: value ?? choices } };
    },
  };
}

/** What is said of an option or an argument needs no other name. */
export const UNNAMED: Text = { en: '', 'zh-CN': '' };

/** What is wrong with an option, by the key of the fault. */
const TEXTS: { readonly [key: string]: Text } = {
  missing: USE.needsValue,
  'too-small-text': USE.needsValue,
  type: USE.wholeNumber,
  'subscription-form': USE.wholeTerm,
  'subscription-order': USE.termOrder,
};
