/** All facts that rules read. A fact that is not there is unknown. */
import type { Text } from '../texts.ts';
import { CODE } from './code.ts';
import type { ValuesOf } from './define-facts.ts';
import { DOMAIN } from './domain.ts';
import { ENTITY, ORDER } from './entity.ts';
import { ROUTING } from './routing.ts';
import { SERVER } from './server.ts';
import { VERIFICATION } from './verification.ts';
import { WEBSITE } from './website.ts';

export type Facts = ValuesOf<typeof ENTITY> &
  ValuesOf<typeof ORDER> &
  ValuesOf<typeof WEBSITE> &
  ValuesOf<typeof DOMAIN> &
  ValuesOf<typeof SERVER> &
  ValuesOf<typeof CODE> &
  ValuesOf<typeof ROUTING> &
  ValuesOf<typeof VERIFICATION>;

export type FactName = keyof Facts;
export type KnownFacts = { readonly [N in FactName]?: Facts[N] | undefined };

const FACTS: { readonly [name: string]: { readonly name: Text; readonly question?: Text } | undefined } = {
  ...ENTITY.facts,
  ...ORDER.facts,
  ...WEBSITE.facts,
  ...DOMAIN.facts,
  ...SERVER.facts,
  ...CODE.facts,
  ...ROUTING.facts,
  ...VERIFICATION.facts,
};

/** What to ask a caller who left a fact out; undefined of one that nobody can leave out, or of an older catalogue. */
export function questionOf(fact: string): Text | undefined {
  return FACTS[fact]?.question;
}

/** What a person calls a fact; undefined of one of an older catalogue. */
export function nameOf(fact: string): Text | undefined {
  return FACTS[fact]?.name;
}
