/** Words that point at an industry, and what a province makes of them. */
import { industryPolicy } from '../policy/industries.ts';

/** What one province alone asks for is asked for there alone. */
export function isAskedIn(industry: string, province: string | undefined): boolean {
  const only = industryPolicy(industry)?.province;
  return only === undefined || only === province;
}

/** No declaration is taken of the industries that a province names; of none at all if it names none. */
export function isRefused(industry: string, named: readonly string[] | undefined): boolean {
  return named !== undefined && (named.length === 0 || named.includes(industry));
}

/** Words and industries for a finding, each once. */
export function hitData(hits: readonly { word: string; industry: string }[]) {
  return {
    words: [...new Set(hits.map(({ word }) => word))].sort(),
    industries: [...new Set(hits.map(({ industry }) => industry))].sort(),
  };
}
