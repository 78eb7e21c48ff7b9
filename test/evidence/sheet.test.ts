import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { columnOf, columnsOf } from '../../lib/evidence/sheet/columns.ts';
import { decode } from '../../lib/evidence/sheet/decode.ts';
import { asEntityKind } from '../../lib/evidence/sheet/entity-kind.ts';
import HEADINGS from '../../lib/evidence/sheet/headings.json' with { type: 'json' };
import { formOf, rowReader } from '../../lib/evidence/sheet/read-list.ts';
import { readRecords } from '../../lib/evidence/sheet/read-records.ts';
import { csvRows } from '../../lib/evidence/sheet/rows.ts';
import places from '../../lib/policy/place-names.json' with { type: 'json' };
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import gb18030 from './samples/sheets/gb18030.json' with { type: 'json' };

function read(csv: string) {
  const [headings, ...rows] = csvRows(csv);
  const columns = headings && columnsOf([headings]);
  if (columns === undefined) throw new Error('no headings');
  return rows.map(rowReader(columns, 'list.csv'));
}

describe('the text of a file', () => {
  const text = '域名,注册商\nexample.cn,阿里云\n';
  const utf16 = Buffer.from(`\ufeff${text}`, 'utf16le');
  it.each([
    ['UTF-8', Buffer.from(text), 'utf-8', false],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), 'utf-8', true],
    ['UTF-16, little end first', utf16, 'utf-16le', true],
    ['UTF-16, big end first', Buffer.from(utf16).swap16(), 'utf-16be', true],
    ['GB18030', Buffer.from(gb18030.bytes, 'base64'), 'gb18030', false],
  ])('is read from %s', (_, bytes, encoding, byteOrderMark) => {
    expect(decode(bytes)).toEqual({ text, encoding, byteOrderMark });
  });

  it('is not read from what is no text', () => {
    expect(decode(Buffer.from([0x81, 0xff, 0xff, 0xff]))).toBeUndefined();
  });
});

describe('rows', () => {
  it('keep the line that they begin on, behind cells of several lines and blank lines', () => {
    const rows = csvRows('类型,主机记录\r\nA,"a\r\nb"\r\n\r\nB,c\r\n');
    expect(rows.map(({ line }) => line)).toEqual([1, 2, 5]);
  });

  it.each([',', '\t', ';', '|'])('are told apart by %j', (separator) => {
    const csv = [
      ['域名', '到期时间'],
      ['a.cn', '2027-01-01'],
      ['b.cn', '2027-01-02'],
    ]
      .map((row) => row.join(separator))
      .join('\n');
    expect(csvRows(csv).map(({ cells }) => cells.length)).toEqual([2, 2, 2]);
  });
});

describe('headings', () => {
  it.each([
    [
      ['域名', '注册商', '注册时间', '到期时间'],
      ['domain', 'registrar', 'expiresOn'],
    ],
    [
      ['域名', '注册商', '所属账号', '到期日期', '状态', '自动续费'],
      ['domain', 'registrar', 'expiresOn', 'anyStatus'],
    ],
    [
      ['Domain Name', 'Registrar', 'Expiration Date', 'Status'],
      ['domain', 'registrar', 'expiresOn', 'statuses'],
    ],
    [
      ['* 域名 ', '主办单位名称：', '网站名称'],
      ['domain', 'entityName', 'websiteName'],
    ],
    [
      ['记录类型', '主机记录', '解析线路', '记录值', '状态(启用/暂停)'],
      ['recordType', 'recordHost', 'recordValue', 'recordState'],
    ],
    [
      ['Type', 'Host', 'Split Zone', 'Value'],
      ['recordType', 'recordHost', 'recordValue'],
    ],
  ])('of %j are known', (cells, columns) => {
    expect([...(columnsOf([{ line: 1, cells }])?.places.keys() ?? [])]).toEqual(columns);
  });

  it.each([
    ['域名（必填）', 'domain'],
    ['域名(必填)', 'domain'],
    ['【必填】域名', 'domain'],
    ['域名[必填]', 'domain'],
    ['域名 *', 'domain'],
    ['＊域名＊', 'domain'],
    ['域名★', 'domain'],
    ['域名（一行一个，不带 http://）', 'domain'],
    ['域名（必填（全称））', 'domain'],
    ['域名（必填', 'domain'],
    ['[域名]', 'domain'],
    ['域名\n(required)', 'domain'],
    ['Domain Name (required)', 'domain'],
    ['DOMAIN NAME*', 'domain'],
    ['到期时间（yyyy-mm-dd）', 'expiresOn'],
    ['Expiry date [UTC+8]', 'expiresOn'],
    ['主办单位名称（与营业执照一致）', 'entityName'],
    ['统一社会信用代码（18位）', 'certificateNumber'],
    ['计费模式〔选填〕', 'billingMode'],
    ['域名 Domain', 'domain'],
    ['域名/Domain Name', 'domain'],
    ['Registrar 注册商', 'registrar'],
    ['到期时间 Expiry date (UTC+8)', 'expiresOn'],
    ['網域', 'domain'],
    ['Domains', 'domain'],
    ['到期', 'expiresOn'],
    ['失效日期', 'expiresOn'],
    ['到期时间', 'expiresOn'],
    ['注册商名称', 'registrar'],
  ])('are known with marks and brackets: %j', (heading, column) => {
    expect(columnOf(heading)).toBe(column);
  });

  it.each([
    ['状态(启用/暂停)', 'recordState'],
    ['状态（备案）', 'filingStatus'],
    ['状态（实名）', 'realName'],
    ['到期时间（服务器）', 'serverExpiresOn'],
    ['IP（公网）', 'eip'],
    ['Status (domain)', 'statuses'],
    ['IP地址（内网）', undefined],
    ['IP（私有）', undefined],
    ['IP (private)', undefined],
    ['到期时间（SSL证书）', undefined],
    ['备注（域名）', undefined],
    ['域名 ID', undefined],
    ['域名 Registrar', undefined],
    ['备注 Note', undefined],
    ['（必填）', undefined],
    [`域名${'（'.repeat(500_000)}`, undefined],
  ])('with what makes them another: %.20j', (heading, column) => {
    expect(columnOf(heading)).toBe(column);
  });

  it.each([
    ['2026 年域名清单,\n域名,备注\na.cn,x', 2],
    ['域名,,\n序号,域名,到期时间\n1,a.cn,2027-01-01', 2],
    ['域名\n序号,域名\n1,a.cn', 2],
    [
      '海棠公司域名清单（华东、华南, 2026）\n填写说明：带 * 的必填\n\n序号,*域名,到期时间\n1,a.cn,2027-01-01',
      4,
    ],
    ['域名信息,,服务器信息,\n域名,到期时间,实例ID,区域\na.cn,2027-01-01,ecs-1,cn-north-4', 2],
    ['清单\n序号;域名;到期时间\n1;a.cn;2027-01-01\n2;b.cn;2027-01-01', 2],
    ['清单\n序号\t域名\t到期时间\n1\ta.cn\t2027-01-01\n2\tb.cn\t2027-01-01', 2],
    ['域名,到期时间\na.cn,2027-01-01\n域名,到期时间\nb.cn,2027-01-01', 1],
  ])('may stand below a title: %j', (csv, line) => {
    expect(columnsOf(csvRows(csv))?.line).toBe(line);
  });

  it('are each known as what they are listed for, and listed once', () => {
    for (const [column, names] of Object.entries(HEADINGS.columns))
      for (const name of names) expect([name, columnOf(name)]).toEqual([name, column]);
    const all = Object.values(HEADINGS.columns).flat();
    expect(all.filter((name, place) => all.indexOf(name) !== place)).toEqual([]);
  });

  it('are read that docs/cli.md names', () => {
    const page = readFileSync('docs/cli.md', 'utf8');
    const table = /\| the row [\s\S]*?\n\n/.exec(page)?.[0].replace(/\([^()]*\)/g, '') ?? '';
    const named = [...table.matchAll(/`([^`]+)`/g)].map(([, heading = '']) => heading);
    expect(named.length).toBeGreaterThan(30);
    expect(named.filter((heading) => columnOf(heading) === undefined)).toEqual([]);
  });

  it('are not found where there are none', () => {
    expect(columnsOf(csvRows('a.cn\nb.cn'))).toBeUndefined();
  });
});

describe('a row of a list', () => {
  it('has the facts of its domain, each with line and column', () => {
    const [row] = read(
      '域名,到期时间,实名认证状态,域名所有者\nexample.cn,2027/3/1,已实名认证,海棠家居（深圳）有限公司',
    );
    expect(row?.facts).toEqual({
      line: 2,
      domain: {
        name: 'example.cn',
        registrant: { name: '海棠家居（深圳）有限公司' },
        expiresOn: '2027-03-01',
        realName: { verified: true },
      },
    });
    expect(row?.evidence()).toContainEqual({
      fact: 'domain.expiresOn',
      subject: 'example.cn',
      value: '2027-03-01',
      source: 'sheet',
      address: 'list.csv:2:2',
      raw: '2027/3/1',
    });
  });

  it('has entity, website, server and filing where there are columns for them', () => {
    const csv =
      '域名,网站名称,主办单位,主体性质,统一社会信用代码,省份,实例ID,产品,区域,计费模式,开通时间,服务器到期时间,公网IP,备案号,备案状态\n' +
      'a.cn,海棠家居,海棠家具（深圳）有限公司,企业,91440300MA5DA1B2X9,广东,ecs-1,ECS,华北-北京四,包年/包月,2026-01-01,2027-01-01,203.0.113.9,粤ICP备12345678号-1,已备案';
    expect(read(csv)[0]?.facts).toMatchObject({
      entity: {
        name: '海棠家具（深圳）有限公司',
        kind: 'enterprise',
        certificate: { kind: 'unified-social-credit-code', number: '91440300MA5DA1B2X9' },
      },
      website: { name: '海棠家居' },
      server: {
        id: 'ecs-1',
        billingMode: 'yearly-monthly',
        subscription: { startsOn: '2026-01-01', expiresOn: '2027-01-01' },
        eip: { address: '203.0.113.9' },
      },
      filing: { status: 'filed', number: '粤ICP备12345678号-1' },
    });
  });

  it.each([
    ['2027/3/1', '2027-03-01'],
    ['2027.3.1', '2027-03-01'],
    ['2027年3月1日', '2027-03-01'],
    ['２０２７－０３－０１', '2027-03-01'],
    ['２０２７年３月１日', '2027-03-01'],
    ['2027年03月01号', '2027-03-01'],
    ['2027年3月1日 星期一', '2027年3月1日 星期一'],
    ['至2027-03-01', '2027-03-01'],
    ['截止2027年3月1日', '2027-03-01'],
    ['有效期至：2027-03-01', '2027-03-01'],
    ['2027-03-01 到期', '2027-03-01'],
    ['2027年3月1日止', '2027-03-01'],
    ['2027-03-01（还有300天）', '2027-03-01'],
    ['2027-03-01 (剩余 5 天)', '2027-03-01'],
    ['2026-03-01至2027-03-01', '2026-03-01至2027-03-01'],
    ['2027-03-01（已续费至2028年）', '2027-03-01（已续费至2028年）'],
    ['2027-03-01 20:00 到期', '2027-03-01 20:00'],
    ['二〇二七年三月一日', '二〇二七年三月一日'],
    ['46447', '2027-03-01'],
    ['46447.5', '2027-03-01'],
    ['2027-03-01 20:00:00', '2027-03-01 20:00:00'],
  ])('reads the date %s', (text, day) => {
    expect(read(`域名,到期时间\na.cn,${text}`)[0]?.facts?.domain.expiresOn).toBe(day);
  });

  it('is read behind a number, and says nothing where only the number is there', () => {
    const rows = read('序号,域名,到期时间\n1,a.cn,2027-01-01\n2,,\n合计,,-\n3,,2027-01-01');
    expect(rows.map(({ facts, faults }) => [facts?.domain.name, faults.map(({ reason }) => reason)])).toEqual(
      [
        ['a.cn', []],
        [undefined, []],
        [undefined, []],
        [undefined, ['no-domain']],
      ],
    );
  });

  it.each([
    '合计,8个,,,',
    '合计,,,,',
    ',合计,,,',
    ',合计：12,,,',
    ',合　计,12,,',
    ',共 12 个,,,',
    ',共12个域名、3台服务器。,,,',
    '共十二个域名,,,,',
    ',总计（12个）,,,',
    ',域名总数：12,,,',
    '本页小计,3,,2台,',
    '小计,,,3,"¥1,280.00"',
    ',Total,,12,',
    'TOTAL: 12 domains,,,,',
    ',Grand Total,12,,',
    'Subtotal,１２,－,,',
    '累计,12 个,,,2 家',
    ',备注：以上数据截至 2026 年 11 月。,,,',
    ',注: a.cn 未续费,,,',
    ',备注：数据截至 2026.11.20,,,',
    '说明：,,,,',
  ])('says nothing where it only sums up, or is a note: %s', (row) => {
    const rows = read(`序号,域名,注册商,服务器,主体名称\n1,a.cn,,,\n${row}\n`);
    expect(rows[1]).toMatchObject({ faults: [] });
    expect(rows[1]?.facts).toBeUndefined();
    expect(rows).toHaveLength(2);
  });

  it.each([
    '合计,,,ecs-1,',
    '合计,,阿里云,,',
    '共 12 个,,,,某某公司',
    '合计,,,1.2.3.4,',
    ',,,ecs-1,',
    ',,,3,',
    '2,,,ecs-1,共 12 个域名归某某公司',
  ])('names no domain though it says more than a sum: %s', (row) => {
    const rows = read(`序号,域名,注册商,服务器,主体名称\n1,a.cn,,,\n${row}\n`);
    expect(rows[1]?.faults).toMatchObject([{ reason: 'no-domain', line: 3, column: 2 }]);
  });

  it.each(['total.cn', 'sum.com', '合计.中国', '合计。中国', '共12个.cn', '163', '12', '备注', 'count'])(
    'has the domain %s',
    (name) => {
      const word = name === 'count' ? '甲' : '';
      expect(read(`序号,域名,主体名称\n1,${name},${word}`)[0]?.facts?.domain.name).toBe(name);
    },
  );

  it.each([
    ['广东', 'CN-GD'],
    ['广东省', 'CN-GD'],
    ['中国广东省', 'CN-GD'],
    ['Guangdong', 'CN-GD'],
    ['Guangdong Province, China', 'CN-GD'],
    ['CN-GD', 'CN-GD'],
    ['cn_gd', 'CN-GD'],
    ['粤', 'CN-GD'],
    ['广东 Guangdong', 'CN-GD'],
    ['广东省（深圳）', 'CN-GD'],
    ['广东省深圳市', 'CN-GD'],
    ['广东 深圳', 'CN-GD'],
    ['北京', 'CN-BJ'],
    ['北京市', 'CN-BJ'],
    ['北京市海淀区', 'CN-BJ'],
    ['内蒙古', 'CN-NM'],
    ['内蒙古自治区', 'CN-NM'],
    ['Inner Mongolia Autonomous Region', 'CN-NM'],
    ['广西壮族自治区', 'CN-GX'],
    ['广西壮族自治区南宁市', 'CN-GX'],
    ['宁夏回族自治区', 'CN-NX'],
    ['新疆维吾尔自治区', 'CN-XJ'],
    ['黑龙江省哈尔滨市', 'CN-HL'],
    ['Xizang', 'CN-XZ'],
    ['川', 'CN-SC'],
    ['陕西', 'CN-SN'],
    ['山西', 'CN-SX'],
    ['火星', '火星'],
    ['广东、浙江', '广东、浙江'],
    ['广东 Zhejiang', '广东 Zhejiang'],
    ['海南藏族自治州', '海南藏族自治州'],
    ['深圳市', 'CN-GD'],
    ['深圳', 'CN-GD'],
    ['深圳市南山区', 'CN-GD'],
    ['广东深圳', 'CN-GD'],
    ['广东深圳市南山区', 'CN-GD'],
    ['深圳 广东', 'CN-GD'],
    ['深圳、广州', 'CN-GD'],
    ['深圳 Shenzhen', 'CN-GD'],
    ['中山', 'CN-GD'],
    ['中国杭州', 'CN-ZJ'],
    ['呼和浩特市', 'CN-NM'],
    ['内蒙古呼和浩特', 'CN-NM'],
    ['锡林郭勒盟', 'CN-NM'],
    ['大兴安岭地区', 'CN-HL'],
    ['吉林市', 'CN-JL'],
    ['朝阳市', 'CN-LN'],
    ['安康市', 'CN-SN'],
    ['恩施州', 'CN-HB'],
    ['延边朝鲜族自治州', 'CN-JL'],
    ['伊犁哈萨克自治州', 'CN-XJ'],
    ['海北藏族自治州', 'CN-QH'],
    ['大理', 'CN-YN'],
    ['新疆生产建设兵团', 'CN-XJ'],
    ['上海 南京路', 'CN-SH'],
    ['广东 杭州', 'CN-GD'],
    ['朝阳', '朝阳'],
    ['安康', '安康'],
    ['阿里巴巴', '阿里巴巴'],
    ['深圳、杭州', '深圳、杭州'],
    ['深圳 浙江', '深圳 浙江'],
    ['浙江深圳', '浙江深圳'],
    ['南京路', '南京路'],
    ['Shenzhen', 'Shenzhen'],
    ['GD', 'GD'],
  ])('reads the province %s', (text, province) => {
    const [row] = read(`域名;主体名称;省份\na.cn;某某公司;${text}`);
    expect(row).toMatchObject({ facts: { entity: { province } }, faults: [] });
  });

  it('has the province of every prefecture by its short name with its kind, and of no two the same', () => {
    const listed = [places.prefectures, places.wordsToo].flatMap((lists) => Object.entries(lists));
    const all = listed.flatMap(([id, names]) => names.map((name) => [id, name] as const));
    // The 333 of GB/T 2260 but for 吉林市 and 海南州, whose names are those of provinces, and five cities of no prefecture.
    expect(all).toHaveLength(336);
    expect(new Set(all.map(([, name]) => name.replace(/(?<=..)[市州]$/, ''))).size).toBe(all.length);
    for (const [id, name] of all) {
      const text = /[市盟]$|地区$|.州$/.test(name) ? name : `${name}市`;
      const [row] = read(`域名;主体名称;省份\na.cn;某某公司;${text}`);
      expect(row?.facts?.entity?.province, text).toBe(id);
    }
  });

  it('has the province of every name of the policy data', () => {
    for (const { id, name } of provinces.items)
      for (const text of [id, name.en, name['zh-CN']]) {
        const [row] = read(`域名;主体名称;省份\na.cn;某某公司;${text}`);
        expect(row?.facts?.entity?.province, text).toBe(id);
      }
  });

  it.each([
    ['注册商', '1599', { ianaId: 1599 }],
    ['注册商', 'IANA 1599', { ianaId: 1599 }],
    ['注册商', 'IANA ID：1599', { ianaId: 1599 }],
    ['Registrar', '１５９９', { ianaId: 1599 }],
    ['IANA编号', 'IANA 1599', { ianaId: 1599 }],
    ['注册商', '阿里云', { name: '阿里云' }],
    ['注册商', '35互联', { name: '35互联' }],
    ['注册商', '1&1', { name: '1&1' }],
    ['注册商,IANA编号', '阿里云,1599', { name: '阿里云', ianaId: 1599 }],
  ])('reads under %s the registrar %s', (heading, cell, registrar) => {
    const [row] = read(`域名,${heading}\na.cn,${cell}`);
    expect(row?.facts?.domain.registrar).toEqual(registrar);
  });

  it.each([
    ['是', true],
    ['是的', true],
    ['√', true],
    ['已实名', true],
    ['已实名认证', true],
    ['已完成实名认证', true],
    ['已通过', true],
    ['已审核通过', true],
    ['实名认证通过', true],
    ['实名认证成功', true],
    ['已认证（企业）', true],
    ['已解析', true],
    ['已启用', true],
    ['正常', true],
    ['Verified', true],
    ['approved', true],
    ['已驳回', false],
    ['已拒绝', false],
    ['已过期', false],
    ['已失败', false],
    ['已取消', false],
    ['已停用', false],
    ['已暂停', false],
    ['已退回', false],
    ['已打回', false],
    ['已注销', false],
    ['已撤销', false],
    ['已失效', false],
    ['已冻结', false],
    ['已关闭', false],
    ['已禁用', false],
    ['已认证但已过期', false],
    ['已认证（已过期）', false],
    ['使用中', true],
    ['实名认证未通过', false],
    ['审核不通过', false],
    ['认证失败', false],
    ['已提交', false],
    ['已提交审核', false],
    ['实名审核中', false],
    ['待认证', false],
    ['尚未实名', false],
    ['未实名', false],
    ['无', false],
    ['没有', false],
    ['not verified', false],
    ['unverified', false],
    ['rejected', false],
    ['expired', false],
    ['suspended', false],
    ['disabled', false],
    ['under review', false],
  ])('reads %s as yes or no: %s', (text, verified) => {
    const [row] = read(`域名,实名认证\na.cn,${text}`);
    expect(row).toMatchObject({ faults: [], facts: { domain: { realName: { verified } } } });
  });

  it.each(['已知悉', '已读', '已收藏', '大概', '无需实名', '不涉及'])('takes %s for neither', (text) => {
    expect(read(`域名,实名认证\na.cn,${text}`)[0]?.faults).toMatchObject([{ reason: 'not-understood' }]);
  });

  it.each([
    ['包年/包月', 'yearly-monthly'],
    ['包年包月', 'yearly-monthly'],
    ['包周期', 'yearly-monthly'],
    ['包年', 'yearly-monthly'],
    ['包季', 'yearly-monthly'],
    ['包3个月', 'yearly-monthly'],
    ['包一年', 'yearly-monthly'],
    ['预付费', 'yearly-monthly'],
    ['预付', 'yearly-monthly'],
    ['包年/包月（预付费）', 'yearly-monthly'],
    ['按年付费', 'yearly-monthly'],
    ['PrePaid', 'yearly-monthly'],
    ['Yearly/Monthly', 'yearly-monthly'],
    ['subscription', 'yearly-monthly'],
    ['按需计费', 'pay-per-use'],
    ['按需', 'pay-per-use'],
    ['按需付费（后付费）', 'pay-per-use'],
    ['后付费', 'pay-per-use'],
    ['按量付费', 'pay-per-use'],
    ['按小时计费', 'pay-per-use'],
    ['竞价计费', 'pay-per-use'],
    ['post-paid', 'pay-per-use'],
    ['Pay-per-use', 'pay-per-use'],
    ['pay as you go', 'pay-per-use'],
    ['on-demand', 'pay-per-use'],
  ])('reads the billing mode %s', (text, billingMode) => {
    const [row] = read(`域名,实例ID,计费模式\na.cn,ecs-1,${text}`);
    expect(row).toMatchObject({ faults: [], facts: { server: { billingMode } } });
  });

  it.each(['按需转包年/包月', '免费', '非包年包月', '按流量计费'])(
    'does not guess the billing mode of %s',
    (text) => {
      const [row] = read(`域名,实例ID,计费模式\na.cn,ecs-1,${text}`);
      expect(row?.faults).toMatchObject([{ reason: 'not-understood' }]);
    },
  );

  it.each([
    ['无', 'none'],
    ['暂无', 'none'],
    ['没有', 'none'],
    ['none', 'none'],
    ['否', 'none'],
    ['未备案', 'none'],
    ['尚未备案', 'none'],
    ['已注销', 'none'],
    ['备案中', 'in-progress'],
    ['管局审核中', 'in-progress'],
    ['已备案', 'filed'],
    ['备案成功', 'filed'],
    ['已完成备案', 'filed'],
    ['已在其他接入商备案', 'filed-elsewhere'],
    ['已备案未接入', 'filed-elsewhere'],
    ['已备案，待接入', 'filed-elsewhere'],
    ['待备案', 'none'],
    ['需备案', 'none'],
    ['需要备案', 'none'],
    ['无需备案', 'none'],
    ['不需要', 'none'],
    ['免备案', 'none'],
    ['备案已取消', 'none'],
    ['已取消备案', 'none'],
    ['已掉备案', 'none'],
    ['×', 'none'],
    ['✗', 'none'],
    ['N', 'none'],
    ['审核中', 'in-progress'],
    ['初审中', 'in-progress'],
    ['待初审', 'in-progress'],
    ['待管局审核', 'in-progress'],
    ['已通过初审', 'in-progress'],
    ['初审通过', 'in-progress'],
    ['短信核验', 'in-progress'],
    ['短信核验中', 'in-progress'],
    ['已提交管局', 'in-progress'],
    ['办理中', 'in-progress'],
    ['under review', 'in-progress'],
    ['√', 'filed'],
    ['✔', 'filed'],
    ['有', 'filed'],
    ['是', 'filed'],
    ['Y', 'filed'],
    ['已接入', 'filed'],
    ['接入备案成功', 'filed'],
    ['备案通过', 'filed'],
    ['管局审核通过', 'filed'],
    ['已完成', 'filed'],
    ['已做备案', 'filed'],
    ['备案成功，待接入', 'filed-elsewhere'],
    ['已完成备案，未接入', 'filed-elsewhere'],
    ['已备案，需新增接入', 'filed-elsewhere'],
    ['已备案但未在华为云接入', 'filed-elsewhere'],
    ['已备案（未接入）', 'filed-elsewhere'],
    ['已在阿里云备案，未接入', 'filed-elsewhere'],
    ['已备案后被注销', 'none'],
    ['已备案(已撤销)', 'none'],
    ['已备案，已被取消', 'none'],
    ['"filed, cancelled"', 'none'],
    ['已备案（非经营性）', 'filed'],
    ['已备案，需变更', 'filed'],
    ['已备案，已接入', 'filed'],
    ['Filed (No. 粤ICP备12345678号)', 'filed'],
    ['备案中，待管局审核', 'in-progress'],
    ['已通过初审，管局审核中', 'in-progress'],
  ])('reads the filing status %s', (text, status) => {
    expect(read(`域名,备案状态\na.cn,${text}`)[0]).toMatchObject({
      faults: [],
      facts: { filing: { status } },
    });
  });

  it.each([
    ...[
      '备案失败',
      '已驳回',
      '备案未通过',
      'normal',
      '正常',
      '空壳',
      '未接入',
      '已过期',
      '初审驳回',
      '已取消',
    ],
    ...['初审不通过', '待注销', '退回修改', '待提交', '1', '2'],
    ...[
      '是否',
      '未在备案中',
      'not in progress',
      '没有进行中的备案',
      '备案审核中（已驳回）',
      '已备案，接入失败',
    ],
    ...[
      '已备案，无需接入',
      '已备案，待接入商审核',
      '已备案，接入中',
      '已备案，未被取消',
      '已备案，已取消接入',
      '已备案，申请注销',
      '注销审核中',
      '变更备案中',
    ],
    ...['未在其他接入商备案', '已备案，公安未备案', '已备案后注销，重新备案中', '无法确认', '已在阿里云备案'],
  ])('does not guess the filing status of %s', (text) => {
    const [row] = read(`域名,备案状态\na.cn,${text}`);
    expect(row?.faults).toMatchObject([{ reason: 'not-understood' }]);
  });

  it.each([
    ['企业', 'enterprise'],
    ['国企', 'enterprise'],
    ['国有企业', 'enterprise'],
    ['民营企业', 'enterprise'],
    ['外企', 'enterprise'],
    ['外资企业', 'enterprise'],
    ['中外合资', 'enterprise'],
    ['有限责任公司（自然人独资）', 'enterprise'],
    ['个人独资企业', 'enterprise'],
    ['合伙企业', 'enterprise'],
    ['个体工商户', 'enterprise'],
    ['个体户', 'enterprise'],
    ['农民专业合作社', 'enterprise'],
    ['LLC', 'enterprise'],
    ['自然人', 'individual'],
    ['公民', 'individual'],
    ['个人', 'individual'],
    ['Natural person', 'individual'],
    ['事业单位', 'public-institution'],
    ['事业单位法人', 'public-institution'],
    ['党政机关', 'government'],
    ['国家机关', 'government'],
    ['行政单位', 'government'],
    ['社会组织', 'social-organization'],
    ['社会组织（协会）', 'social-organization'],
    ['社会团体', 'social-organization'],
    ['社会服务机构', 'social-organization'],
    ['群众性团体组织', 'social-organization'],
    ['群团组织', 'social-organization'],
    ['宗教团体', 'social-organization'],
    ['民办非企业单位', 'social-organization'],
    ['基金会', 'social-organization'],
    ['行业协会', 'social-organization'],
    ['商会', 'social-organization'],
    ['工会', 'social-organization'],
    ['Foundation', 'social-organization'],
    ['非公司企业法人', 'enterprise'],
    ['非凡科技有限公司', 'enterprise'],
    ['enterprise legal person', 'enterprise'],
    ['企业法人（legal person）', 'enterprise'],
    ['企业（非个人）', 'enterprise'],
    ['private non-enterprise unit', 'social-organization'],
  ])('reads the kind of entity %s', (text, kind) => {
    expect(read(`域名,主体名称,主体性质\na.cn,甲,${text}`)[0]).toMatchObject({
      faults: [],
      facts: { entity: { kind } },
    });
  });

  it.each([
    ...['律师事务所', '律师执业机构', '医疗机构', '国防机构', '军队', '司法鉴定机构', '公证机构', '仲裁机构'],
    ...[
      '境外机构',
      '外国在华文化中心',
      '集体经济组织',
      '宗教活动场所',
      '法人',
      '其他',
      '其它',
      '非企业',
      '居委会',
    ],
    ...['legal person', 'other', 'hospital'],
    ...[
      '非公司',
      '非个人',
      '不是有限公司',
      '其他非企业单位',
      '非政府组织',
      '（legal person）法人',
      'non-enterprise',
    ],
  ])('does not guess the kind of entity %s', (text) => {
    expect(read(`域名,主体名称,主体性质\na.cn,甲,${text}`)[0]?.faults).toMatchObject([
      { reason: 'not-understood', column: 3 },
    ]);
  });

  it.each([
    ['海棠个人护理用品有限公司', 'enterprise'],
    ['深圳园林事业发展有限公司', 'enterprise'],
    ['海棠机关服务（深圳）公司', 'enterprise'],
    ['海棠市第一事业服务中心', 'public-institution'],
    ['海棠慈善基金会', 'social-organization'],
    ['王海棠', undefined],
    ['海棠律师事务所', undefined],
  ])('tells by the name %s the kind %s', (name, kind) => expect(asEntityKind(name)).toBe(kind));

  it.each([
    ...[
      '无',
      '暂无',
      '没有',
      '没',
      '未绑定',
      '未绑',
      '未分配',
      '未配置',
      '未开通',
      '尚未绑定',
      '还未分配',
      'none',
      '否',
    ],
    ...[
      '无公网IP',
      '无弹性公网IP',
      '没有公网IP',
      '未绑定EIP',
      '未分配公网 IP',
      'Not bound',
      'unassigned',
      'no EIP',
    ],
  ])('has no public address where the cell says %s', (text) => {
    const [row] = read(`域名,服务器,公网IP\na.cn,ecs-1,${text}`);
    expect(row).toMatchObject({ faults: [], facts: { server: { id: 'ecs-1', eip: null } } });
    expect(row?.evidence()).toContainEqual(
      expect.objectContaining({ fact: 'server.eip', value: null, raw: text }),
    );
  });

  it.each(['', '-', '未知', '待补充', '空'])('says nothing of a public address by %j', (text) => {
    const [row] = read(`域名,产品,公网IP\na.cn,ecs,${text}`);
    expect(row).toMatchObject({ faults: [], facts: { server: { product: 'ecs' } } });
    expect(row?.facts?.server).not.toHaveProperty('eip');
  });

  it('has a public address in full width', () => {
    const [row] = read('域名,服务器,公网IP\na.cn,ecs-1,２０３．０．１１３．９');
    expect(row?.facts?.server?.eip).toEqual({ address: '203.0.113.9' });
  });

  it('takes the address of a server for its id, not that it has none', () => {
    expect(read('域名,产品,公网IP\na.cn,ecs,203.0.113.9')[0]?.facts?.server?.id).toBe('203.0.113.9');
    expect(read('域名,产品,公网IP\na.cn,ecs,未绑定')[0]?.facts?.server).toEqual({
      product: 'ecs',
      eip: null,
    });
  });

  it.each(['无', '暂无', '没有', 'none'])('has no status of its domain where the cell says %s', (text) => {
    const [row] = read(`域名,域名状态,备案号,注册商\na.cn,${text},${text},阿里云`);
    expect(row?.faults).toEqual([]);
    expect(row?.facts?.domain).toEqual({ name: 'a.cn', registrar: { name: '阿里云' } });
  });

  it.each([
    '-',
    '——',
    '－',
    '－－',
    '―',
    '−',
    '‐',
    '–',
    '─',
    '＿',
    '／',
    '……',
    '/',
    'N/A',
    'null',
    '未知',
    '不详',
    '不适用',
    '待补充',
    'unknown',
  ])('is told nothing by %s in any column', (text) => {
    const columns = '域名状态,实名认证,备案状态,到期时间,注册商,域名所有者,是否解析';
    const csv = `域名,${columns}\na.cn${`,${text}`.repeat(7)}`;
    expect(read(csv)[0]).toMatchObject({ facts: { line: 2, domain: { name: 'a.cn' } }, faults: [] });
    expect(read(csv)[0]?.evidence()).toEqual([]);
  });

  it.each(['-', '--', '/', '无', 'N/A'])('takes %s for a cell that is empty', (text) => {
    expect(read(`域名,到期时间,域名所有者\na.cn,${text},${text}`)[0]).toMatchObject({
      facts: { domain: { name: 'a.cn' } },
      faults: [],
    });
  });

  it('tells a cell that it does not understand, and keeps the rest of the row and the other rows', () => {
    const rows = read('域名,到期时间,实名认证\na.cn,明年,大概\n,2027-01-01,是\nb.cn,2027-01-02,是');
    expect(
      rows.map(({ faults }) => faults.map(({ reason, line, column }) => [reason, line, column])),
    ).toEqual([
      [
        ['not-understood', 2, 2],
        ['not-understood', 2, 3],
      ],
      [['no-domain', 3, 1]],
      [],
    ]);
    expect(rows.map(({ facts }) => facts?.domain.name)).toEqual(['a.cn', undefined, 'b.cn']);
  });

  it('takes a column headed "status" alone for statuses only where a list knows them', () => {
    const status = (text: string) => read(`域名,状态\na.cn,${text}`)[0];
    expect(status('clientHold')?.facts?.domain.statuses).toEqual(['clientHold']);
    expect(status('96天后')).toMatchObject({
      facts: { domain: { name: 'a.cn' } },
      faults: [{ reason: 'not-understood' }],
    });
  });
});

describe('a row of a DNS export', () => {
  function records(csv: string, zone?: string) {
    const [headings, ...rows] = csvRows(csv);
    const found = formOf(headings === undefined ? [] : [headings]);
    expect(found?.form).toBe('records');
    return rows.map((row) => (found === undefined ? undefined : readRecords(row, found.columns, zone)));
  }

  it('has whole names, and several values in a cell', () => {
    const csv =
      '类型,主机记录,记录值,TTL,备注,MX\nA,www.example.com.,"203.0.113.8\n203.0.113.9",600,Web服务器,\nTXT,example.com.,"""v=spf1 ~all""",600,SPF记录,';
    expect(records(csv).map((each) => each?.records.map(({ host, value }) => [host, value]))).toEqual([
      [
        ['www.example.com', '203.0.113.8'],
        ['www.example.com', '203.0.113.9'],
      ],
      [],
    ]);
  });

  it.each([
    ['启用', 1],
    ['正常', 1],
    ['', 1],
    ['暂停', 0],
    ['已暂停', 0],
    ['停用', 0],
    ['禁用', 0],
    ['已禁用', 0],
    ['未启用', 0],
    ['关闭', 0],
    ['disabled', 0],
    ['PAUSED', 0],
    ['inactive', 0],
    ['ENABLE', 1],
    ['ACTIVE', 1],
    ['DISABLE', 0],
    ['Disabled', 0],
    ['Pause', 0],
    ['FREEZE', 0],
    ['stop', 0],
    ['已停止', 0],
    ['暂停解析', 0],
    ['不生效', 0],
    ['否', 0],
    ['×', 0],
  ])('counts a record whose state is %j: %i', (state, count) => {
    for (const heading of ['状态(启用/暂停)', '状态', 'Status', '记录状态']) {
      const csv = `记录类型,主机记录,记录值,${heading}\nA,www,203.0.113.9,${state}`;
      expect(records(csv, 'example.cn')[0]?.records, heading).toHaveLength(count);
    }
  });

  it.each([
    '状态',
    '状态(暂停/启用)',
    '状态（启用/停用）',
    '状态(正常/暂停)',
    '启用状态',
    '记录状态',
    '解析记录状态',
    '解析状态',
    '是否启用',
    '启用/暂停',
    'Status',
    'State',
    'status (enable/disable)',
    'Record Status',
    'Enabled',
    '狀態',
  ])('is paused where the column %s says so', (heading) => {
    const csv = `主机记录,记录类型,线路,记录值,${heading}\n@,A,默认,203.0.113.9,停用\nwww,A,默认,203.0.113.9,`;
    expect(records(csv, 'example.cn').map((each) => each?.records.map(({ host }) => host))).toEqual([
      [],
      ['www.example.cn'],
    ]);
  });

  it('is paused where one of two columns says so', () => {
    const csv =
      '记录类型,主机记录,记录值,状态,启用状态\nA,a,203.0.113.9,正常,暂停\nA,b,203.0.113.9,DISABLE,启用';
    expect(records(csv, 'example.cn').flatMap((each) => each?.records)).toEqual([]);
  });

  it('completes hosts by the zone, and leaves out what is paused', () => {
    const csv =
      '记录类型,主机记录,解析线路,记录值,MX优先级,TTL值,状态(启用/暂停)\nA,www,默认,203.0.113.9,,600,启用\nCNAME,@,默认,www.example.net,,600,暂停\nA,@,默认,203.0.113.7,,600,启用';
    expect(records(csv, 'example.cn').flatMap((each) => each?.records.map(({ host }) => host))).toEqual([
      'www.example.cn',
      'example.cn',
    ]);
    expect(records(csv)[0]?.faults).toMatchObject([{ reason: 'zone-unknown', line: 2, column: 2 }]);
  });
});

it('reads a row as it would be read alone, whatever stood in the one before', () => {
  const headings = ['域名', '注册商', '状态', '域名状态', '到期日期', '实名认证', '网站名称'];
  const columns = columnsOf([{ line: 1, cells: headings }]);
  if (columns === undefined) throw new Error('no headings');
  const said = ['', '无', '-', 'a.cn', '正常', 'ok', '2027-01-02', '2027/1/3', '是', '否', '看不懂', '海棠'];
  const cells = fc.array(fc.constantFrom(...said), { minLength: 5, maxLength: headings.length });
  const told = ({ evidence, ...row }: ReturnType<ReturnType<typeof rowReader>>) => [row, evidence()];
  fc.assert(
    fc.property(fc.array(cells), (rows) => {
      const list = rows.map((each, place) => ({ line: place + 2, cells: each }));
      const alone = list.map((row) => told(rowReader(columns, 'list.csv')(row)));
      expect(list.map(rowReader(columns, 'list.csv')).map(told)).toEqual(alone);
    }),
    { numRuns: 500 },
  );
});
