import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import products from '../../lib/policy/products.json' with { type: 'json' };
import regions from '../../lib/policy/regions.json' with { type: 'json' };
import { productId, regionId } from '../../lib/spellings/cloud-names.ts';

describe('a product', () => {
  it.each([
    ['Flexus L instance', 'flexus-l'],
    ['Flexus应用服务器L实例', 'flexus-l'],
    ['云耀云服务器L实例', 'flexus-l'],
    ['HECS L', 'flexus-l'],
    ['Flexus L 实例（云耀云服务器L实例）', 'flexus-l'],
    ['Flexus云服务器 X 实例', 'flexus-x'],
    ['FLEXUS_X', 'flexus-x'],
    ['HECS', 'ecs'],
    ['弹性云服务器（ECS）', 'ecs'],
    ['弹性云服务器 ECS', 'ecs'],
    ['Elastic Cloud Server', 'ecs'],
    [' ecs', 'ecs'],
    ['公网NAT网关', 'nat-gateway'],
    ['Public NAT Gateway', 'nat-gateway'],
    ['Dedicated Cloud (DeC)', 'dedicated-cloud'],
    ['ＤｅＣ', 'dedicated-cloud'],
    ['企业门户', 'enterprise-web-portal'],
    ['Enterprise Web Portal', 'enterprise-web-portal'],
    ['弹性公网IP', 'eip-alone'],
    ['裸金属服务器', 'bare-metal'],
    ['私网NAT网关', '私网nat网关'],
    ['Flexus', 'flexus'],
    ['弹性云服务器（NAT网关）', '弹性云服务器（nat网关）'],
    ['云容器引擎 CCE', '云容器引擎 cce'],
  ])('%s is %s', (text, id) => expect(productId(text)).toBe(id));

  it('is found by its id, its names in both languages and each alias', () => {
    for (const { id, name, aliases = [] } of products.items)
      for (const text of [id, name.en, name['zh-CN'], ...aliases])
        expect(productId(text.toUpperCase()), text).toBe(id);
  });
});

describe('a region', () => {
  it.each([
    ['华北-北京四', 'cn-north-4'],
    ['华北 北京4', 'cn-north-4'],
    ['北京四', 'cn-north-4'],
    ['CN North-Beijing4', 'cn-north-4'],
    ['cn-north-4a', 'cn-north-4'],
    ['CN_NORTH_4', 'cn-north-4'],
    ['华北-北京四 (cn-north-4)', 'cn-north-4'],
    ['华北-北京四 可用区1', 'cn-north-4'],
    ['华南-广州', 'cn-south-1'],
    ['广州', 'cn-south-1'],
    ['CN East2 (Wuhu)', 'cn-east-4'],
    ['CN East2', 'cn-east-4'],
    ['cn-east-2', 'cn-east-2'],
    ['cn_east_2a', 'cn-east-2'],
    ['华北-乌兰察布二零一', 'cn-north-11'],
    ['上海一', 'cn-east-3'],
    ['中国-香港', 'ap-southeast-1'],
    ['CN-Hong Kong', 'ap-southeast-1'],
    ['AP-Singapore', 'ap-southeast-3'],
    ['ap-southeast-3b', 'ap-southeast-3'],
    ['cn-foo-7b', 'cn-foo-7'],
    ['华北-北京一 (cn-north-4)', '华北-北京一 (cn-north-4)'],
    ['北京', '北京'],
    ['cn-hangzhou', 'cn-hangzhou'],
    ['Mars', 'mars'],
  ])('%s is %s', (text, id) => expect(regionId(text)).toBe(id));

  it('is found by its id, its names in both languages, each alias, and its zones', () => {
    for (const { id, name, aliases = [] } of regions.items)
      for (const text of [id, `${id}c`, name.en, name['zh-CN'], ...aliases])
        expect(regionId(text), text).toBe(id);
  });
});

it('what came out stays what it is, and nothing throws', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.constantFrom(...products.items.map(({ name }) => name['zh-CN']), 'cn-north-4a', 'CN North-Beijing4'),
    fc.stringMatching(/^[a-z0-9()（） 一二三四可用区-]{0,40}$/),
  );
  fc.assert(
    fc.property(names, (text) => {
      expect(productId(productId(text))).toBe(productId(text));
      expect(regionId(regionId(text))).toBe(regionId(text));
    }),
  );
  for (const piece of ['(', '（）', '可用区1', ' ', '-', '一'])
    for (const read of [productId, regionId]) read(piece.repeat(30_000));
});
