/** The rules, as an assistant is told. Pure. */
import type { Answer } from '../answers/named.ts';
import { fill } from '../respond/fill.ts';
import { generalFix } from '../respond/general-fix.ts';
import { questionText } from '../respond/question.ts';
import { renderRules } from '../respond/rules.ts';
import { MCP, SEVERITIES } from '../respond/texts/mcp.ts';
import { ruleById } from '../rules/catalogue.ts';
import { CATALOGUE_HASH } from '../rules/catalogue-hash.ts';
import type { SubjectKind } from '../shapes/outcome.ts';
import type { Language } from '../texts.ts';
import type { ToldAnswer, ToldEntry } from './told.ts';
import { sourceText } from './told-result.ts';

/** All rules, or those of one kind of subject: a line each. */
export function toldRules(subject: SubjectKind | undefined, language: Language): ToldAnswer {
  const rules = renderRules(language).filter((rule) => subject === undefined || rule.subject === subject);
  return {
    text: fill(MCP.rulesOf, { count: rules.length }, language),
    data: { catalogue: CATALOGUE_HASH },
    sections: [{ name: 'rules', entries: rules.map((rule) => ruleEntry(rule, language)) }],
  };
}

/** One rule: what must be so, why it is asked, how it is mended, and what to answer to have it decided. */
export function toldRule(id: string, language: Language): ToldAnswer {
  const rendered = renderRules(language).filter((each) => each.id === id);
  const known = ruleById(id);
  const facts = known?.reads ?? [];
  const texts = rendered.flatMap((rule) => [
    ruleEntry(rule, language).text,
    ...(known ? [fill(MCP.fix, { fix: generalFix(known, language) }, language)] : []),
    sourceText(rule.id, rule.source, language),
  ]);
  const [rule] = rendered;
  return {
    text: texts.join('\n'),
    data: { catalogue: CATALOGUE_HASH, ...(rule && { rule }) },
    sections: [
      {
        name: 'questions',
        entries: facts.map((fact) => {
          const question = questionText(fact, language);
          return {
            text: fill(MCP.about, { subject: fact, text: question }, language),
            data: { fact, question },
          };
        }),
      },
    ],
  };
}

function ruleEntry(rule: Answer<'Rule'>, language: Language): ToldEntry {
  const { id, subject, severity, title, constraint } = rule;
  const values = { id, title, severity: SEVERITIES[severity][language] };
  return { text: fill(MCP.rule, values, language), data: { id, subject, severity, title, constraint } };
}
