import { createHash } from 'node:crypto';
import { dayAt } from '../../lib/calendar.ts';
import { termOf } from '../../lib/facts/subscription.ts';
import { type CalendarEntry, calendarText } from '../../lib/respond/calendar.ts';
import { type Assessment, assessmentInFiles } from '../../lib/shapes/assessment.ts';
import { parseWith } from '../../lib/shapes/parse.ts';
import type { Language, Text } from '../../lib/texts.ts';
import type { Command, Invocation } from '../command.ts';
import { Failure } from '../failure.ts';
import { type Asked, flawsOfRefusal, judgeable, tellNotes } from '../judge/check.ts';
import { momentOf } from '../judge/judge-here.ts';
import { applicationsOf } from '../manifest/read-manifest.ts';
import { CHECK_OPTIONS, PLAIN_OPTIONS } from '../options.ts';
import { STATUS } from '../reports/verdicts.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { READING } from '../texts/reading.ts';
import { USE } from '../texts/use.ts';

const { 'as-of': asOf } = CHECK_OPTIONS;

export const calendar: Command = {
  synopsis: 'FILE…',
  description: {
    en: 'Prints an iCalendar file of what ends when: registrations of domain names and terms of servers.',
    'zh-CN': '输出 iCalendar 文件：域名注册与服务器订购各在何时到期。',
  },
  examples: [
    {
      command: 'icp-preflight calendar examples/icp.yaml > icp.ics',
      does: { en: 'for any calendar program', 'zh-CN': '供任何日历程序导入' },
    },
  ],
  options: { ...(asOf && { 'as-of': asOf }), ...PLAIN_OPTIONS },
  async run(invocation) {
    const { given, world, language } = invocation;
    if (given.names.length === 0) throw new Failure({ text: USE.nothingGiven, values: { expected: 'FILE' } });
    const entries = new Map((await entriesIn(invocation)).map((entry) => [entry.uid, entry]));
    const stampedOn = dayAt(momentOf(given.text('as-of') ?? null, world.now()));
    await world.out(calendarText([...entries.values()], { language, stampedOn }));
    return STATUS.fine;
  },
};

async function entriesIn(invocation: Invocation): Promise<CalendarEntry[]> {
  const { given, world, language } = invocation;
  const asked = await Promise.all(
    given.names.map((file) => applicationsOf(file, { terraform: [] }, world).catch(refused)),
  );
  return asked.flat().flatMap((each) => {
    const application = judgeable(each);
    tellNotes(application, invocation);
    return endings(applicationIn(application, language));
  });
}

/** What is said of files that `assess` would take: what they have to do with a calendar. */
const INSTEAD: ReadonlyMap<Text, Text> = new Map([
  [READING.isSheet, COMMAND_TEXTS.calendarOfSheet],
  [READING.isTerraform, COMMAND_TEXTS.calendarOfTerraform],
]);

function refused(error: unknown): never {
  if (!(error instanceof Failure)) throw error;
  throw new Failure(error.flaws.map((flaw) => ({ ...flaw, text: INSTEAD.get(flaw.text) ?? flaw.text })));
}

function applicationIn(asked: Asked, language: Language): Assessment {
  try {
    return parseWith(assessmentInFiles, asked.body);
  } catch (error) {
    throw flawsOfRefusal(error, language, asked);
  }
}

function endings({ websites, servers }: Assessment): CalendarEntry[] {
  const domains = websites.flatMap((website) => website.domains);
  return [
    ...domains.flatMap(({ name, expiresOn }) =>
      expiresOn === undefined ? [] : [entry('domain', name, expiresOn)],
    ),
    ...servers.flatMap(({ id, subscription }) => {
      const expiresOn = subscription && termOf(subscription).expiresOn;
      return expiresOn === undefined ? [] : [entry('server', id, expiresOn)];
    }),
  ];
}

function entry(kind: 'domain' | 'server', name: string, on: string): CalendarEntry {
  const tag = createHash('sha256').update(name).digest('hex').slice(0, 16);
  return { uid: `${kind}-${tag}@icp-preflight`, on, kind, name };
}
