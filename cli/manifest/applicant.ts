/** Whose an application is, where a sheet has rows of several. */
import { text } from '../../lib/evidence/json.ts';
import { compareHolder } from '../../lib/spellings/holder.ts';
import { sameName } from '../../lib/spellings/same-name.ts';

export type Applicant = {
  name: string;
  /** Whether a row that names an entity is another's; not where it names none. */
  isAnother: (named: unknown) => boolean;
};

/** What is the same name in another spelling, whoever else there is. */
const SAME: ReadonlySet<string> = new Set(['traditional', 'dots', 'pinyin']);

/**
 * The entity of an application among those of a manifest, by their names; nobody is another than one that is not named.
 * Names are compared as holders of domains are: in another script, or masked, it may be the same one, where the manifest has no other.
 */
export function applicantOf(stated: unknown, entities: readonly string[]): Applicant {
  const name = text(stated);
  if (name === undefined) return { name: '', isAnother: () => false };
  const isAlone = entities.every((each) => sameName(each, name));
  const isAnother = (other: string) => {
    const match = compareHolder(other, name);
    if (match === 'same') return false;
    return isAlone
      ? match === 'different'
      : !SAME.has(match) || entities.some((each) => sameName(other, each));
  };
  return {
    name,
    isAnother(named) {
      const other = text(named);
      return other !== undefined && isAnother(other);
    },
  };
}
