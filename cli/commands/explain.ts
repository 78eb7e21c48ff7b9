import type { Answer } from '../../lib/answers/named.ts';
import { addressIdOf } from '../../lib/evidence/inventory/terraform-ids.ts';
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import type { Text } from '../../lib/texts.ts';
import type { Command, Invocation } from '../command.ts';
import { Failure, shownPlace } from '../failure.ts';
import { type Asked, flawsOfRefusal, judgeable, tellNotes } from '../judge/check.ts';
import { type OpenJudge, openJudge } from '../judge/open-judge.ts';
import { applicationsOf } from '../manifest/read-manifest.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { inWords } from '../reports/in-words.ts';
import { aside, dayOf, named, remedyOf } from '../reports/phrases.ts';
import { statedBy } from '../reports/stated.ts';
import { STATUS } from '../reports/verdicts.ts';
import { placeOfFinding } from '../reports/where.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { OUTCOMES, WORDS } from '../texts/report.ts';
import { COMMA } from '../texts/signs.ts';
import { USE } from '../texts/use.ts';
import { chosenRules, ruleText } from './rules.ts';

const { format: _, 'fail-on': __, service: ___, state: ____, ...OPTIONS } = CHECK_OPTIONS;

export const explain: Command = {
  synopsis: 'RULE[@SUBJECT] [FILE…]',
  description: {
    en: 'Tells the whole story of a finding: the rule and its source, what was found and on which facts, where they stand, and what the plan does about it. A finding is named by its rule and subject.',
    'zh-CN':
      '说明一条检查结果的来龙去脉：规则及其依据、检查结果、作为判断依据的事实及其位置、计划如何处理。以“规则@对象”指明。',
  },
  examples: [
    {
      command: 'icp-preflight explain domain/registration-valid@amu-design.io examples/not-ready.json',
      does: { en: 'a finding of an application', 'zh-CN': '一份申请中的一条结果' },
    },
    {
      command: 'icp-preflight explain server/term-long-enough',
      does: { en: 'a rule alone', 'zh-CN': '仅说明规则' },
    },
  ],
  options: OPTIONS,
  async run(invocation) {
    const { given, world } = invocation;
    const [id, ...files] = given.names;
    if (id === undefined) throw new Failure({ text: USE.nothingGiven, values: { expected: 'RULE@SUBJECT' } });
    const at = id.indexOf('@');
    const [rule, subject] = at < 0 ? [id, undefined] : [id.slice(0, at), id.slice(at + 1)];
    const [told] = chosenRules({ ...invocation, given: { ...given, names: [rule] } });
    if (told !== undefined) await world.out(`${ruleText(told, invocation)}\n`);
    if (files.length === 0) return STATUS.fine;
    const stories = await storiesIn(files, { rule, subject, id }, invocation);
    await world.out(`${stories.join('\n\n')}\n`);
    return STATUS.fine;
  },
};

type Wanted = { rule: string; subject: string | undefined; id: string };

async function storiesIn(
  files: readonly string[],
  wanted: Wanted,
  invocation: Invocation,
): Promise<string[]> {
  const judge = await openJudge(invocation);
  const stories: string[] = [];
  const others: string[] = [];
  for (const file of files) {
    for (const each of await applicationsOf(file, { terraform: [] }, invocation.world)) {
      const asked = judgeable(each);
      tellNotes(asked, invocation);
      const result = await answerTo(asked, judge, invocation);
      const findings = result.findings.filter(({ rule }) => rule === wanted.rule);
      others.push(...findings.map(({ rule, subject }) => `${rule}@${shownId(subject.id)}`));
      const own = findings.filter(
        ({ subject: { id } }) => wanted.subject === undefined || isCalled(id, wanted.subject),
      );
      stories.push(...own.map((finding) => storyOf(finding, result, asked, invocation)));
    }
  }
  if (stories.length === 0)
    throw new Failure({ text: COMMAND_TEXTS.noFinding, values: { name: wanted.id, others } });
  return stories;
}

/** Whether a name is that of a subject: its id, as it is or as people read it, or the address of Terraform that it was made of. */
function isCalled(id: string, name: string): boolean {
  return id === name || shownId(id) === name || id === addressIdOf(name);
}

/** The answer. Throws a failure that names every fault of what is asked, and where. */
async function answerTo(asked: Asked, { answer }: OpenJudge, { language }: Pick<Invocation, 'language'>) {
  try {
    return inWords(await answer(asked), language);
  } catch (error) {
    throw flawsOfRefusal(error, language, asked);
  }
}

function storyOf(
  finding: Answer<'Finding'>,
  result: Answer<'Result'>,
  { title, placeAt, stating }: Asked,
  { language }: Invocation,
): string {
  const { rule, subject, outcome, message, fix, data } = finding;
  const stated = statedBy({ result, ...(stating && { stating }) }, finding, language);
  const place = placeOfFinding({ title, result, placeAt }, finding);
  const facts = Object.entries(data).map(([name, value]) => named(name, JSON.stringify(value), language));
  const line = (word: Text, said: string) => `  ${named(word[language], said, language)}`;
  return [
    named(`${rule}@${shownId(subject.id)}`, OUTCOMES[outcome][language], language),
    line(COMMAND_TEXTS.found, message),
    ...(facts.length === 0 ? [] : [line(COMMAND_TEXTS.why, facts.join(COMMA[language]))]),
    ...(place === undefined ? [] : [line(WORDS.at, shownPlace(place))]),
    ...(fix === undefined ? [] : [line(WORDS[remedyOf(finding, result)], fix)]),
    ...(stated === '' ? [] : [line(WORDS.set, stated)]),
    ...plannedFor(finding, result).map(({ doneOn, text, actor }) =>
      line(COMMAND_TEXTS.planned, `${doneOn} ${text}${aside(actor.name, language)}`),
    ),
    `  ${fill(WORDS.asOf, { day: dayOf(result) }, language)}`,
  ].join('\n');
}

/** What the plan does about a finding. */
function plannedFor({ rule, subject }: Answer<'Finding'>, result: Answer<'Result'>) {
  const planned = 'plan' in result ? (result.plan?.actions ?? []) : [];
  return planned.filter((action) => action.subject.id === subject.id && action.rules.includes(rule));
}
