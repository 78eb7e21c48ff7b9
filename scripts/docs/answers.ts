/** The shapes of answers, as JSON Schema. Tests hold real answers against them. */

export type Json = { [name: string]: unknown };

/** What the documents of single functions share. */
export type Parts = {
  ok: (schema: string) => Json;
  ref: (kind: string, name: string) => Json;
  problems: (...statuses: string[]) => Json;
  common: readonly Json[];
};

const text = { type: 'string' };
const texts = { type: 'array', items: text };
const verdict = { enum: ['ready', 'not-ready', 'undecided'] };
const outcome = { enum: ['pass', 'fail', 'unknown', 'not-applicable'] };
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const list = (items: Json) => ({ type: 'array', items });

export function answerSchemas({
  resultKinds,
  constraintIds,
}: {
  resultKinds: readonly string[];
  constraintIds: readonly string[];
}): Json {
  const summary = {
    id: text,
    kind: { enum: resultKinds },
    subject: text,
    verdict: ref('Verdict'),
    catalogue: { ...text, description: 'Hash of the rules and policy data, 12 hex digits.' },
    evaluatedAt: { ...text, format: 'date-time' },
    asOf: { type: ['string', 'null'] },
  };
  return {
    Verdict: { ...verdict, description: 'Speaks of readiness; nobody but the authority approves.' },
    Subject: strict({ kind: text, id: text }),
    Source: strict(
      {
        constraint: { enum: constraintIds },
        document: text,
        address: text,
        updatedOn: text,
        confidence: { enum: ['normative', 'high', 'medium', 'low'] },
      },
      ['address'],
    ),
    Finding: strict(
      {
        rule: text,
        subject: ref('Subject'),
        outcome,
        severity: { enum: ['error', 'warning', 'note'] },
        title: text,
        message: text,
        fix: text,
        data: { type: 'object' },
        source: ref('Source'),
      },
      ['fix'],
    ),
    OpenQuestion: strict({ fact: text, subject: ref('Subject'), question: text, rules: texts }),
    Section: strict({
      subject: ref('Subject'),
      name: text,
      verdict: ref('Verdict'),
      findings: list(ref('Finding')),
    }),
    Blocker: strict({ rule: text, subject: ref('Subject'), outcome }),
    Advice: strict({
      domain: text,
      filingRequired: { type: 'boolean' },
      filingType: { enum: ['first', 'access', 'none'] },
      verifyWith: list(
        strict(
          {
            method: { enum: ['server', 'authorization-code'] },
            serverId: { type: ['string', 'null'] },
            code: { ...text, description: 'Masked: its last four characters.' },
            rank: { type: 'integer', minimum: 1 },
            usableUntil: { type: ['string', 'null'] },
            why: text,
          },
          ['code'],
        ),
      ),
      steps: list(
        strict(
          {
            phase: { enum: ['before-filing', 'during-filing', 'after-filing'] },
            action: text,
            text,
            record: strict({ type: { enum: ['A', 'AAAA', 'CNAME'] }, name: text, value: text }),
          },
          ['record'],
        ),
      ),
    }),
    Result: strict(
      {
        ...summary,
        findings: list(ref('Finding')),
        openQuestions: list(ref('OpenQuestion')),
        sections: { ...list(ref('Section')), description: 'Of an assessment.' },
        blockers: { ...list(ref('Blocker')), description: 'Of an assessment: what keeps it from ready.' },
        advice: {
          description: 'Of a routing answer; in an assessment a list, one for each routing.',
          oneOf: [ref('Advice'), list(ref('Advice'))],
        },
        request: {
          type: 'object',
          description: 'The facts as they were understood; authorization codes are masked.',
        },
      },
      ['sections', 'blockers', 'advice'],
    ),
    ResultSummary: strict(summary),
    ResultList: strict({ items: list(ref('ResultSummary')), nextCursor: { type: ['string', 'null'] } }),
    Rule: strict({
      id: text,
      subject: text,
      severity: { enum: ['error', 'warning', 'note'] },
      title: text,
      fix: text,
      constraint: { enum: constraintIds },
      constraints: list({ enum: constraintIds }),
      source: { type: 'object' },
      facts: texts,
    }),
    RuleList: strict({ items: list(ref('Rule')), nextCursor: { type: 'null' }, catalogue: text }),
    Health: strict({ status: { const: 'ok' }, catalogue: text }),
    Problem: strict(
      {
        type: { ...text, pattern: '^urn:icp-preflight:problem:' },
        title: text,
        status: { type: 'integer' },
        detail: text,
        requestId: text,
        rule: { ...text, description: 'The rule that refused.' },
        from: {
          type: ['string', 'null'],
          description: 'Of illegal-transition: the state; null: no record yet.',
        },
        allowed: { ...texts, description: 'Of illegal-transition: the states that can be next.' },
        errors: list(strict({ pointer: text, detail: text })),
        errorsOmitted: { type: 'integer', description: 'Faults beyond the first 1,000.' },
      },
      ['rule', 'from', 'allowed', 'errors', 'errorsOmitted'],
    ),
  };
}

/** An object with these members and no other. */
export function strict(properties: Json, optional: readonly string[] = []): Json {
  return {
    type: 'object',
    properties,
    required: Object.keys(properties).filter((name) => !optional.includes(name)),
    additionalProperties: false,
  };
}
