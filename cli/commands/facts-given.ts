/** Facts that options state, in the form of requests. */
import { pathOf } from '../documents/pointer.ts';
import type { Place } from '../failure.ts';
import type { Body } from '../judge/judges.ts';

/** Members that were given. */
export function known(members: Body): Body {
  return Object.fromEntries(
    Object.entries(members).filter(([, value]) => value !== undefined && value !== ''),
  );
}

/** The option that states a member; undefined if none does. */
export function placeOfOption(
  pointer: string,
  options: { readonly [member: string]: string },
): Place | undefined {
  const [first = ''] = pathOf(pointer);
  const option = Object.hasOwn(options, first) ? options[first] : undefined;
  return option === undefined ? undefined : { option: `--${option}` };
}
