/** What a tool has to tell, in sections, and the part of it that one answer holds. Pure. */
import * as z from 'zod/mini';
import { fill } from '../respond/fill.ts';
import { HEADINGS, MCP } from '../respond/texts/mcp.ts';
import { described } from '../shapes/schema-parts.ts';
import type { Language } from '../texts.ts';

const SECTIONS = [
  'reasons',
  'warnings',
  'undecided',
  'questions',
  'plan',
  'obstacles',
  'verify-with',
  'steps',
  'domains',
  'not-found-out',
  'evidence',
  'spellings',
  'rules',
  'passed',
] as const;
type SectionName = (typeof SECTIONS)[number];

/** One line of a section: as a model quotes it, and as a program reads it. */
export type ToldEntry = { text: string; data: { readonly [member: string]: unknown } };
/** `onRequest`: only told when it is asked for. */
export type ToldSection = { name: SectionName; entries: readonly ToldEntry[]; onRequest?: true };
export type ToldAnswer = {
  text: string;
  data: { readonly [member: string]: unknown };
  sections: readonly ToldSection[];
};

/** What part of an answer is wanted: members of every tool's input. */
export const partMembers = {
  section: described(
    z.optional(z.enum(SECTIONS)),
    'Tells only this section; an answer that leaves out names it.',
  ),
  from: described(
    z.optional(z.int().check(z.minimum(1), z.maximum(1_000_000))),
    'With section: the first entry to tell, counted from 1.',
  ),
};
export type AnswerPart = { section?: SectionName | undefined; from?: number | undefined };

/** The structured content of every tool's answer. */
export const structuredAnswer = z.looseObject({
  sections: described(
    z.record(z.string(), z.array(z.looseObject({}))),
    'The entries that this answer tells, by section.',
  ),
  leftOut: described(
    z.array(z.object({ section: z.enum(SECTIONS), count: z.int(), from: z.int() })),
    'What was left out: call again with the same arguments, this section, and this from.',
  ),
});

/** Characters of text that one answer holds; a model reads about a quarter as many tokens. */
const ANSWER_CHARACTERS = 12_000;
const ENTRY_CHARACTERS = 4_000;

/** One answer of what there is to tell: the sections in their order until the answer is full, and a word on the rest. */
export function partOf(told: ToldAnswer, { section, from = 1 }: AnswerPart, language: Language) {
  const chosen = told.sections.filter(({ name, entries }) =>
    section === undefined ? entries.length > 0 : name === section,
  );
  const lines = [told.text];
  const leftOut: { section: SectionName; count: number; from: number }[] = [];
  const sections: { [name: string]: ToldEntry['data'][] } = {};
  let room = ANSWER_CHARACTERS;
  for (const { name, entries, onRequest } of chosen) {
    const first = section === undefined ? 0 : from - 1;
    const taken = onRequest && section === undefined ? [] : fitting(entries.slice(first), room);
    if (taken.length > 0) {
      lines.push('', fill(HEADINGS[name], { count: entries.length }, language));
      lines.push(...taken.map(({ text }, at) => `${first + at + 1}. ${shortened(text)}`));
      sections[name] = taken.map(({ data }) => data);
    }
    room -= taken.reduce((sum, { text }) => sum + shortened(text).length, 0);
    const count = entries.length - first - taken.length;
    if (count > 0) leftOut.push({ section: name, count, from: first + taken.length + 1 });
    if (count > 0 && !onRequest) room = 0;
  }
  if (section !== undefined && Object.keys(sections).length === 0)
    lines.push('', fill(MCP.nothingThere, { section, from }, language));
  for (const each of leftOut) lines.push('', fill(MCP.leftOut, each, language));
  return { text: lines.join('\n'), structured: { ...told.data, sections, leftOut } };
}

/** The first entries that fit; the first one fits into any room that is left. */
function fitting(entries: readonly ToldEntry[], room: number): readonly ToldEntry[] {
  let used = 0;
  const end = entries.findIndex(({ text }, at) => {
    used += shortened(text).length;
    return used > room && (at > 0 || room <= 0);
  });
  return end < 0 ? entries : entries.slice(0, end);
}

function shortened(text: string): string {
  return text.length > ENTRY_CHARACTERS ? `${text.slice(0, ENTRY_CHARACTERS).toWellFormed()}…` : text;
}
