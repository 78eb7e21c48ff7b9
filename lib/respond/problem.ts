import type { Answer } from '../answers/named.ts';
import type { Fault, Problem } from '../errors.ts';
import type { Language } from '../texts.ts';
import { fill } from './fill.ts';
import { FAULTS, REASONS } from './texts/faults.ts';
import { PROBLEM_ENUMERATIONS, PROBLEMS } from './texts/problems.ts';

/** A problem as a caller is told it, RFC 9457. */
export function problemDocument(
  { problem, details }: Problem,
  language: Language,
  requestId: string,
): Answer<'Problem'> {
  const { status, title, detail } = PROBLEMS[problem];
  const { faults, values = {}, rule, members = {} } = details;
  const reason = REASONS[String(values.reason)]?.[language];
  return {
    type: `urn:icp-preflight:problem:${problem}`,
    title: title[language],
    status,
    detail: fill(detail, { ...values, ...(reason && { reason }) }, language, PROBLEM_ENUMERATIONS),
    requestId,
    ...(rule === undefined ? {} : { rule }),
    ...members,
    ...(faults === undefined ? {} : { errors: renderFaults(faults, language) }),
    ...(Number(values.omitted) > 0 ? { errorsOmitted: Number(values.omitted) } : {}),
  };
}

function renderFaults(faults: readonly Fault[], language: Language) {
  return faults.map(({ pointer, key, values = {} }) => ({
    pointer,
    detail: fill(FAULTS[key] ?? FAULTS.invalid ?? PROBLEMS['invalid-request'].title, values, language),
  }));
}
