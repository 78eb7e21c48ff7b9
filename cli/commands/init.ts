import { statSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import { stringify } from 'yaml';
import { fill } from '../../lib/respond/fill.ts';
import { shownId } from '../../lib/respond/shown-id.ts';
import { FAULTS } from '../../lib/respond/texts/faults.ts';
import type { FoundFacts } from '../../lib/shapes/look-up.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Command, Invocation } from '../command.ts';
import { STREAM } from '../documents/read-file.ts';
import { notWritten } from '../documents/write-file.ts';
import { Failure } from '../failure.ts';
import { refuseNames } from '../given.ts';
import { manifestSchema } from '../manifest/schema.ts';
import type { Options } from '../option.ts';
import { CHECK_OPTIONS, PLAIN_OPTIONS } from '../options.ts';
import { STATUS } from '../reports/verdicts.ts';
import { COMMAND_TEXTS, QUESTIONS } from '../texts/commands.ts';
import { READING } from '../texts/reading.ts';
import { USE } from '../texts/use.ts';
import { answerTo, ask } from './answers.ts';
import { ENTITY_KIND } from './choices.ts';
import { entityFor } from './entity-asked.ts';

const SCHEMA = 'icp.schema.json';
const OPTIONS: Options = {
  out: {
    type: 'string',
    value: 'FILE',
    help: {
      en: 'Default: icp.yaml; - for standard output, without the schema',
      'zh-CN': '默认 icp.yaml；- 为标准输出，不写出 Schema',
    },
  },
  entity: {
    type: 'string',
    value: 'NAME',
    help: { en: 'Who files', 'zh-CN': '备案主体' },
    faultOf: (value) => (value.trim() === '' ? COMMAND_TEXTS.noName : undefined),
  },
  'entity-kind': {
    type: 'string',
    ...ENTITY_KIND,
    help: {
      en: 'What the entity is; needed where its name does not tell',
      'zh-CN': '主体性质，也可写企业、个人等；名称看不出时必填',
    },
  },
  domain: {
    type: 'string',
    multiple: true,
    value: 'NAME',
    help: { en: 'A domain name; may be repeated', 'zh-CN': '域名，可重复' },
  },
  force: { type: 'boolean', help: { en: 'Write over a file that exists', 'zh-CN': '覆盖已有文件' } },
};

export const init: Command = {
  synopsis: '[--entity NAME] [--domain NAME…]',
  description: {
    en: 'Asks who files for what and writes a manifest, with its JSON Schema beside it, so that an editor completes it. With --look-up registrar, holder and expiry are filled in.',
    'zh-CN':
      '询问由谁为哪些域名备案，写出清单及其 JSON Schema（供编辑器补全）。使用 --look-up 时填入注册服务机构、持有者与到期日。',
  },
  examples: [
    {
      command: 'icp-preflight init --out new/icp.yaml --entity 示例科技有限公司 --domain example.com',
      does: { en: 'without questions', 'zh-CN': '不提问' },
    },
  ],
  options: {
    ...OPTIONS,
    ...(CHECK_OPTIONS['look-up'] && { 'look-up': CHECK_OPTIONS['look-up'] }),
    ...PLAIN_OPTIONS,
  },
  async run(invocation) {
    const { given, world, language } = invocation;
    refuseNames(given);
    const file = given.text('out') ?? 'icp.yaml';
    if (file === STREAM) {
      await world.out(stringify(await applicationFor(invocation)));
      return STATUS.fine;
    }
    const path = resolve(world.cwd, file);
    const found = statSync(path, { throwIfNoEntry: false });
    if (found?.isDirectory()) throw new Failure({ text: READING.isFolder, place: { file } });
    if (found !== undefined && !given.flag('force'))
      throw new Failure({ text: COMMAND_TEXTS.exists, place: { file } });
    const application = stringify(await applicationFor(invocation));
    await written(path, application).catch((error) => {
      throw notWritten(error, file);
    });
    if (!given.flag('quiet')) world.err(`${fill(COMMAND_TEXTS.wrote, { file }, language)}\n`);
    return STATUS.fine;
  },
};

/** Writes the manifest, with its schema beside it. */
async function written(path: string, application: string): Promise<void> {
  await mkdir(dirname(path), { recursive: true });
  await writeFile(path, `# yaml-language-server: $schema=./${SCHEMA}\n${application}`);
  await writeFile(join(dirname(path), SCHEMA), `${JSON.stringify(manifestSchema(), null, 2)}\n`);
}

async function applicationFor(invocation: Invocation) {
  const { given } = invocation;
  const entity = await entityFor(invocation);
  const domains = given.has('domain')
    ? domainsNamed(given.texts('domain'))
    : await answerTo({ text: QUESTIONS.domain }, domainsIn, invocation);
  const found = given.flag('look-up') ? await lookedUp(domains, invocation) : new Map<string, FoundFacts>();
  const websites = await websitesOf(domains, found, invocation);
  return { entity, websites, servers: [] };
}

/** A website that is not called anything yet has no name: the judgement asks for it. */
async function websitesOf(domains: readonly string[], found: Map<string, FoundFacts>, called: Invocation) {
  const websites = [];
  for (const domain of domains) {
    const shown = readableName(domain);
    const question = { text: QUESTIONS.website, values: { domain: shown } };
    const name = called.given.has('domain') ? '' : await ask(question, called);
    websites.push({ ...(name && { name }), domains: [{ ...found.get(domain)?.facts, name: shown }] });
  }
  return websites;
}

function domainsIn(answer: string): readonly string[] {
  const names = answer.split(/[\s,，、]+/).filter((each) => each !== '');
  if (names.length === 0) throw new Failure({ text: USE.domain });
  return domainsNamed(names);
}

/** Registrable domains, each once. */
function domainsNamed(names: readonly string[]): readonly string[] {
  return [...new Set(names.map(domainNamed))];
}

function domainNamed(name: string): string {
  const parsed = parseDomainName(name);
  if (typeof parsed === 'object') return parsed.name;
  throw new Failure({ text: FAULTS[parsed] ?? { en: parsed, 'zh-CN': parsed }, place: { option: name } });
}

/** A domain in its own letters; in A-labels where these would be read as another one, or not at all. */
function readableName(name: string): string {
  const shown = shownId(name);
  const parsed = parseDomainName(shown);
  return typeof parsed === 'object' && parsed.name === name ? shown : name;
}

async function lookedUp(domains: readonly string[], { world }: Invocation): Promise<Map<string, FoundFacts>> {
  const { openLookUps } = await import('../judge/look-up-here.ts');
  const hosts = domains.map((name) => ({ name, host: name }));
  const found = await openLookUps(world)(hosts, ['registration', 'dns']);
  return new Map(found.map((each) => [each.name, each]));
}
