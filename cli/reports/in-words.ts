/** A result as people read it: what the service says with members of a body is said in words. */
import type { Answer } from '../../lib/answers/named.ts';
import { questionOf } from '../../lib/facts/facts.ts';
import { generalFix } from '../../lib/respond/general-fix.ts';
import { PLAN_SUMMARIES } from '../../lib/respond/texts/plan.ts';
import type { Rule } from '../../lib/rules/define-rule.ts';
import { remembered } from '../../lib/spellings/remembered.ts';
import type { Language, Text } from '../../lib/texts.ts';
import { NO_WAY, OWN_FIXES, OWN_QUESTIONS, OWN_WORDS } from '../texts/questions.ts';
import type { ShownFinding } from './order.ts';

type Result = Answer<'Result'>;

/** The last one: who reports a result, and who writes it into a sheet, ask for the same. */
let last: { result: Result; language: Language; told: Result } | undefined;

/** The result with its findings in words. */
export function inWords(result: Result, language: Language): Result {
  if (last?.result === result && last.language === language) return last.told;
  const told = { ...result, findings: result.findings.map((finding) => worded(finding, language)) };
  last = { result, language, told };
  return told;
}

/** How what breaks a rule is mended, whatever it is found in. */
export function generalFixInWords(rule: Rule, language: Language): string {
  return OWN_FIXES[rule.id]?.[language] ?? generalFix(rule, language);
}

/** What a plan says of itself, in words. */
export function planInWords(text: string, language: Language): string {
  return replaced(text, [[PLAN_SUMMARIES.impossible, NO_WAY]], language);
}

function worded(finding: ShownFinding, language: Language): ShownFinding {
  const { rule, outcome, fix, message } = finding;
  const said = OWN_WORDS[rule] ?? [];
  const own = outcome === 'fail' ? OWN_FIXES[rule]?.[language] : undefined;
  if (said.length === 0 && own === undefined && outcome !== 'unknown') return finding;
  return {
    ...finding,
    message: replaced(message, said, language),
    ...(fix !== undefined && { fix: own ?? ASKED[language](fix) }),
  };
}

/** Texts, and what takes the place of each. */
type Pairs = readonly (readonly [Text, Text])[];

function replaced(text: string, pairs: Pairs, language: Language): string {
  return pairs.reduce((told, [from, to]) => told.replace(from[language], () => to[language]), text);
}

const QUESTIONS: Pairs = Object.entries(OWN_QUESTIONS).flatMap(([fact, own]) => {
  const asked = questionOf(fact);
  return asked === undefined ? [] : [[asked, own]];
});

/** The same is asked of many rows. */
const ASKED = {
  en: remembered((fix) => replaced(fix, QUESTIONS, 'en')),
  'zh-CN': remembered((fix) => replaced(fix, QUESTIONS, 'zh-CN')),
} satisfies { [L in Language]: (fix: string) => string };
