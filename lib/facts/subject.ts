/** What findings, questions and actions speak of. */
export type SubjectKind = 'entity' | 'website' | 'domain' | 'server' | 'code' | 'routing' | 'application';

/** One of them. The id of an authorization code is its mask: its last four characters. */
export type Subject = { kind: SubjectKind; id: string };
