import type { Text } from '../texts.ts';

/** A fact that rules read: what a person calls it, how it is read from what states it, and what to ask a caller who left it out. */
type Fact<From, Value> = {
  /** As it stands in a sentence or a list, without an article. */
  name: Text;
  /** Undefined if it is not known. */
  read: (from: From) => Value | undefined;
  /** Facts that no caller can leave out have none. */
  question?: Text;
};

type FactsOfSubject<From, Values> = { readonly [Name in keyof Values]: Fact<From, Values[Name]> };

/** Facts that are read from the same thing. */
type FactTable<From, Values> = {
  facts: FactsOfSubject<From, Values>;
  /** All of them; what is not known is undefined. */
  read: (from: From) => { readonly [Name in keyof Values]?: Values[Name] | undefined };
};

/** The facts of a table with the types of their values. */
export type ValuesOf<T extends { facts: unknown }> =
  T['facts'] extends FactsOfSubject<never, infer Values> ? Values : never;

/**
 * A table of facts, one entry a fact: `defineFacts<Domain>()({ 'domain.expiresOn': { name, read, question } })`. A fact has
 * the key of the request's member that states it, after the kind of its subject; its type is what `read` gives.
 */
export function defineFacts<From>() {
  return <Values>(facts: FactsOfSubject<From, Values>): FactTable<From, Values> => {
    type Known = { [Name in keyof Values]?: Values[Name] | undefined };
    // A copy of an object that has all members already is filled faster than an empty one.
    const nothing: Known = {};
    for (const name in facts) nothing[name] = undefined;
    return {
      facts,
      read(from) {
        const known: Known = { ...nothing };
        for (const name in facts) known[name] = facts[name].read(from);
        return known;
      },
    };
  };
}
