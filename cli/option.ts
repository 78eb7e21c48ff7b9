/** An option of the command line, as a command declares it. */
import type { Text } from '../lib/texts.ts';

/** One option. `value` is how help calls what it takes. */
export type Option = {
  type: 'string' | 'boolean';
  multiple?: true;
  short?: string;
  value?: string;
  choices?: readonly string[];
  /** What each choice is called where it is told in another language than it is written. */
  called?: { readonly [choice: string]: Text };
  /** The choice that other words mean; undefined where they are not understood. */
  meant?: (value: string) => string | undefined;
  /** What is wrong with a value that nothing but a look at it tells. */
  faultOf?: (value: string) => Text | undefined;
  help: Text;
};
export type Options = { readonly [name: string]: Option };
