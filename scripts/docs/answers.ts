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
const day = (description: string) => ({ type: 'string', format: 'date', description });
const list = (items: Json) => ({ type: 'array', items });

export function answerSchemas({
  resultKinds,
  constraintIds,
  planActions,
}: {
  resultKinds: readonly string[];
  constraintIds: readonly string[];
  planActions: readonly string[];
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
    Plan: {
      ...strict({
        possible: { type: 'boolean', description: 'false: nothing makes it ready, see obstacles.' },
        conditional: {
          type: 'boolean',
          description: 'true: it holds if each question is answered so that its rules pass.',
        },
        estimated: {
          type: 'boolean',
          description: 'true: the dates rest on working days of years whose holidays are not known.',
        },
        startsOn: day('On which all actions are started: today, or asOf.'),
        readyOn: {
          type: ['string', 'null'],
          description: 'The first day on which the whole is ready; null if nothing makes it so.',
        },
        text,
        questions: { ...list(ref('OpenQuestion')), description: 'To answer first.' },
        actions: list(ref('PlanAction')),
        obstacles: list(
          strict({
            rule: text,
            subject: ref('Subject'),
            reason: { enum: ['no-remedy', 'rule-error', 'not-known'] },
            text,
          }),
        ),
      }),
      description: 'The smallest set of actions that makes the application ready.',
    },
    PlanAction: strict({
      action: { enum: planActions },
      actor: strict({
        id: { enum: ['applicant', 'registrant', 'account-owner', 'nobody'] },
        name: text,
      }),
      subject: ref('Subject'),
      rules: { ...texts, description: 'What it settles.' },
      text,
      data: { type: 'object', description: 'What exactly.' },
      wait: {
        ...strict({
          days: { type: 'integer' },
          workingDays: { type: 'integer' },
          for: list(strict({ text, source: { type: 'object' } })),
        }),
        description: 'What it costs in waiting: calendar days, then working days.',
      },
      doneOn: day('Done by then if it is started on startsOn.'),
    }),
    AllocationCost: strict({
      unplaced: { type: 'integer', description: 'Websites without a place.' },
      onEndingServers: {
        type: 'integer',
        description: 'Websites on servers that end before the longest review.',
      },
      mixedEntities: { type: 'integer', description: 'Entities on servers beyond the first one of each.' },
      servers: { type: 'integer', description: 'Servers that are used.' },
    }),
    Allocation: {
      ...strict({
        cost: ref('AllocationCost'),
        optimal: { type: 'boolean', description: 'Proven: no allocation costs less.' },
        proof: { enum: ['lower-bound', 'exhaustive-search', null] },
        lowerBound: { ...ref('AllocationCost'), description: 'What no allocation can go below.' },
        placements: {
          ...list(
            strict(
              {
                domain: text,
                entity: text,
                method: { enum: ['server', 'authorization-code', null] },
                serverId: { type: ['string', 'null'] },
                code: {
                  type: ['string', 'null'],
                  description:
                    'Masked; null: generate one, the server has made codes and cannot be chosen directly.',
                },
              },
              ['code'],
            ),
          ),
          description: 'One for each website, in the order of the request; null for one without a place.',
        },
        servers: list(
          strict({
            id: text,
            verdict: ref('Verdict'),
            capacity: {
              type: 'integer',
              description:
                'Websites that it can verify: none if it is not ready, 1 where no source states how many filings it allows.',
            },
            used: { type: 'integer' },
            entities: texts,
            usableUntil: {
              type: ['string', 'null'],
              description: 'The last day on which it can verify if nothing is done; null if it cannot today.',
            },
            endsBeforeReview: { type: 'boolean' },
          }),
        ),
        longestReviewEndsOn: day('When the longest review ends if the applications are submitted now.'),
        text,
        why: { ...text, description: 'Why none is better, or that this is not proven.' },
      }),
      description:
        'Costs are compared in the order of their members: fewest websites without a place, then on servers that end before the longest review, then mixed entities, then servers.',
    },
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
        plan: { ...ref('Plan'), description: 'Of an assessment.' },
        readyUntil: {
          type: ['string', 'null'],
          description:
            'Of an assessment that is ready: the last day on which it is, if nothing is done; null if no fact ends it.',
        },
        endsBy: {
          oneOf: [strict({ rule: text, subject: ref('Subject') }), { type: 'null' }],
          description: 'What is no longer so on the day after readyUntil.',
        },
        lastsThroughReview: {
          type: 'boolean',
          description: 'Whether readyUntil is longestReviewEndsOn or later.',
        },
        longestReviewEndsOn: day('When the longest review ends if the application is submitted now.'),
        allocation: { ...ref('Allocation'), description: 'Of an allocation.' },
        request: {
          type: 'object',
          description: 'The facts as they were understood; authorization codes are masked.',
        },
      },
      [
        'sections',
        'blockers',
        'advice',
        'plan',
        'readyUntil',
        'endsBy',
        'lastsThroughReview',
        'longestReviewEndsOn',
        'allocation',
      ],
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
