/** Domains out of a text that is a list of them, or mostly. */
import { text } from '../../lib/evidence/json.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Language } from '../../lib/texts.ts';
import { NOTHING } from './nothing.ts';
import type { Read } from './tasks.ts';
import { toldFault } from './told-fault.ts';

/** Faults that are told: more help nobody. */
const MOST_FAULTS = 100;
/** Of the lines of a list, how many name a domain at least. */
const MOSTLY = 0.5;

type Line = { line: number; names: readonly string[]; others: readonly string[] };

/** A list of domains or addresses; undefined where some word is none: then it may be something else. */
export function readNames(source: string): Read | undefined {
  const words = wordsOf(source);
  const names = words.map(hostIn);
  return words.length === 0 || names.some((name) => name === undefined) ? undefined : listOf(names);
}

/** A list in which some lines hold more, or something else: it says what it left out; undefined of any other text. */
export function readMostlyNames(source: string, language: Language): Read | undefined {
  const lines = source.split('\n').flatMap((each, index): Line[] => {
    const words = wordsOf(each);
    const names = words.flatMap((word) => hostIn(word) ?? []);
    const others = words.filter((word) => hostIn(word) === undefined);
    return words.length === 0 ? [] : [{ line: index + 1, names, others }];
  });
  const naming = lines.filter(({ names }) => names.length > 0).length;
  if (naming === 0 || naming < lines.length * MOSTLY) return undefined;
  const faults = lines
    .filter(({ others }) => others.length > 0)
    .slice(0, MOST_FAULTS)
    .map(({ line, others }) =>
      toldFault({ reason: 'not-understood', line, values: { cell: others.join(' ') } }, language),
    );
  return { ...listOf(lines.flatMap(({ names }) => names)), faults };
}

function listOf(names: readonly (string | undefined)[]): Read {
  return { ...NOTHING, as: 'domains', domains: [...new Set(names)].map((name) => ({ name })) };
}

function wordsOf(source: string): string[] {
  return source.split(/[\s,;，；、]/u).filter((word) => word !== '');
}

/** A host as it was given, if a domain can be read of it. */
function hostIn(word: string): string | undefined {
  const parsed = parseDomainName(text(word) ?? '');
  return typeof parsed === 'object' ? parsed.host : undefined;
}
