/** Whose an application is, where a sheet has rows of several. */
import { text } from '../../lib/evidence/json.ts';
import { compareHolder } from '../../lib/spellings/holder.ts';
import { sameName } from '../../lib/spellings/same-name.ts';

export type Applicant = {
  name: string;
  /** Whether a row that names an entity is another's; not where it names none. */
  isAnother: (named: unknown) => boolean;
};

/**
 * The entity of an application among those of a manifest, by their names; nobody is another than one that is not named.
 * Names are compared as holders of domains are: in another script it may be the same one, unless there is one of that very name.
 */
export function applicantOf(stated: unknown, entities: readonly string[]): Applicant {
  const name = text(stated);
  if (name === undefined) return { name: '', isAnother: () => false };
  const isAnother = (other: string) =>
    !sameName(other, name) &&
    (compareHolder(other, name) === 'different' || entities.some((each) => sameName(other, each)));
  return {
    name,
    isAnother(named) {
      const other = text(named);
      return other !== undefined && isAnother(other);
    },
  };
}
