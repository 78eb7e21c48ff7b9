import generated from './catalogue-hash.json' with { type: 'json' };

/** sha256 of the rules, the calendar and all policy data, 12 hex digits; `npm run docs` makes it. */
export const CATALOGUE_HASH: string = generated.sha256;
