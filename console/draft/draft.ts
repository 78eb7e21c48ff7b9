/**
 * The application that is being prepared, in the form of the API's body. It is kept on this device with every change: all
 * of it but authorization codes, which stay in memory, and the number of a certificate, which goes with the tab.
 */
import type { Evidence } from '../judge/tasks.ts';
import { keep, keepInTab, kept, keptInTab, onKeptElsewhere } from '../state/kept.ts';
import { observable } from '../state/observable.ts';
import { at, type Members, membersOf, type Path, put } from './json.ts';
import { renamed } from './take-out.ts';

export type Draft = {
  body: Members;
  /** Where values were found. */
  evidence: readonly Evidence[];
};
/** `at`: when it was kept, in milliseconds since the epoch; false: it cannot be kept here. */
type Keeping = { at: number } | false | undefined;

const NAME = 'draft';
const NUMBER = 'draft.number';
const NUMBER_PATH: Path = ['entity', 'certificate', 'number'];
const BLANK: Draft = { body: {}, evidence: [] };

export const draft = observable<Draft>(keptDraft());
export const keeping = observable<Keeping>(undefined);

/** Changes the value at a path of the body; undefined takes it out. */
export function change(path: Path, value: unknown): void {
  const { body, evidence } = draft.get();
  const isName = path.at(-1) === 'name' && path.at(-3) === 'domains';
  replaceDraft({ body: isName ? renamed(body, path, value) : membersOf(put(body, path, value)), evidence });
}

/** Puts another draft in the place of this one. */
export function replaceDraft(next: Draft): void {
  draft.set(next);
  keepDraft(next);
}

/** Begins anew; gives what brings back what was there. */
export function clearDraft(): () => void {
  const before = draft.get();
  replaceDraft(BLANK);
  return () => replaceDraft(before);
}

/** Whether nothing has been filled in. */
export function isBlank({ body }: Draft): boolean {
  return Object.keys(body).length === 0;
}

onKeptElsewhere(NAME, () => draft.set(withOwnCodes(keptDraft())));

function keepDraft({ body, evidence }: Draft): void {
  const number = at(body, NUMBER_PATH);
  keepInTab(NUMBER, typeof number === 'string' ? number : undefined);
  const json = JSON.stringify({ body, evidence }, withoutSecrets);
  keeping.set(keep(NAME, isBlank({ body, evidence }) ? undefined : json) ? { at: Date.now() } : false);
}

/** Codes are what another tab cannot tell: those of this tab stay, unless it began anew. */
function withOwnCodes(told: Draft): Draft {
  const { authorizationCodes } = draft.get().body;
  if (kept(NAME) === undefined || authorizationCodes === undefined) return told;
  return { ...told, body: { ...told.body, authorizationCodes } };
}

/** Wherever in a body they stand: what a file holds may have them in many places. */
function withoutSecrets(member: string, value: unknown): unknown {
  if (member === 'authorizationCodes') return undefined;
  return member === 'certificate' ? put(value, ['number'], undefined) : value;
}

function keptDraft(): Draft {
  try {
    const { body, evidence } = JSON.parse(kept(NAME) ?? '{}');
    const number = keptInTab(NUMBER);
    const whole = number === undefined ? body : put(body, NUMBER_PATH, number);
    return { body: membersOf(whole), evidence: Array.isArray(evidence) ? evidence : [] };
  } catch {
    return BLANK;
  }
}
