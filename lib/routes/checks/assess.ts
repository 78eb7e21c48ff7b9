import type * as z from 'zod/mini';
import { ASSESSMENT } from '../../judge/assessment.ts';
import type { CheckDeclaration } from '../check.ts';
import { trackSubjects } from '../track-check.ts';

export const ASSESSMENTS: CheckDeclaration<z.infer<typeof ASSESSMENT.request>> = {
  name: 'assess',
  kind: ASSESSMENT,
  id: 'assessments',
  summary: 'Would this whole application pass?',
  answer: 'AssessmentResult',
  track: (table, { request: { servers, websites, entity }, ...checked }) => {
    const domains = websites.flatMap((website) => website.domains).map((domain) => ({ ...domain, entity }));
    return trackSubjects(table, checked, { servers, domains });
  },
};
