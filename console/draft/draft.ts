/**
 * The application that is being prepared, in the form of the API's body. It is kept on this device with every change: all
 * of it but authorization codes, which stay in memory, and the number of a certificate, which goes with the tab.
 */
import type { Evidence } from '../judge/tasks.ts';
import { keep, keepInTab, kept, keptInTab, onKeptElsewhere } from '../state/kept.ts';
import { observable } from '../state/observable.ts';
import { at, type Members, membersOf, type Path, put } from './json.ts';

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
  replaceDraft({ body: membersOf(put(body, path, value)), evidence });
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

onKeptElsewhere(NAME, () => draft.set(keptDraft()));

function keepDraft({ body, evidence }: Draft): void {
  const { authorizationCodes: _, ...shown } = body;
  const number = at(shown, NUMBER_PATH);
  keepInTab(NUMBER, typeof number === 'string' ? number : undefined);
  const json = JSON.stringify({ body: put(shown, NUMBER_PATH, undefined), evidence });
  keeping.set(keep(NAME, isBlank({ body, evidence }) ? undefined : json) ? { at: Date.now() } : false);
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
