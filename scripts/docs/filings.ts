/** The part of the API document that tells where applications stand. */
import { FILING_STATES } from '../../lib/policy/lifecycle.ts';
import type { Json, Parts } from './components.ts';

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
