import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isPinyinOf, toSimplified } from '../../lib/spellings/han-characters.ts';
import { compareHolder, isMasked } from '../../lib/spellings/holder.ts';
import { plainName, sameName } from '../../lib/spellings/same-name.ts';

describe('a masked holder', () => {
  it.each([
    'REDACTED FOR PRIVACY',
    'Redacted for GDPR privacy',
    '[[REDACTED]]',
    'GDPR Masked',
    'GDPR REDACTED',
    'Not Disclosed',
    'NOT DISCLOSED!',
    'Non-Disclosed',
    'Statutory Masking Enabled',
    'Data Protected',
    'Data Protected Data Protected',
    'N/A',
    'n.a.',
    'None',
    '-',
    '--',
    '.',
    '****',
    'J*** D**',
    '王**',
    '王＊',
    '张●●',
    '李某',
    '李X',
    '张xx',
    '[Non-Public Data]',
    'Personal data hidden',
    'WhoisSecure',
    '王某某',
    '某某科技有限公司',
    '杭州***有限公司',
    'xxxxxx',
    'Hidden upon user request',
    'Name withheld by request',
    'Private Person',
    'Ano Nymous',
    'Domain Admin',
    'Registration Private',
    'Domain Protection Services, Inc.',
    'See PrivacyGuardian.org',
    'Privacy service provided by Withheld for Privacy ehf',
    'Super Privacy Service LTD c/o Dynadot',
    'c/o whoisproxy.com',
    'Domains By Proxy, LLC',
    'Contact Privacy Inc. Customer 0151234567',
    'WHOISGUARD PROTECTED',
    'WhoisGuard, Inc.',
    'Whois Privacy Corp.',
    'Privacy Protect, LLC (PrivacyProtect.org)',
    'Identity Protection Service',
    'On behalf of example.com owner',
    'YinSi BaoHu Yi Kai Qi (Hidden by Whois Privacy Protection Service)',
    '隐私保护',
    '域名隐私保护服务',
    '已开启隐私保护',
    '未公开',
    '保密',
    '无',
    '無',
    '非公开',
    '已保密',
    '受保护',
    '信息受保护',
    '个人信息不予显示',
    '注册人信息依法不公示',
    '根据GDPR屏蔽',
    '依据 GDPR 要求，持有人姓名已隐去显示内容',
    '註冊人資料不公開',
    '待补充',
    '同上',
    '王先生',
    '欧阳女士',
    'Owner',
    'DomainProtect',
    'XIN XI BAO HU',
    'Details withheld',
    'This information is not public',
    'Personal data not published',
    'Kept confidential',
    'Not Assigned',
    'None given',
    'Not visible (EU)',
    'Nicht veröffentlicht',
    'Datos protegidos',
    'See RDAP',
    'See whois.example.com',
    'Contact the registrar',
    'https://registrar.example/contact/123',
    'Registrant of example.com',
    'Customer 1234',
    'c/o WHOIStrustee.com Limited',
    'IDShield',
    'System Administrator',
    'Registrant Organization',
    'X',
    'N.N.',
    '1',
    '某',
    '非公開',
    '未显示',
    '未顯示',
    '不显示',
    '待完善',
    '数据保护',
    '個人情報保護',
    '非表示',
    '注册人信息不公开',
    '持有者信息未披露',
    '域名所有者信息已加密',
    '姓名已隐藏',
    '测试',
  ])('%s', (holder) => {
    expect(isMasked(holder)).toBe(true);
    expect(compareHolder(holder, '青禾灯具（广州）有限公司')).toBe('masked');
  });

  it.each([
    '青禾灯具（广州）有限公司',
    '王小明',
    '保密技术咨询（北京）有限公司',
    '无锡青禾有限公司',
    '未来信息服务有限公司',
    '个人数据保护协会',
    '先生集团',
    '安信',
    'Nadia Novak',
    'None Such Records Ltd',
    'Hidden Valley Foods Ltd',
    'Protected Harbour Ltd',
    'Registrant Software GmbH',
    'NASA',
    'Individual Software GmbH',
    'Withheld Ltd',
    'Not on the High Street Ltd',
    'See Tickets Ltd',
    'Contact Energy Limited',
    'Private Equity Partners LLC',
    'Owner Operators Association',
    'Data Details BV',
    'Information Company Ltd',
    'Administrator Software GmbH',
    'Nobody Beats the Wiz Inc',
    'X5 Retail Group',
    '3M',
    '数据保护有限公司',
    '信息显示科技有限公司',
    '未名网络',
    '不二家',
    '非凡数据',
    '保护伞（北京）有限公司',
    '登记人',
    '无名氏工作室',
    'Li Na',
    '安保护',
    '吴非',
  ])('%s is none', (holder) => expect(isMasked(holder)).toBe(false));

  it('is never a mask where it is the name of the entity', () =>
    expect(compareHolder('Domain Privacy Service Ltd', 'DOMAIN PRIVACY SERVICE LTD.')).toBe('same'));
});

describe('compareHolder', () => {
  it.each([
    ['GOOGLE INC.', 'Google Inc', 'same'],
    ['Qinghe Lamps Co., Ltd.', 'QINGHE LAMPS CO LTD', 'same'],
    ['Qinghe-Lamps, Ltd', 'Qinghe Lamps Ltd.', 'same'],
    ['买买提•艾力', '买买提·艾力', 'same'],
    ['买买提艾力', '买买提·艾力', 'dots'],
    ['中國電信集團公司', '中国电信集团公司', 'traditional'],
    ['青禾燈具（廣州）有限公司', '青禾灯具(广州)有限公司', 'traditional'],
    ['王小明', '王曉明', 'different'],
    ['王晓明', '王曉明', 'traditional'],
    ['Wang Xiaoming', '王小明', 'pinyin'],
    ['WANG XIAO MING', '王小明', 'pinyin'],
    ['Xiaoming Wang', '王小明', 'pinyin'],
    ['Nana Ouyang', '欧阳娜娜', 'pinyin'],
    ['Lyu Lv', '吕绿', 'pinyin'],
    ['Zeng Yue', '曾乐', 'pinyin'],
    ['Guang Zhou Qing He Deng Ju You Xian Gong Si', '广州青禾灯具有限公司', 'pinyin'],
    ['Guangzhou Qinghe Dengju Youxian Gongsi', '廣州青禾燈具有限公司', 'pinyin'],
    ['Wang Xiaohong', '王小明', 'other-script'],
    ['Qinghe Lamps (Guangzhou) Co., Ltd.', '青禾灯具（广州）有限公司', 'other-script'],
    ['青禾灯具有限公司 (Qinghe Lamps Ltd)', '青禾灯具有限公司', 'other-script'],
    ['ООО Лампа', '青禾灯具有限公司', 'other-script'],
    ['青禾灯具有限公司', '青禾灯饰有限公司', 'different'],
    ['青禾灯具（广州）有限公司', '青禾灯具广州有限公司', 'different'],
    ['青禾灯具有限公司分公司', '青禾灯具有限公司', 'different'],
    ['青禾A灯具有限公司', '青禾B灯具有限公司', 'different'],
    ['Qinghe Lamps Ltd', 'Songhe Print Ltd', 'different'],
    ['360', '361', 'different'],
  ])('%s and %s: %s', (holder, entity, expected) => expect(compareHolder(holder, entity)).toBe(expected));
});

describe('names', () => {
  const names = fc.oneof(
    fc.string({ unit: 'binary', maxLength: 60 }),
    fc.stringMatching(/^[a-zA-Z王小明國国（）()., ·*'“”-]{0,30}$/),
  );
  it('are the same as themselves, in any case and width, and plain ones are plain', () => {
    fc.assert(
      fc.property(names, (name) => {
        expect(compareHolder(name, name)).toBe('same');
        expect(plainName(plainName(name))).toBe(plainName(name));
        expect(toSimplified(toSimplified(name))).toBe(toSimplified(name));
      }),
    );
  });
  it('compare the same from both sides', () => {
    fc.assert(
      fc.property(names, names, (one, other) => {
        expect(sameName(one, other)).toBe(sameName(other, one));
        compareHolder(one, other);
      }),
    );
  });
  it('of signs alone are not all one', () => {
    expect(sameName('-', '...')).toBe(false);
    expect(sameName('?', '!')).toBe(false);
  });
  it('take time that grows with the length alone', () => {
    for (const piece of ['a', '王', '國', '.', '-', ' ', '(', 'xi', '*', '某'])
      compareHolder(piece.repeat(20_000), `${piece.repeat(19_999)}z`);
    expect(isPinyinOf('xian'.repeat(2_000), '先西安'.repeat(1_000))).toBe(true);
    expect(isPinyinOf(`${'xian'.repeat(2_000)}g`, '先西安'.repeat(1_000))).toBe(false);
  });
});
