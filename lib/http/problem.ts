import type { Problem } from '../errors.ts';
import { problemDocument } from '../respond/problem.ts';
import type { Language } from '../texts.ts';
import type { HttpAnswer } from './runtime/http.ts';

/** A problem as `application/problem+json`, RFC 9457. */
export function problemAnswer(problem: Problem, language: Language, requestId: string): HttpAnswer {
  const body = problemDocument(problem, language, requestId);
  return {
    status: body.status,
    headers: {
      ...problem.details.headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
    },
    body: JSON.stringify(body),
  };
}
