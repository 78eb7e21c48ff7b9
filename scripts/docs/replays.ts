/** The part of the API document that tells of stored results under another catalogue. */
import { RESULT_KINDS } from '../../lib/shapes/result.ts';
import type { Json, Parts } from './components.ts';

export function replayPaths({ ok, ref, problems, common }: Parts): Json {
  return {
    '/v1/results/{id}/replay': {
      get: {
        operationId: 'replayResult',
        summary: 'Would the request of a result be answered alike today?',
        description:
          'Needs the scope read. The stored request is judged again by the present catalogue, for the day that the result was judged for; nothing is stored. By the catalogue that judged it first the answer is identical, byte for byte. Findings of authorization codes are carried over: stored requests carry codes masked.',
        parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }, ...common],
        responses: { 200: ok('Replay'), ...problems('401', '403', '404', '405', '422', '500', '503') },
      },
    },
    '/v1/impact': {
      get: {
        operationId: 'listImpact',
        summary: 'Which stored results change by the present catalogue, and by which rules?',
        description:
          'Needs the scope read. Looks at up to limit results, newest first, fewer if time is short, and lists those that change; a page may list none and have a nextCursor.',
        parameters: [
          { name: 'kind', in: 'query', schema: { enum: RESULT_KINDS } },
          {
            name: 'changes',
            in: 'query',
            description: 'verdict: only results whose verdict changes. any: also those with other findings.',
            schema: { enum: ['verdict', 'any'], default: 'verdict' },
          },
          ref('parameters', 'Limit'),
          ref('parameters', 'Cursor'),
          ...common,
        ],
        responses: { 200: ok('Impact'), ...problems('401', '403', '405', '422', '500', '503') },
      },
    },
  };
}
