/** Every fact that can be filled in: where it stands in its part of the body, and how it is asked for. */
import type { Text } from '../../lib/texts.ts';
import type { Vocabulary } from '../judge/tasks.ts';
import type { Path } from './json.ts';

type Control =
  | 'text'
  | 'day'
  | 'number'
  | 'yes-no'
  | 'lines'
  | 'area'
  | 'eip'
  | 'filed-entity'
  | 'industries'
  | 'approvals'
  | { choices: keyof Omit<Vocabulary, 'factsOfRules'> }
  | { options: readonly { id: string; name: Text }[] };

/** `always`: shown whether it is asked for or not. `facts`: what rules call it. */
export type FieldSpec = {
  facts: readonly string[];
  path: Path;
  label: Text;
  hint?: Text;
  control: Control;
  always?: true;
};
export type Part = 'entity' | 'website' | 'domain' | 'server';
