/** The draft as it is judged in this browser, anew with every change. */

import type { Verdict } from '../../lib/shapes/outcome.ts';
import type { Advice, Assessment, Finding, Question } from '../api/answers.ts';
import { doHere } from '../judge/here.ts';
import type { Judged } from '../judge/tasks.ts';
import { language } from '../state/language.ts';
import { observable } from '../state/observable.ts';
import { draft, isBlank } from './draft.ts';
import { itemsOf, keyOf, membersOf, type Path, pathOf, textOf } from './json.ts';
import { type Missing, type Request, type Requests, requestsOf } from './requests.ts';

export type Judgement = {
  verdict: Verdict;
  findings: readonly Finding[];
  questions: readonly Question[];
  missing: readonly Missing[];
  /** What of the draft cannot be read, by the key of its path. */
  faults: ReadonlyMap<string, string>;
  /** How the rules read what is spelled in another way, by the key of its path. */
  spelled: ReadonlyMap<string, string>;
  /** What the rules call the parts of the draft, by the keys of their paths. */
  ids: ReadonlyMap<string, string>;
  /** Where to point domains of which it is stated how the filing stands. */
  advice: readonly Advice[];
  /** The whole application, if it was judged. */
  result: Assessment | undefined;
};

/** undefined: not judged yet; null: it cannot be judged here, as the worker could not be loaded. */
export const judgement = observable<Judgement | null | undefined>(undefined);

const PAUSE_MS = 150;
let turn = 0;
let waiting: ReturnType<typeof setTimeout> | undefined;

draft.subscribe(judgeSoon);
language.subscribe(judgeSoon);

/** Judges the draft when a moment has passed without another change. */
export function judgeSoon(): void {
  clearTimeout(waiting);
  if (isBlank(draft.get())) {
    // What was said of what stood there before holds of nothing that comes next.
    turn += 1;
    judgement.set(undefined);
    return;
  }
  waiting = setTimeout(() => void judgeNow(), PAUSE_MS);
}

async function judgeNow(): Promise<void> {
  turn += 1;
  const own = turn;
  const requests = requestsOf(draft.get().body);
  const asked = [...(requests.whole === undefined ? [] : [requests.whole]), ...requests.parts];
  const told = await doHere('judge', {
    requests: asked.map(({ kind, body }) => ({ kind, body })),
    now: Date.now(),
    language: language.get(),
  }).catch((error: unknown) => {
    console.error(error);
    return null;
  });
  if (own === turn) judgement.set(told && judgementOf(requests, asked, told));
}

function judgementOf(requests: Requests, asked: readonly Request[], told: readonly Judged[]): Judgement {
  const faults = new Map<string, string>();
  const spelled = new Map<string, string>();
  for (const [index, judged] of told.entries()) {
    const keyIn = (pointer: string) => keyOf(asked[index]?.at(pathOf(pointer)) ?? []);
    if ('faults' in judged)
      for (const { pointer, detail } of judged.faults) faults.set(keyIn(pointer), detail);
    else for (const { pointer, read } of judged.result.spellings ?? []) spelled.set(keyIn(pointer), read);
  }
  const results = told.flatMap((judged) => ('result' in judged ? [judged.result] : []));
  const whole = results.find((result) => result.kind === 'assessment');
  const shown = whole === undefined ? results : [whole];
  const findings = shown.flatMap((result) => result.findings);
  // What every application has is asked for once, as a blank.
  const blanks = new Set(requests.missing.map(({ path }) => path.join('.')));
  return {
    verdict: whole?.verdict ?? verdictOf(findings),
    findings,
    questions: shown.flatMap(({ openQuestions }) => openQuestions).filter(({ fact }) => !blanks.has(fact)),
    missing: requests.missing,
    faults,
    spelled,
    ids: idsOf(requests, told, whole),
    advice:
      whole?.advice ?? results.flatMap((result) => (result.kind === 'routing-advice' ? [result.advice] : [])),
    result: whole,
  };
}

/** What is not whole is never ready. */
function verdictOf(findings: readonly Finding[]): Verdict {
  return findings.some(({ outcome, severity }) => outcome === 'fail' && severity === 'error')
    ? 'not-ready'
    : 'undecided';
}

function idsOf(
  { whole, parts }: Requests,
  told: readonly Judged[],
  result: Judgement['result'],
): Map<string, string> {
  const ids = new Map<string, string>();
  const first = whole === undefined ? 0 : 1;
  for (const [index, { of }] of parts.entries()) {
    const judged = told[first + index];
    if (judged !== undefined && 'result' in judged) ids.set(keyOf(of), judged.result.subject);
  }
  if (result === undefined) return ids;
  const { entity, websites } = membersOf(result.request);
  ids.set('entity', textOf(membersOf(entity).name));
  for (const [index, website] of itemsOf(websites).entries())
    ids.set(keyOf(['websites', index]), websiteId(website));
  return ids;
}

/** As the rules name a website: by its first domain, else by its name. */
function websiteId(website: unknown): string {
  const { domains, name } = membersOf(website);
  const names = itemsOf(domains).map((domain) => textOf(membersOf(domain).name));
  return names.sort()[0] ?? textOf(name);
}

/** The path of the part of the draft that has an id; undefined where none has. */
export function pathOfId({ ids }: Judgement, kind: Finding['subject']['kind'], id: string): Path | undefined {
  const shapes: { readonly [kind: string]: RegExp } = {
    entity: /^entity$/,
    website: /^websites\/\d+$/,
    domain: /^websites\/\d+\/domains\/\d+$/,
    server: /^servers\/\d+$/,
  };
  const [key] = [...ids].find(([key, value]) => value === id && shapes[kind]?.test(key)) ?? [];
  return key === undefined ? undefined : pathOf(key);
}
