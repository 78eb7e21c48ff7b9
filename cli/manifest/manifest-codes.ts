/** Authorization codes in YAML, which people keep in repositories: named by variables. A body in JSON is the API's own. */
import { list, member, text } from '../../lib/evidence/json.ts';
import { isReference } from '../documents/references.ts';
import type { Flaw, Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { READING } from '../texts/reading.ts';
import type { Members } from './composed.ts';

const EXAMPLE = `$\{ICP_CODE_1}`;

type ManifestCodes = {
  flaws: Flaw[];
  /** Whether a fault of codes says nothing beside the flaws. */
  follows: NonNullable<Asked['follows']>;
  tellAs: NonNullable<Asked['tellAs']>;
};

/** What is wrong with the codes of a manifest. */
export function codesIn(stated: Members, own: (pointer: string) => Place): ManifestCodes {
  const lists = listsIn(stated);
  const written = lists.flatMap(({ at, codes }) =>
    codes.flatMap((code, index) => (code === undefined || isReference(code) ? [] : [{ at, index }])),
  );
  return {
    flaws: written.map(({ at, index }) => ({
      text: READING.codeByValue,
      values: { example: EXAMPLE },
      place: own(`${at}/${index}/code`),
    })),
    follows: ({ pointer, key }) => key === REPEATED && written.some(({ at }) => pointer.startsWith(`${at}/`)),
    tellAs: ({ pointer, key }) =>
      key === REPEATED && isOnce(pointer, lists) ? { text: READING.likeVariables } : undefined,
  };
}

/** That codes are the same but for case and signs: of codes that says that they are the same, of names of variables it does not. */
const REPEATED = 'code-repeated';

type Codes = { at: string; codes: (string | undefined)[] };

function listsIn(stated: Members): Codes[] {
  const codesOf = (from: unknown) =>
    list(member(from, 'authorizationCodes')).map((each) => text(member(each, 'code')));
  return [
    { at: '#/authorizationCodes', codes: codesOf(stated) },
    ...list(stated.routing).map((each, index) => ({
      at: `#/routing/${index}/authorizationCodes`,
      codes: codesOf(each),
    })),
  ];
}

/** Whether the code that a pointer leads to stands only once in its list. */
function isOnce(pointer: string, lists: readonly Codes[]): boolean {
  const own = lists.find(({ at }) => pointer.startsWith(`${at}/`));
  const code = own?.codes[Number(pointer.slice(own.at.length + 1))];
  return own?.codes.filter((each) => each === code).length === 1;
}
