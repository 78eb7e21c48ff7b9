/** Upper bounds of a request, so that no body can make work without end. */
export const LIMITS = {
  bodyBytes: 256 * 1024,
  websites: 100,
  domainsPerWebsite: 10,
  servers: 100,
  codes: 100,
  routings: 100,
  orders: 240,
  records: 100,
  statuses: 50,
  industries: 50,
  nameCharacters: 200,
  descriptionCharacters: 5000,
  footerBytes: 64 * 1024,
  otherEntities: 100,
  filedServices: 10_000,
  /** Domains of one look-up. */
  lookUps: 20,
} as const;

/** Upper bounds of what all parts of a request hold together: the work that it makes grows with these, not with products. */
export const TOTALS = {
  orders: 2_000,
  otherEntities: 1_000,
  domains: 150,
  statuses: 1_000,
  industries: 1_000,
  approvals: 500,
  footerBytes: 128 * 1024,
  backends: 1_000,
  records: 1_000,
  codesOfRoutings: 100,
} as const;
