/** What the page and the worker that judges say to each other. */
import type { Answer } from '../../lib/answers/named.ts';
import type { Language } from '../../lib/texts.ts';

export type JudgedKind = 'assessment' | 'domain-check' | 'server-check' | 'routing-advice';
export type Body = { readonly [member: string]: unknown };
type FieldFault = { pointer: string; detail: string };

/** A request as it was judged; or what of it cannot be read, by JSON pointers. */
export type Judged =
  | { kind: JudgedKind; result: Answer<'Result'> }
  | { kind: JudgedKind; faults: readonly FieldFault[] };

export type Evidence = NonNullable<Answer<'Result'>['evidence']>[number];

/** What a file or a pasted text holds, in the form of requests. */
export type Read = {
  domains: readonly Body[];
  /** Websites with their domains, where the text tells which belong together. */
  websites: readonly Body[];
  servers: readonly Body[];
  routing: readonly Body[];
  codes: readonly Body[];
  entity?: Body;
  account?: Body;
  evidence: readonly Evidence[];
  faults: readonly { text: string; line?: number; place?: string }[];
  /** What it was taken for. */
  as:
    | 'domains'
    | 'sheet'
    | 'terraform'
    | 'rdap'
    | 'whois'
    | 'application'
    | 'domain'
    | 'server'
    | 'routing'
    | 'nothing';
};

export type Choice = { id: string; name: string };
/** What can be chosen, in the order in which it is offered. */
export type Vocabulary = {
  products: readonly Choice[];
  regions: readonly Choice[];
  provinces: readonly Choice[];
  industries: readonly Choice[];
  entityKinds: readonly Choice[];
  certificateKinds: readonly Choice[];
  filingStatuses: readonly Choice[];
  /** The facts that each rule reads. */
  factsOfRules: { readonly [rule: string]: readonly string[] };
};

export type Tasks = {
  judge: {
    asked: { requests: readonly { kind: JudgedKind; body: Body }[]; now: number; language: Language };
    told: readonly Judged[];
  };
  read: { asked: { name: string; bytes: Uint8Array; language: Language }; told: Read };
  vocabulary: { asked: { language: Language }; told: Vocabulary };
};
export type TaskName = keyof Tasks;
