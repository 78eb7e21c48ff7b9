/** What was looked up, as it is answered. */
import * as z from 'zod/mini';
import { evidence, foundRecord, lookUpFailure, seenPage } from '../shapes/look-up.ts';
import { described, storedDay } from '../shapes/schema-parts.ts';

const facts = z.object({
  name: z.string(),
  registrar: z.optional(z.object({ name: z.optional(z.string()), ianaId: z.optional(z.int()) })),
  registrant: z.optional(z.object({ name: z.string() })),
  expiresOn: z.optional(storedDay('The last day of the registration, in Shanghai.')),
  statuses: z.optional(z.array(z.string())),
  resolves: z.optional(z.boolean()),
});

const lookedUp = z.object({
  domain: described(z.string(), 'The registrable domain.'),
  host: described(z.string(), 'What was given: records and the page are those of it.'),
  facts: described(facts, 'Can be sent on as a domain.'),
  dns: described(z.optional(z.array(foundRecord)), 'Fits routing; an empty list: it does not resolve.'),
  footerHtml: described(z.optional(z.string()), 'Fits a website.'),
  page: described(z.optional(seenPage), 'What a visitor sees.'),
  evidence: z.array(evidence),
  failures: described(z.array(lookUpFailure), 'What could not be told, and why.'),
});

export const lookUpAnswer = z.object({ items: z.array(lookedUp) });
