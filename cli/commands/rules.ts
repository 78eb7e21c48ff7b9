import type { Answer } from '../../lib/answers/named.ts';
import { shownValue } from '../../lib/policy/enumerations.ts';
import { listed } from '../../lib/respond/fill.ts';
import { renderRules } from '../../lib/respond/rules.ts';
import { CONFIDENCES } from '../../lib/respond/texts/catalogue.ts';
import { ruleById } from '../../lib/rules/catalogue.ts';
import { closest } from '../closest.ts';
import type { Command, Invocation } from '../command.ts';
import { Failure } from '../failure.ts';
import { CHECK_OPTIONS, PLAIN_OPTIONS } from '../options.ts';
import { generalFixInWords } from '../reports/in-words.ts';
import { aside, named } from '../reports/phrases.ts';
import { STATUS } from '../reports/verdicts.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { SEVERITIES, WORDS } from '../texts/report.ts';
import { COMMA } from '../texts/signs.ts';
import { padded } from '../width.ts';

const { format } = CHECK_OPTIONS;

export const rules: Command = {
  synopsis: '[ID…]',
  description: {
    en: 'Lists the rules in the order in which findings are told; with an ID, what the rule asks for and its source.',
    'zh-CN': '按检查结果的顺序列出规则；给出 ID 时显示该规则的要求与依据。',
  },
  examples: [
    { command: 'icp-preflight rules', does: { en: 'all rules', 'zh-CN': '全部规则' } },
    {
      command: 'icp-preflight rules server/term-long-enough',
      does: { en: 'one rule with its source', 'zh-CN': '一条规则及其依据' },
    },
  ],
  options: { ...(format && { format: { ...format, choices: ['table', 'json'] } }), ...PLAIN_OPTIONS },
  async run(invocation) {
    const { given, world } = invocation;
    const chosen = chosenRules(invocation);
    const asTable = (given.text('format') ?? (world.terminal.out ? 'table' : 'json')) === 'table';
    const items =
      given.names.length > 0 || !asTable
        ? chosen.map((rule) => ruleText(rule, invocation))
        : listOf(chosen, invocation);
    await world.out(asTable ? `${items.join('\n')}\n` : `${JSON.stringify({ items: chosen }, null, 2)}\n`);
    return STATUS.fine;
  },
};

/** The rules that are named, or all. Throws a failure that says which rule may have been meant. */
export function chosenRules({ given, language }: Invocation): Answer<'Rule'>[] {
  const all = renderRules(language);
  const ids = all.map(({ id }): string => id);
  const flaws = given.names
    .filter((name) => !ids.includes(name))
    .map((name) => {
      const meant = closest(name, ids);
      return {
        text: meant ? COMMAND_TEXTS.meantRule : COMMAND_TEXTS.noRule,
        values: { name, meant: meant ?? '' },
      };
    });
  if (flaws.length > 0) throw new Failure(flaws);
  return given.names.length === 0 ? all : given.names.flatMap((name) => all.filter(({ id }) => id === name));
}

function listOf(all: readonly Answer<'Rule'>[], { language }: Pick<Invocation, 'language'>): string[] {
  const width = Math.max(...all.map(({ id }) => id.length));
  return all.map(
    ({ id, severity, title }) =>
      `${padded(id, width)}  ${padded(SEVERITIES[severity][language], 7)}  ${title}`,
  );
}

/** A rule in some lines. */
export function ruleText(
  { id, severity, title, fix, facts, source }: Answer<'Rule'>,
  { language }: Pick<Invocation, 'language'>,
): string {
  const { address, confidence } = source;
  const document = shownValue('document', source.document, language);
  const updatedOn = shownValue('document-date', source.updatedOn, language);
  const rule = ruleById(id);
  const from = aside([updatedOn, CONFIDENCES[confidence][language]].join(COMMA[language]), language);
  return [
    named(`${id}${aside(SEVERITIES[severity][language], language)}`, title, language),
    `  ${named(WORDS.fix[language], rule ? generalFixInWords(rule, language) : fix, language)}`,
    `  ${named(WORDS.facts[language], listed(facts, language), language)}`,
    `  ${named(WORDS.source[language], `${document}${from}`, language)}`,
    ...(address === undefined ? [] : [`    ${address}`]),
    '',
  ].join('\n');
}
