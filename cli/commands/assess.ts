import type { Text } from '../../lib/texts.ts';
import type { Command, Invocation } from '../command.ts';
import { STREAM } from '../documents/read-file.ts';
import { Failure, type Flaw } from '../failure.ts';
import type { Given } from '../given.ts';
import { type Asked, checkAll, tellNotes } from '../judge/check.ts';
import type { Options } from '../option.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { USE } from '../texts/use.ts';

const OPTIONS: Options = {
  terraform: {
    type: 'string',
    multiple: true,
    value: 'FILE',
    help: {
      en: 'What terraform show -json prints of a plan or a state; it completes every application',
      'zh-CN': 'terraform show -json 输出的计划或状态；补全每份申请',
    },
  },
  sheet: {
    type: 'string',
    value: 'FILE',
    help: {
      en: 'CSV or XLSX, one row a website or domain; each row is judged by itself',
      'zh-CN': 'CSV 或 XLSX，每行一个网站或域名；逐行判断',
    },
  },
  out: {
    type: 'string',
    value: 'FILE',
    help: {
      en: 'Where the judged sheet is written; default: beside it, as NAME.judged.csv. With - it goes to standard output, and a short report to standard error, without --format',
      'zh-CN':
        '判断结果表写到何处；默认写在原表旁，名为 NAME.judged.csv。- 为标准输出，此时简要报告写到标准错误，不能使用 --format',
    },
  },
};

export const assess: Command = {
  synopsis: 'FILE… | --terraform FILE | --sheet FILE',
  description: {
    en: 'Judges applications in YAML or JSON: a manifest (icp.yaml), or the body of POST /v1/assessments; - is standard input. Several files are judged one after the other. With --terraform alone each server of the file is judged.',
    'zh-CN':
      '判断 YAML 或 JSON 形式的备案申请：清单（icp.yaml），或 POST /v1/assessments 的请求体；- 为标准输入。可一次给出多个文件。只给 --terraform 时，逐台判断其中的服务器。',
  },
  examples: [
    {
      command: 'icp-preflight assess examples/not-ready.json',
      does: { en: 'one application', 'zh-CN': '一份申请' },
    },
    {
      command: 'icp-preflight assess examples/icp.yaml --as-of 2027-01-01 --format json',
      does: { en: 'how it would be judged on another day, as JSON', 'zh-CN': '以指定日期判断，输出 JSON' },
    },
    {
      command: 'icp-preflight assess examples/icp.yaml --terraform examples/plan.json --format github',
      does: { en: 'the servers that a plan will make, in CI', 'zh-CN': '在 CI 中判断计划将创建的服务器' },
    },
    {
      command: 'icp-preflight assess --sheet examples/domains.csv --out judged.csv',
      does: { en: 'a sheet, row by row', 'zh-CN': '逐行判断一份表格' },
    },
  ],
  options: { ...OPTIONS, ...CHECK_OPTIONS },
  async run(invocation) {
    const { given } = invocation;
    refuseIdle(given);
    const sheet = given.text('sheet');
    if (sheet !== undefined) {
      const { assessSheet } = await import('../sheet/assess-sheet.ts');
      return assessSheet(invocation, sheet);
    }
    const asked = await askedIn(invocation);
    return checkAll(invocation, asked, { many: asked.filter((each) => !('text' in each)).length > 1 });
  },
};

async function askedIn(invocation: Invocation): Promise<(Asked | Flaw)[]> {
  const { given, world } = invocation;
  const terraform = given.texts('terraform');
  const files = given.names;
  if (files.length === 0 && terraform.length === 0)
    throw new Failure({ text: USE.nothingGiven, values: { expected: 'FILE' } });
  const asked: (Asked | Flaw)[] = [];
  if (files.length === 0) {
    const { serversOf } = await import('../terraform/servers.ts');
    for (const found of await serversOf(terraform, world)) {
      tellNotes({ hints: found.hints }, invocation);
      asked.push(...found.asked);
    }
    return asked;
  }
  const { applicationsOf } = await import('../manifest/read-manifest.ts');
  for (const file of files) asked.push(...(await applicationsOf(file, { terraform }, world)));
  return asked;
}

/** Throws for what would be left out without a word: a sheet is judged by itself. */
function refuseIdle(given: Given): void {
  const isSheet = given.has('sheet');
  const flaws: Flaw[] = [];
  if (isSheet && given.has('terraform')) flaws.push(flawOf(USE.notWith, '--terraform', '--sheet'));
  for (const name of isSheet ? given.names : []) flaws.push(flawOf(USE.notWith, name, '--sheet'));
  if (given.text('out') === STREAM && given.has('format'))
    flaws.push(flawOf(USE.notWith, '--format', '--out -'));
  if (!isSheet && given.has('out')) flaws.push(flawOf(USE.onlyWith, '--out', '--sheet'));
  if (given.has('state') && !given.has('service')) flaws.push(flawOf(USE.onlyWith, '--state', '--service'));
  if (flaws.length > 0) throw new Failure(flaws);
}

function flawOf(text: Text, option: string, other: string): Flaw {
  return { text, values: { other }, place: { option } };
}
