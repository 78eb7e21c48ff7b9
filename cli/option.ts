/** An option of the command line, as a command declares it. */
import type { Text } from '../lib/texts.ts';

/** One option. `value` is how help calls what it takes. */
type Option = {
  type: 'string' | 'boolean';
  multiple?: true;
  short?: string;
  value?: string;
  choices?: readonly string[];
  /** What is wrong with a value that nothing but a look at it tells. */
  faultOf?: (value: string) => Text | undefined;
  help: Text;
};
export type Options = { readonly [name: string]: Option };
