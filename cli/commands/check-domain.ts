import { asIanaId } from '../../lib/evidence/sheet/cells.ts';
import { kindOfName } from '../../lib/spellings/entity-name.ts';
import type { Command } from '../command.ts';
import { Failure, idle } from '../failure.ts';
import type { Given } from '../given.ts';
import { type Asked, checkAll } from '../judge/check.ts';
import type { Options } from '../option.ts';
import { CHECK_OPTIONS } from '../options.ts';
import { USE } from '../texts/use.ts';
import { ENTITY_KIND, YES_OR_NO } from './choices.ts';
import { known, statingByOptions, toldByOptions } from './facts-given.ts';

const OPTIONS: Options = {
  registrar: {
    type: 'string',
    value: 'NAME|IANA-ID',
    help: { en: 'Registrar, by name or IANA ID', 'zh-CN': '注册服务机构：名称或 IANA 编号' },
  },
  registrant: { type: 'string', value: 'NAME', help: { en: 'Registrant', 'zh-CN': '域名持有者' } },
  expires: {
    type: 'string',
    value: 'DATE',
    help: { en: 'Last day of the registration', 'zh-CN': '注册到期日' },
  },
  'real-name': {
    type: 'string',
    ...YES_OR_NO,
    help: { en: 'Whether real-name authentication is complete', 'zh-CN': '是否已完成实名认证；也可写是、否' },
  },
  status: {
    type: 'string',
    multiple: true,
    value: 'STATUS',
    help: {
      en: 'A status (EPP, RDAP or Chinese); may be repeated',
      'zh-CN': '域名状态（EPP、RDAP 或中文），可重复',
    },
  },
  resolves: {
    type: 'string',
    ...YES_OR_NO,
    help: { en: 'Whether the name resolves now', 'zh-CN': '目前是否解析；也可写是、否' },
  },
  entity: { type: 'string', value: 'NAME', help: { en: 'The entity that files', 'zh-CN': '备案主体名称' } },
  'entity-kind': {
    type: 'string',
    ...ENTITY_KIND,
    help: {
      en: 'What the entity is; default: what its name tells, else enterprise',
      'zh-CN': '主体性质，也可写企业、个人等；默认按名称判断，看不出时为 enterprise',
    },
  },
};

const MEMBERS: { readonly [member: string]: string } = {
  registrar: 'registrar',
  registrant: 'registrant',
  expiresOn: 'expires',
  realName: 'real-name',
  statuses: 'status',
  resolves: 'resolves',
  entity: 'entity',
};

const STATED: { readonly [fact: string]: readonly string[] } = {
  'domain.registrar': ['registrar'],
  'domain.registrant': ['registrant'],
  'domain.expiresOn': ['expires'],
  'domain.realName': ['real-name'],
  'domain.statuses': ['status'],
  'domain.resolves': ['resolves'],
  'entity.name': ['entity'],
  'entity.kind': ['entity-kind'],
};

export const checkDomain: Command = {
  synopsis: 'NAME…',
  description: {
    en: 'Judges domain names by the facts that the options state. What is not stated is asked for, and never counts as good.',
    'zh-CN': '按选项给出的事实判断域名。未给出的会成为问题，不会当作合格。',
  },
  examples: [
    {
      command: 'icp-preflight check domain example.com --registrar 1599 --expires 2027-06-30 --real-name yes',
      does: { en: 'one name with what is known of it', 'zh-CN': '一个域名及其已知事实' },
    },
    {
      command: 'icp-preflight check domain example.com 例子.中国 --fail-on undecided',
      does: {
        en: 'several names; questions make exit status 1 as well',
        'zh-CN': '多个域名；有待回答的问题也使退出状态为 1',
      },
    },
  ],
  options: { ...OPTIONS, ...CHECK_OPTIONS },
  async run(invocation) {
    const { names } = invocation.given;
    if (names.length === 0) throw new Failure({ text: USE.nothingGiven, values: { expected: 'NAME' } });
    if (invocation.given.has('entity-kind') && !invocation.given.has('entity'))
      throw idle(USE.onlyWith, '--entity-kind', '--entity');
    const facts = factsIn(invocation.given);
    const asked = names.map(
      (name): Asked => ({
        kind: 'domain-check',
        title: name,
        body: { name, ...facts },
        stating: statingByOptions(OPTIONS, STATED),
        ...toldByOptions(OPTIONS, (member) => MEMBERS[member], name),
      }),
    );
    return checkAll(invocation, asked, { many: names.length > 1 });
  },
};

function factsIn(given: Given) {
  const [registrar, registrant, entity] = ['registrar', 'registrant', 'entity'].map(given.text);
  const statuses = given.texts('status');
  return known({
    registrar: registrar && registrarIn(registrar),
    registrant: registrant && { name: registrant },
    expiresOn: given.text('expires'),
    realName: given.has('real-name') ? { verified: given.text('real-name') === 'yes' } : undefined,
    statuses: statuses.length > 0 ? statuses : undefined,
    resolves: given.has('resolves') ? given.text('resolves') === 'yes' : undefined,
    entity: entity && { kind: given.text('entity-kind') ?? kindOfName(entity) ?? 'enterprise', name: entity },
  });
}

/** A registrar by its number, however that is written, or by its name. */
function registrarIn(given: string) {
  const ianaId = /^\d+$/.test(given) ? Number(given) : asIanaId(given.trim());
  return ianaId === undefined ? { name: given } : { ianaId };
}
