/** Answers of the service by the names that pages call them. */
import type { Answer } from '../../lib/answers/named.ts';

export type Finding = Answer<'Finding'>;
export type Question = Answer<'OpenQuestion'>;
export type Advice = Answer<'Advice'>;
export type Result = Answer<'Result'>;
export type Assessment = Answer<'AssessmentResult'>;
