/** A judgement, by the kind of its check, and the result that is stored of it. */
import * as z from 'zod/mini';
import { blocker, finding, openQuestion, section } from '../findings/finding.ts';
import { outlookMembers, plan } from '../plan/plan-shape.ts';
import { advice } from '../shapes/advice.ts';
import { codeState } from '../shapes/code.ts';
import { evidence, lookUpFailure } from '../shapes/look-up.ts';
import { verdict } from '../shapes/outcome.ts';
import { allocation } from '../shapes/placements.ts';
import { described, instant, jsonOf, schemaVersion } from '../shapes/schema-parts.ts';
import { spellingMembers } from '../shapes/spellings.ts';

export const RESULT_KINDS = [
  'domain-check',
  'server-check',
  'routing-advice',
  'assessment',
  'allocation',
] as const;
export type ResultKind = (typeof RESULT_KINDS)[number];

/** A result as lists show it. */
const summaryMembers = {
  id: z.string(),
  kind: z.enum(RESULT_KINDS),
  subject: described(z.string(), 'What lists find it by: a domain, or the id of a server.'),
  verdict,
  catalogue: described(z.string(), 'Hash of the rules and policy data, 12 hex digits.'),
  evaluatedAt: instant(),
  asOf: described(z.nullable(z.string()), 'As the caller gave it; null: as of evaluatedAt.'),
};

const found = { verdict, findings: z.array(finding), openQuestions: z.array(openQuestion) };
const divided = {
  sections: z.array(section),
  blockers: described(z.array(blocker), 'What keeps it from ready.'),
};
const judgedAs = <K extends ResultKind>(kind: K) => ({ kind: z.literal(kind), ...found });

/** What a check found, by its kind. Of an assessment an earlier version kept no plan; an outlook has one that is ready. */
const domainJudgement = z.object(judgedAs('domain-check'));
const serverJudgement = z.object(judgedAs('server-check'));
const routingJudgement = z.object({ ...judgedAs('routing-advice'), advice });
export const assessmentJudgement = z.object({
  ...judgedAs('assessment'),
  ...divided,
  advice: z.optional(z.array(advice)),
  plan: z.optional(plan),
  ...z.partial(z.object(outlookMembers)).shape,
});
const allocationJudgement = z.object({ ...judgedAs('allocation'), ...divided, allocation });

/** What the ledger knew when a request was judged: judging it again asks nobody. */
const keptMembers = {
  codesIssued: described(
    z.optional(z.record(z.string(), z.number())),
    'How many codes the servers of the request had made; of those that the ledger knew.',
  ),
  codes: described(
    z.optional(z.record(z.string(), codeState)),
    'Where the codes of the request stood, by their masks; of those that the ledger knew.',
  ),
};
const keptLedger = z.object(keptMembers);

const { id, subject, catalogue, evaluatedAt, asOf } = summaryMembers;
const recordMembers = {
  id,
  subject,
  catalogue,
  evaluatedAt,
  asOf,
  request: z.unknown(),
  evidence: described(z.optional(z.array(evidence)), 'What was looked up for it, and where.'),
  failures: described(z.optional(z.array(lookUpFailure)), 'What could not be looked up, and why.'),
  ...spellingMembers,
  ...keptMembers,
};

/** A judgement with what it was made of and when. */
export const result = z.discriminatedUnion('kind', [
  z.extend(domainJudgement, recordMembers),
  z.extend(serverJudgement, recordMembers),
  z.extend(routingJudgement, recordMembers),
  z.extend(assessmentJudgement, recordMembers),
  z.extend(allocationJudgement, recordMembers),
]);
export const resultSummary = z.object(summaryMembers);
const storedSummary = z.object({
  ...summaryMembers,
  expiresAt: described(z.optional(z.number()), 'When the result ends, in seconds.'),
});

export const RESULT_VERSION = 1;
const documentMembers = {
  v: schemaVersion(RESULT_VERSION),
  doc: described(z.optional(z.string()), 'The result as JSON.'),
  docBr: described(
    z.optional(z.instanceof(Uint8Array)),
    'The same, compressed with Brotli, where it is long.',
  ),
};
/** What an item has that carries a result: its own, and that of an idempotency key. */
export const resultDocument = z.object(documentMembers);

/** The item of a result. */
export const resultItem = z.object({
  ...documentMembers,
  summary: described(jsonOf(storedSummary), 'What lists show; an index has no more.'),
  expiresAt: described(z.optional(z.number()), 'When it ends, in seconds.'),
  keyPk: described(z.optional(z.string()), 'The partition key of the record of its idempotency key.'),
});

export type DomainJudgement = z.infer<typeof domainJudgement>;
export type ServerJudgement = z.infer<typeof serverJudgement>;
export type RoutingJudgement = z.infer<typeof routingJudgement>;
export type AssessmentJudgement = z.infer<typeof assessmentJudgement>;
export type AllocationJudgement = z.infer<typeof allocationJudgement>;
export type Judgement =
  | DomainJudgement
  | ServerJudgement
  | RoutingJudgement
  | AssessmentJudgement
  | AllocationJudgement;
export type KeptLedger = z.infer<typeof keptLedger>;
export type Result = z.infer<typeof result>;
export type ResultSummary = z.infer<typeof resultSummary>;
export type StoredSummary = z.infer<typeof storedSummary>;
