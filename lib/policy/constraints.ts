import constraints from './constraints.json' with { type: 'json' };

/** Rows of Table 1 of the constraints page, in its order. */
export const CONSTRAINT_IDS = [
  'basic-requirements',
  'entity',
  'website-name',
  'pre-approval',
  'cdn',
  'elb',
  'domain-tld',
  'domain-registrar',
  'domain-validity',
  'domain-real-name',
  'domain-registrant',
  'domain-one-per-website',
  'content-illegal',
  'content-individual',
  'server-mainland',
  'server-ecs',
  'server-flexus-l',
  'server-enterprise-web-portal',
  'server-dec',
  'server-nat',
  'code-origin',
  'code-quota',
  'code-single-use',
] as const;

export type ConstraintId = (typeof CONSTRAINT_IDS)[number];

/** A document behind a rule. `confidence` is `normative` for the constraints page, which wins over all others. */
export type SourceDocument = {
  document: string;
  address?: string;
  updatedOn: string;
  confidence: 'normative' | 'high' | 'medium' | 'low';
};

/** The page whose table the rules implement. */
export const CONSTRAINTS_PAGE: SourceDocument = {
  document: constraints.document.title,
  address: constraints.document.address,
  updatedOn: constraints.document.updatedOn,
  confidence: 'normative',
};
