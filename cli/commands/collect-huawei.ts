/** `collect huawei`: an account's inventory with the caller's own key, or out of answers that were kept. */
import { readHuawei } from '../../lib/evidence/inventory/huawei.ts';
import { readHuaweiAccount } from '../../lib/evidence/inventory/huawei-api.ts';
import { fill } from '../../lib/respond/fill.ts';
import type { Command, Invocation } from '../command.ts';
import { flawsOf } from '../documents/flaws-of.ts';
import { textOf } from '../documents/read-file.ts';
import { Failure } from '../failure.ts';
import type { Options } from '../option.ts';
import { PLAIN_OPTIONS } from '../options.ts';
import { progressOn } from '../progress.ts';
import { COMMAND_TEXTS } from '../texts/commands.ts';
import { print, withoutFaults } from './collect.ts';

const HUAWEI_OPTIONS: Options = {
  region: {
    type: 'string',
    multiple: true,
    value: 'REGION',
    help: {
      en: 'Region to look into; may be repeated; default: HUAWEICLOUD_REGION',
      'zh-CN': '要查询的区域，可重复；默认取自 HUAWEICLOUD_REGION',
    },
  },
};

export const collectHuawei: Command = {
  synopsis: '[--region REGION…] [FILE…]',
  description: {
    en: "Reads servers, EIPs, terms, load balancers, CDN and domains of an account with the caller's own key, which goes to Huawei Cloud and nowhere else; or, of files, what its API has answered before.",
    'zh-CN':
      '以调用者自己的密钥读取账号中的服务器、弹性公网 IP、订购时长、负载均衡、CDN 与域名；密钥只发往华为云。也可读取其 API 应答的文件。',
  },
  examples: [
    {
      command: 'icp-preflight collect huawei --help',
      does: { en: 'this page; an account needs a key', 'zh-CN': '本页；读取账号需要密钥' },
    },
  ],
  options: { ...HUAWEI_OPTIONS, ...PLAIN_OPTIONS },
  async run(invocation) {
    const { given, world } = invocation;
    if (given.names.length === 0) return collectAccount(invocation);
    const inventory = readHuawei(await Promise.all(given.names.map((file) => textOf(file, world))));
    return print(withoutFaults(inventory), flawsOf(inventory, given.names.join(', ')), invocation);
  },
};

async function collectAccount(invocation: Invocation): Promise<number> {
  const { given, world, language } = invocation;
  const {
    HUAWEICLOUD_ACCESS_KEY: accessKey,
    HUAWEICLOUD_SECRET_KEY: secretKey,
    HUAWEICLOUD_SECURITY_TOKEN: securityToken,
  } = world.env;
  if (!accessKey || !secretKey) throw new Failure({ text: COMMAND_TEXTS.noKey });
  const usual = world.env.HUAWEICLOUD_REGION;
  const regions = given.has('region') ? given.texts('region') : usual ? [usual] : ['cn-north-4'];
  const progress = progressOn(world, given.flag('quiet'));
  const { inventory, failures } = await readHuaweiAccount({
    key: { accessKey, secretKey, ...(securityToken && { securityToken }) },
    regions,
    now: world.now,
    onCall: (service, region = '') =>
      progress.tell(() => fill(COMMAND_TEXTS.asked, { service, region }, language)),
  });
  progress.clear();
  const flaws = failures.map(({ service, region = '', message }) => ({
    text: COMMAND_TEXTS.notAsked,
    values: { service, region, message },
  }));
  return print(withoutFaults(inventory), [...flawsOf(inventory, 'huawei'), ...flaws], invocation);
}
