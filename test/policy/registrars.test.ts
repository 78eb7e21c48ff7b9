import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import registrars from '../../lib/policy/registrars.json' with { type: 'json' };
import { registrarByIanaId, registrarByName } from '../../lib/policy/registrars.ts';
import { companyKey } from '../../lib/spellings/company-name.ts';

const id = (name: string) => {
  const found = registrarByName(name, companyKey);
  return registrars.items.find((item) => item.name === found?.name)?.ianaId ?? found?.name;
};

describe('a registrar by name', () => {
  it.each([
    ['Alibaba Cloud Computing Ltd.', 1599],
    ['ALIBABA CLOUD COMPUTING LTD', 1599],
    ['Alibaba Cloud Computing Ltd. d/b/a HiChina (www.net.cn)', 1599],
    ['Alibaba Cloud Computing Ltd d/b/a HiChina', 1599],
    ['HiChina (www.net.cn)', 1599],
    ['阿里云计算有限公司（万网）', 1599],
    ['阿里云计算（万网）有限公司', 1599],
    ['阿里云计算有限公司', 1599],
    ['HICHINA ZHICHENG TECHNOLOGY LTD.', 420],
    ['HiChina Zhicheng Technology Limited', 420],
    ['阿里巴巴云计算(北京)有限公司', 420],
    ['XINNET TECHNOLOGY CORPORATION', 120],
    ['Xin Net Technology Corp.', 120],
    ['DNSPOD, INC', 1697],
    ['DNSPod,Inc.', 1697],
    ['Tencent Cloud Computing (Beijing) Limited Liability Company', 3755],
    ['腾讯云计算(北京)有限责任公司', 3755],
    ['Chengdu west dimension digital technology Co., LTD', 1556],
    ['成都西维数码科技有限公司（西部数码）', 1556],
    ['eName Technology Co.,Ltd', 1331],
    ['ENAME TECHNOLOGY CO., LTD.', 1331],
    ['22net, Inc', 1555],
    ['Bizcn.com,Inc', 471],
    ['Jiangsu Bangning Science and Technology Co.,Ltd', 1469],
    ['MarkMonitor, Inc.', 292],
    ['MARKMONITOR INC', 292],
    ['MarkMonitor Inc. (292)', 292],
    ['TUCOWS, INC.', 69],
    ['Tucows Domains Inc', 69],
    ['GoDaddy.com, Inc.', 146],
    ['GODADDY.COM LLC', 146],
    ['NAMECHEAP INC', 1068],
    ['Cloudflare Inc', 1910],
    ['Gandi S.A.S.', 81],
    ['OVH, SAS', 433],
    ['1&1 IONOS SE', 83],
    ['Web Commerce Communications Ltd. dba WebNic.cc', 460],
    ['GNAME.COM PTE. LTD.', 1923],
    ['PDR Ltd. d/b/a PublicDomainRegistry.com', 303],
    ['Network Solutions, L.L.C.', 2],
    ['Key-Systems GmbH', 269],
    ['易名', 1331],
    ['易名网', 1331],
    ['西数', 1556],
    ['美橙', 1621],
    ['美橙科技', 1621],
    ['腾讯', 3755],
    ['新网数码', 120],
    ['百度云', 3233],
    ['百度', 3233],
    ['Baidu Cloud', 3233],
    ['纳网', 1655],
    ['厦门纳网', 1655],
    ['纳网科技', 1655],
    ['邦宁', 1469],
    ['爱名', 1555],
    ['商中在线', 471],
    ['景安网络', 2805],
    ['华为', '华为云计算技术有限公司'],
    ['狗爹', 146],
    ['西数（west.cn）', 1556],
    ['易名（1331）', 1331],
  ])('%s is %s', (name, expected) => expect(id(name)).toBe(expected));

  it.each([
    'Alibaba Cloud',
    'Alibaba',
    '阿里',
    '阿里雲',
    '京东云',
    '新',
    '西部',
    '中国数据',
    'Tencent',
    '百度（新加坡）',
    '腾讯国际',
    'Alibaba Cloud Computing Ltd. (Singapore)',
    '阿里云计算（新加坡）有限公司',
    '腾讯云计算有限公司',
    'MarkMonitor International',
    'Tencent Cloud Computing (Hong Kong) Ltd',
    'Xinnet Hosting Ltd',
    'MarkMonitor Inc. (1599)',
    'Inc.',
    'Co., Ltd.',
    '有限公司',
    '',
    '…',
  ])('%j is nobody', (name) => expect(registrarByName(name, companyKey)).toBeUndefined());

  it('keeps foreign arms of Chinese brands apart', () => {
    for (const [name, expected] of [
      ['Alibaba Cloud US, LLC.', 3819],
      ['Dominet (HK) Ltd', 3775],
      ['West263 International Ltd.', 1915],
      ['NICENIC INTERNATIONAL GROUP CO LTD', 3765],
      ['Aceville Pte Ltd', 3858],
    ] as const)
      expect(id(name), name).toBe(expected);
  });

  it('finds every listed one by each of its names, however it is punctuated', () => {
    for (const item of registrars.items) {
      for (const name of [item.name, item.englishName ?? item.name]) {
        const found = registrarByName(name.replace(/[.,]/g, ' ').toUpperCase(), companyKey);
        expect(found?.status, name).toBe(item.status);
      }
    }
  });

  it('has each IANA id once', () => {
    const ids = registrars.items.flatMap(({ ianaId }) => ianaId ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    for (const each of ids) expect(registrarByIanaId(each)).toBeDefined();
  });

  it('has no key of an approved one and another: a name that is contested is nobody’s', () => {
    const statuses = new Map<string, Set<string>>();
    for (const { name, englishName, aliases, status } of registrars.items)
      for (const spelled of [name, englishName ?? name, ...aliases].map(companyKey))
        statuses.set(spelled, (statuses.get(spelled) ?? new Set()).add(status));
    for (const [spelled, found] of statuses) expect(found.size, spelled).toBe(1);
  });

  it('never throws, and finds no company that has another key', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (name) => void registrarByName(name, companyKey)));
    for (const piece of ['(', '()', '（', ' d/b/a ', 'co ', '公司', 'a.', '.'])
      registrarByName(piece.repeat(20_000), companyKey);
  });
});
