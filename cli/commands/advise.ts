import { isObject } from '../../lib/evidence/json.ts';
import type { Command } from '../command.ts';
import { openDocument } from '../documents/open-document.ts';
import { Failure } from '../failure.ts';
import { type Asked, checkAll } from '../judge/check.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { statingByMembers } from '../reports/members.ts';
import { READING } from '../texts/reading.ts';
import { USE } from '../texts/use.ts';

export const advise: Command = {
  synopsis: 'FILE…',
  description: {
    en: 'Tells what to verify with, and what to point where and when. A file holds a routing in JSON or YAML: domain, filing, servers, and elb, cdn or dns, as the body of POST /v1/routing-advice.',
    'zh-CN':
      '说明用什么核验、何时把域名指向何处。文件以 JSON 或 YAML 给出 domain、filing、servers 以及 elb、cdn 或 dns，同 POST /v1/routing-advice 的请求体。',
  },
  examples: [
    {
      command: 'icp-preflight advise examples/routing.yaml',
      does: { en: 'a domain behind a CDN', 'zh-CN': '使用 CDN 的域名' },
    },
  ],
  options: CHECK_OPTIONS,
  async run(invocation) {
    const { given, world } = invocation;
    if (given.names.length === 0) throw new Failure({ text: USE.nothingGiven, values: { expected: 'FILE' } });
    const stating = statingByMembers();
    const asked = await Promise.all(
      given.names.map(async (file): Promise<Asked> => {
        const { value, placeAt } = await openDocument(file, world);
        if (!isObject(value)) throw new Failure({ text: READING.notARouting, place: placeAt('#') });
        return { kind: 'routing-advice', title: file, body: value, placeAt, stating };
      }),
    );
    return checkAll(invocation, asked, { many: asked.length > 1 });
  },
};
