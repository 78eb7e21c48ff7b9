/** The part of the API document that tells where applications stand. */
import { DEADLINE_KINDS, FILING_STATES } from '../../lib/policy/lifecycle.ts';
import { type Json, type Parts, strict } from './answers.ts';

const DOMAIN = {
  name: 'domain',
  in: 'path',
  required: true,
  description: 'Any spelling, percent-encoded; reduced to the registrable domain as an A-label.',
  schema: { type: 'string' },
};

export function filingPaths({ ok, ref, problems, common }: Parts): Json {
  const etag = { ETag: ref('headers', 'ETag') };
  const answer = (description: string, headers: Json = etag) => {
    const { headers: shared, content } = ok('Filing');
    return { description, headers: { ...Object(shared), ...headers }, content };
  };
  const ifMatch = ref('parameters', 'IfMatch');
  return {
    '/v1/filings': {
      get: {
        operationId: 'listFilings',
        summary: 'The applications of the tenant, by domain.',
        description: 'Needs the scope read. A list may miss the change of a moment ago.',
        parameters: [
          { name: 'state', in: 'query', schema: { enum: FILING_STATES } },
          ref('parameters', 'Limit'),
          ref('parameters', 'Cursor'),
          ...common,
        ],
        responses: { 200: ok('FilingList'), ...problems('401', '403', '405', '422', '500', '503') },
      },
    },
    '/v1/filings/{domain}': {
      get: {
        operationId: 'getFiling',
        summary: 'Where one application stands, who acts next and by when, and all its moves.',
        description: 'Needs the scope read.',
        parameters: [DOMAIN, ...common],
        responses: {
          200: answer('OK'),
          ...problems('401', '403', '404', '405', '422', '500', '503'),
        },
      },
      delete: {
        operationId: 'deleteFiling',
        summary: 'Forgets an application and its history.',
        description: 'Needs the scope check.',
        parameters: [DOMAIN, ifMatch, ...common],
        responses: {
          204: { description: 'It is gone.' },
          ...problems('401', '403', '404', '405', '412', '422', '500', '503'),
        },
      },
    },
    '/v1/filings/{domain}/state': {
      put: {
        operationId: 'moveFiling',
        summary: 'Tells the state of an application.',
        description:
          'Needs the scope check. A state that cannot follow is 409 and names those that can. The first state is to-complete, or any with adopt. The same state again changes nothing; with another since or note it corrects the last move.',
        parameters: [DOMAIN, ifMatch, ...common],
        requestBody: {
          required: true,
          content: {
            'application/json': {
              schema: ref('schemas', 'FilingMove'),
              example: { state: 'at-authority', since: '2026-11-23', adopt: true },
            },
          },
        },
        responses: {
          200: answer('The application as it stands.'),
          201: answer('The first record of the application.', {
            ...etag,
            Location: ref('headers', 'Location'),
          }),
          ...problems('400', '401', '403', '405', '409', '412', '413', '415', '422', '500', '503'),
        },
      },
    },
  };
}

export function filingSchemas(): Json {
  const text = { type: 'string' };
  const instant = { ...text, format: 'date-time' };
  const state = { enum: FILING_STATES };
  const source = { type: ['object', 'null'] };
  const actor = { enum: ['applicant', 'provider', 'authority', 'nobody'] };
  const due = {
    dueOn: { type: ['string', 'null'], format: 'date', description: 'The last day in time.' },
    dueAt: { type: ['string', 'null'], format: 'date-time', description: 'The first instant too late.' },
  };
  const members = {
    domain: text,
    state,
    name: { ...text, description: 'Of the state, as the console shows it.' },
    sinceAt: instant,
    filedAt: { type: ['string', 'null'], format: 'date-time' },
    editable: { type: 'boolean' },
    withdrawable: { type: 'boolean' },
    inConsole: { type: 'boolean', description: 'false: a state of ours, which the console does not show.' },
    next: strict({
      actor,
      actorName: text,
      action: text,
      ...due,
      states: { type: 'array', items: state },
    }),
    deadlines: {
      type: 'array',
      items: strict({
        kind: { enum: DEADLINE_KINDS },
        name: text,
        actor,
        binding: { type: 'boolean', description: 'false: the usual time of somebody else’s work.' },
        ...due,
        overdue: { type: ['boolean', 'null'], description: 'null: the calendar does not reach so far.' },
        notes: { type: 'array', items: text },
        source,
      }),
    },
    completed: { type: 'array', items: { enum: DEADLINE_KINDS } },
    revision: { type: 'integer', minimum: 1 },
    source,
  };
  return {
    Filing: strict({
      ...members,
      history: {
        type: 'array',
        description: 'The latest moves, the oldest first.',
        items: strict({ state, name: text, sinceAt: instant, recordedAt: instant, note: text }, ['note']),
      },
      movesOmitted: { type: 'integer' },
    }),
    FilingSummary: strict(members),
    FilingList: strict({
      items: { type: 'array', items: { $ref: '#/components/schemas/FilingSummary' } },
      nextCursor: { type: ['string', 'null'] },
    }),
  };
}
