import type { Problem } from '../errors.ts';
import { fill } from '../respond/fill.ts';
import { FAULTS, REASONS } from '../respond/texts/faults.ts';
import { PROBLEM_ENUMERATIONS, PROBLEMS } from '../respond/texts/problems.ts';
import type { Language } from '../texts.ts';
import type { HttpAnswer } from './runtime/http.ts';

/** A problem as `application/problem+json`, RFC 9457. */
export function problemAnswer(
  { problem, details }: Problem,
  language: Language,
  requestId: string,
): HttpAnswer {
  const { status, title, detail } = PROBLEMS[problem];
  const { faults, values = {}, headers = {}, rule, members = {} } = details;
  const reason = REASONS[String(values.reason)]?.[language];
  const body = {
    type: `urn:icp-preflight:problem:${problem}`,
    title: title[language],
    status,
    detail: fill(
      detail,
      { ...values, ...(reason === undefined ? {} : { reason }) },
      language,
      PROBLEM_ENUMERATIONS,
    ),
    requestId,
    ...(rule === undefined ? {} : { rule }),
    ...members,
    ...(faults === undefined
      ? {}
      : {
          errors: faults.map(({ pointer, key, values: filling = {} }) => ({
            pointer,
            detail: fill(FAULTS[key] ?? FAULTS.invalid ?? title, filling, language),
          })),
          ...(Number(values.omitted) > 0 ? { errorsOmitted: values.omitted } : {}),
        }),
  };
  return {
    status,
    headers: {
      ...headers,
      'content-type': 'application/problem+json; charset=utf-8',
      'content-language': language,
    },
    body: JSON.stringify(body),
  };
}
