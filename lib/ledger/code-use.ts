/**
 * From when until when codes can be used, and by which catalogue: what a server's item says and its codes are told.
 * Kept as attributes of both, so that a write can ask for it in its condition.
 */
import * as z from 'zod/mini';
import type { Day } from '../calendar.ts';
import type { CodeState } from '../facts/code.ts';
import type { Evaluation } from '../findings/evaluate.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import type { Server } from '../shapes/server.ts';
import { all, type Condition, compare, type Item } from '../table/table.ts';
import { codeServer, codeUsability, type Usability } from '../tracking/code-usability.ts';

/** What a code needs to know of its server, in the attributes of both. */
export type CodeUse = { usability: Usability | undefined; server: CodeState['server']; rules: string };

/** What codes of these facts are told: from when until when they can be used, by the rules of this catalogue. */
export function useOf(server: Server, evaluation: Evaluation): CodeUse {
  return {
    usability: codeUsability(server, evaluation),
    server: codeServer(server),
    rules: CATALOGUE_HASH,
  };
}

/** A use as attributes to set, and those to remove. */
export function useAttributes({ usability, server, rules }: CodeUse): { set: Item; remove: string[] } {
  const set = { product: server.product, termMonths: server.termMonths, usableBy: rules };
  return usability === undefined
    ? { set, remove: ['usableFrom', 'usableUntil'] }
    : { set: { ...set, usableFrom: usability.from, usableUntil: usability.until }, remove: [] };
}

/** The use that an item carries. */
export function useOfItem({ usableFrom, usableUntil, usableBy, product, termMonths }: UseItem): CodeUse {
  return {
    usability:
      usableFrom === undefined || usableUntil === undefined
        ? undefined
        : { from: usableFrom, until: usableUntil },
    server: { product, termMonths },
    rules: usableBy,
  };
}

/** Holds of an item whose codes can be used on a day, by the rules of this catalogue. A server that nobody tracks has no such days. */
export function usableOn(day: Day): Condition {
  return all(
    compare('usableFrom', '<=', day),
    compare('usableUntil', '>=', day),
    compare('usableBy', '=', CATALOGUE_HASH),
  );
}

/** Whether a use lets a code be used on a day: what `usableOn` asks, said of what was read. */
export function isUsableOn({ usability, rules }: CodeUse, day: Day): boolean {
  return (
    usability !== undefined && usability.from <= day && day <= usability.until && rules === CATALOGUE_HASH
  );
}

/** A use as text: equal texts, equal uses. */
export function useText({ usability, server, rules }: CodeUse): string {
  return [usability?.from, usability?.until, server.product, server.termMonths, rules].join(' ');
}

/** The attributes of a use, in items of servers and of codes. */
export const useMembers = {
  product: z.string(),
  termMonths: z.number(),
  usableBy: z.string(),
  usableFrom: z.optional(z.string()),
  usableUntil: z.optional(z.string()),
};
type UseItem = {
  product: string;
  termMonths: number;
  usableBy: string;
  usableFrom?: string | undefined;
  usableUntil?: string | undefined;
};
