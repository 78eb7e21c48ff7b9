import { describe, expect, it } from 'vitest';
import { faultsOf } from '../testing/api-document.ts';

const health = { status: 'ok', catalogue: '0123456789ab' };
const answered = (given: Partial<Parameters<typeof faultsOf>[0]>) =>
  faultsOf({
    method: 'GET',
    path: '/v1/health',
    status: 200,
    contentType: 'application/json; charset=utf-8',
    body: JSON.stringify(health),
    ...given,
  });
const problem = {
  type: 'urn:icp-preflight:problem:not-found',
  title: 'Not found',
  status: 404,
  detail: 'It is not there.',
  requestId: 'r',
};
const refused = { status: 404, contentType: 'application/problem+json', body: JSON.stringify(problem) };

describe('an answer held against the API document', () => {
  it.each([
    ['the answer of an operation', {}],
    [
      'an answer without a body',
      { method: 'DELETE', path: '/v1/webhooks/ops', status: 204, contentType: undefined, body: '' },
    ],
    ['a problem of an operation', { ...refused, path: '/v1/results/1' }],
    ['a problem where there is no operation', { ...refused, path: '/v1/nowhere' }],
    [
      'text that is no JSON',
      { path: '/v1/calendar.ics', contentType: 'text/calendar; charset=utf-8', body: 'BEGIN' },
    ],
  ])('fits: %s', (_, given) => expect(answered(given)).toEqual([]));

  it.each([
    [
      'a member more',
      { body: JSON.stringify({ ...health, more: 1 }) },
      'must NOT have additional properties',
    ],
    ['a member less', { body: JSON.stringify({ status: 'ok' }) }, 'must have required property'],
    ['a value of another kind', { body: JSON.stringify({ ...health, status: 1 }) }, 'must be string'],
    ['another type', { contentType: 'text/html' }, 'is of type text/html'],
    ['a status that is not told', { status: 202 }, 'responses/202 is not in the document'],
    [
      'a problem that is not told',
      { ...refused, path: '/v1/health' },
      'responses/404 is not in the document',
    ],
    ['a success of no operation', { path: '/v1/nowhere' }, 'GET /v1/nowhere is not in the document'],
    [
      'a problem without its members',
      { ...refused, path: '/v1/results/1', body: '{}' },
      'must have required',
    ],
    ['a body where none is told', { method: 'DELETE', path: '/v1/webhooks/ops', status: 204 }, 'has a body'],
  ])('does not fit: %s', (_, given, fault) => expect(answered(given).join()).toContain(fault));
});
