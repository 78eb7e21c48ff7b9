import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import { type FoundFacts, LOOK_UP_SOURCES, lookUpRequest } from '../../lib/shapes/look-up.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import type { Language } from '../../lib/texts.ts';
import type { Command } from '../command.ts';
import { Failure } from '../failure.ts';
import { flawsOfRefusal } from '../judge/check.ts';
import { openLookUps } from '../judge/look-up-here.ts';
import type { Options } from '../option.ts';
import { PLAIN_OPTIONS } from '../options.ts';
import { deniedNames } from '../reports/denied.ts';
import { STATUS } from '../reports/verdicts.ts';
import { WORDS } from '../texts/report.ts';
import { USE } from '../texts/use.ts';
import { UNNAMED } from './facts-given.ts';

const OPTIONS: Options = {
  source: {
    type: 'string',
    multiple: true,
    choices: LOOK_UP_SOURCES,
    help: { en: 'Ask this source alone; may be repeated', 'zh-CN': '只查询该来源，可重复' },
  },
};
/** Names of one question to the schema of requests. */
const AT_ONCE = 20;

export const lookup: Command = {
  synopsis: 'NAME…',
  description: {
    en: 'Asks registries (RDAP, WHOIS), the DNS and the page itself, and prints what they say as JSON, each value with where and when it was seen. "Not registered" and "could not tell" are never confused; where no source tells anything of a name, the exit status is 2.',
    'zh-CN':
      '查询注册局（RDAP、WHOIS）、DNS 与网页，以 JSON 输出；每个值都注明来源与时间。“未注册”与“未能查得”不会混淆；某个域名一无所获时，退出状态为 2。',
  },
  examples: [
    {
      command: 'icp-preflight lookup --help',
      does: { en: 'this page; a look-up itself needs the network', 'zh-CN': '本页；查询需要网络' },
    },
  ],
  options: { ...OPTIONS, ...PLAIN_OPTIONS },
  async run({ given, world, language }) {
    if (given.names.length === 0) throw new Failure({ text: USE.nothingGiven, values: { expected: 'NAME' } });
    const lookUp = openLookUps(world);
    const sources = LOOK_UP_SOURCES.filter(
      (each) => !given.has('source') || given.texts('source').includes(each),
    );
    const items: unknown[] = [];
    let status: number = STATUS.fine;
    for (let from = 0; from < given.names.length; from += AT_ONCE) {
      const domains = hostsIn(given.names.slice(from, from + AT_ONCE), language);
      for (const { name, ...found } of await lookUp(domains, sources)) {
        items.push({ domain: name, ...found });
        if (!isTold(found)) status = STATUS.failed;
        for (const line of remarksOn({ name, ...found }, language)) world.err(`${line}\n`);
      }
    }
    await world.out(`${JSON.stringify({ items }, null, 2)}\n`);
    return status;
  },
};

/** Whether any source said something of a name: that it is not registered is an answer. */
function isTold({ evidence, failures }: Pick<FoundFacts, 'evidence' | 'failures'>): boolean {
  return evidence.length > 0 || failures.some(({ reason }) => reason === 'not-registered');
}

/** What failed, and what contradicts itself: the answer says so as well, among all that it says. */
function remarksOn({ name, evidence, failures }: FoundFacts, language: Language): string[] {
  const failed = failures.filter(({ reason }) => reason !== 'not-registered');
  return [
    ...failed.map((failure) => fill(WORDS.lookUpFailed, { name: shownId(name), ...failure }, language)),
    ...deniedNames(evidence, language),
  ];
}

function hostsIn(names: readonly string[], language: Language) {
  try {
    return parseWith(lookUpRequest, { domains: names }).domains;
  } catch (error) {
    throw flawsOfRefusal(error, language, {
      placeAt: (pointer) => ({ option: names[Number(pointer.split('/')[2])] ?? '' }),
      nameAt: () => UNNAMED,
    });
  }
}
