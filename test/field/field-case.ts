/** A case from the field as data: what was sent, what must come out, where it is from. docs/field-cases.md tells how. */
import { globSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import * as z from 'zod/mini';

const texts = z.array(z.string().check(z.minLength(1))).check(z.minLength(1));

const finding = z.strictObject({
  rule: z.string().check(z.regex(/^[a-z-]+\/[a-z0-9-]+$/)),
  /** The subject's id; without it, the rule has one finding in the answer. */
  subject: z.optional(z.string()),
  outcome: z.enum(['pass', 'fail', 'unknown', 'not-applicable']),
  /** Texts that its message has, and its fix. */
  messageHas: z.optional(texts),
  fixHas: z.optional(texts),
  /** Members of its data; others may be there. */
  data: z.optional(z.record(z.string(), z.unknown())),
});

const expectation = z.strictObject({
  status: z.int(),
  verdict: z.optional(z.enum(['ready', 'not-ready', 'undecided'])),
  findings: z.optional(z.array(finding)),
  /** Facts that the answer asks for. */
  asks: z.optional(texts),
  /** Faults of a refusal, all of them, in their order: the pointer, and texts that the detail has. */
  faults: z.optional(z.array(z.strictObject({ pointer: z.string(), detailHas: z.optional(texts) }))),
  /** Values in the answer, by JSON pointer. */
  values: z.optional(z.record(z.string().check(z.regex(/^\//)), z.unknown())),
  /** Texts that stand somewhere in the answer, and such that stand nowhere in it. */
  has: z.optional(texts),
  hasNot: z.optional(texts),
});

const exchange = z.strictObject({
  send: z.strictObject({
    method: z.optional(z.enum(['GET', 'POST', 'PUT', 'DELETE'])),
    path: z.string().check(z.regex(/^\/v1\//)),
    body: z.optional(z.unknown()),
    language: z.optional(z.enum(['en', 'zh-CN'])),
  }),
  expect: expectation.check(
    z.refine(
      (given) => Object.keys(given).length > 1,
      'a status alone is no expectation: say what must come out',
    ),
  ),
});

const fieldCase = z.strictObject({
  title: z.string().check(z.minLength(10)),
  /** Where the case is from, in own words: what somebody really sent or met. Names and numbers are invented. */
  from: z.string().check(z.minLength(10)),
  /** The instant at which it is sent. */
  now: z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}Z$/)),
  exchanges: z.array(exchange).check(z.minLength(1)),
});

export type FieldCase = z.infer<typeof fieldCase>;
export type Exchange = z.infer<typeof exchange>;
export type Expectation = z.infer<typeof expectation>;

/** All cases by the name of their file. Throws, with the file, on one that has not the form. */
export function fieldCases(): [name: string, fieldCase: FieldCase][] {
  return globSync('test/field/cases/*.json')
    .sort()
    .map((file) => {
      const parsed = fieldCase.safeParse(JSON.parse(readFileSync(file, 'utf8')));
      if (!parsed.success) throw new Error(`${file}: ${z.prettifyError(parsed.error)}`);
      return [basename(file, '.json'), parsed.data];
    });
}
