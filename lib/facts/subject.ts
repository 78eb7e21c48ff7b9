/** What findings, questions and actions speak of. */
export const SUBJECT_KINDS = [
  'entity',
  'website',
  'domain',
  'server',
  'code',
  'routing',
  'application',
] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** One of them. The id of an authorization code is its mask: its last four characters. */
export type Subject = { kind: SubjectKind; id: string };
