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
