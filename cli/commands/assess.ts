import type { Command } from '../command.ts';
import { applicationsIn } from '../documents/applications.ts';
import { readDocument } from '../documents/document.ts';
import { textOf } from '../documents/read-file.ts';
import { Failure } from '../failure.ts';
import { checkAll } from '../judge/check.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { USE } from '../texts/use.ts';

export const assess: Command = {
  synopsis: 'FILE…',
  description: {
    en: 'Judges applications in YAML or JSON: a manifest (icp.yaml), or the body of POST /v1/assessments. Several files are judged one after the other.',
    'zh-CN':
      '判断 YAML 或 JSON 形式的备案申请：清单文件（icp.yaml），或 POST /v1/assessments 的请求体。可一次给出多个文件。',
  },
  examples: [
    {
      command: 'icp-preflight assess examples/not-ready.json',
      does: { en: 'one application', 'zh-CN': '一份申请' },
    },
    {
      command: 'icp-preflight assess icp.yaml --as-of 2027-01-01 --format json',
      does: { en: 'how it would be judged on another day, as JSON', 'zh-CN': '以另一日期判断，输出 JSON' },
    },
  ],
  options: CHECK_OPTIONS,
  async run(invocation) {
    const { given, world } = invocation;
    if (given.names.length === 0) throw new Failure({ text: USE.nothingGiven, values: { expected: 'FILE' } });
    const asked = [];
    for (const file of given.names) {
      const document = readDocument(file, await textOf(file, world));
      asked.push(...applicationsIn(document));
    }
    return checkAll(invocation, asked, { many: asked.length > 1 });
  },
};
