import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import provinces from '../../lib/policy/provinces.json' with { type: 'json' };
import { isWebsiteNumber, parseFilingNumber } from '../../lib/spellings/filing-number.ts';

const kindOf = (text: string) => {
  const parsed = parseFilingNumber(text);
  return typeof parsed === 'string' ? parsed : parsed.kind;
};

describe('a filing number', () => {
  it.each([
    ['京ICP备18016846号', 'entity'],
    ['京ICP备2026002630号-1', 'website'],
    ['陇ICP备2021003158号-1', 'website'],
    ['蜀ICP备19012345号-12', 'website'],
    ['黔ICP备2022001234号-3', 'website'],
    ['滇ICP备16003210号-1', 'website'],
    ['琼ICP备2024012345号-2A', 'app'],
    ['藏ICP备2023000123号-3X', 'mini-program'],
    ['新ICP备2025000777号-4K', 'quick-app'],
    ['粤ICP备12345678号', 'entity'],
    ['宁ICP备05000593号', 'entity'],
    ['京公网安备11010802020266号', 'public-security'],
    ['浙公网安备 33010602009975号', 'public-security'],
    ['渝公网安备50011802010624号', 'public-security'],
    ['川公网安备51010802020266号', 'public-security'],
    ['京ICP证030173号', 'icp-licence'],
    ['京ICP证030173号-1', 'icp-licence'],
    ['京ICP证2023123456号', 'icp-licence'],
    ['粤ICP证B2-20090059号', 'icp-licence'],
    ['粤B2-20090059', 'telecom-licence'],
    ['浙B2-20080101-4', 'telecom-licence'],
    ['合字B2-20090059', 'telecom-licence'],
    ['B1-20090059', 'telecom-licence'],
  ])('%s is one of kind %s', (text, kind) => expect(kindOf(text)).toBe(kind));

  it.each([
    ['京icp备2021003158号-1'],
    ['京ICP备2021003158号－1'],
    ['京ICP備2021003158號-1'],
    [' 京ICP备 2021003158 号 – 1 '],
    ['京ＩＣＰ备２０２１００３１５８号-１'],
    ['京ICP备2021003158号−1'],
  ])('%s is spelled another way', (text) =>
    expect(parseFilingNumber(text)).toEqual({
      kind: 'website',
      number: '京ICP备2021003158号-1',
      province: 'CN-BJ',
      service: 1,
    }),
  );

  it.each([
    ['川ICP备19012345号-1', 'province-character'],
    ['贵ICP备19012345号-1', 'province-character'],
    ['甘ICP备19012345号-1', 'province-character'],
    ['云ICP备19012345号-1', 'province-character'],
    ['港ICP备12345678号', 'province-character'],
    ['京ICP备1234567号-1', 'digits'],
    ['京ICP备123456789号', 'digits'],
    ['京ICP备19992021003号', 'digits'],
    ['京ICP备1999202100号', 'digits'],
    ['京ICP备2021003158-1号', 'suffix'],
    ['京ICP备2021003158号-0', 'suffix'],
    ['京ICP备2021003158号-2B', 'suffix'],
    ['京ICP备2021003158号-', 'suffix'],
    ['京ICP备2021003158号-100000', 'suffix'],
    ['京ICP备B2-20090059号', 'not-a-filing-number'],
    ['京ICP证12345号', 'digits'],
    ['粤ICP证B2-2009005号', 'digits'],
    ['京ICP证030173号-0', 'suffix'],
    ['京公网安备110104762022005号', 'digits'],
    ['京公网安备11010803020266号', 'digits'],
    ['京公网安备110105005', 'digits'],
    ['京公网安备110105005926123', 'digits'],
    ['京公网安备99010802020266号', 'division'],
    ['港公网安备11010802020266号', 'province-character'],
    ['港B2-20090059', 'province-character'],
    ['粤B2-2009005', 'digits'],
    ['粤B2-20090059-0', 'suffix'],
    ['ICP备2021003158号', 'not-a-filing-number'],
    ['京ICP备号', 'not-a-filing-number'],
    ['粤C2-20090059', 'not-a-filing-number'],
    ['京ICP备2021003158、京ICP备2021003159', 'not-a-filing-number'],
    ['备案中', 'not-a-filing-number'],
    ['', 'not-a-filing-number'],
  ])('%s is none: %s', (text, fault) => expect(parseFilingNumber(text)).toBe(fault));

  it.each([
    ['津ICP备11041704', 'entity', '津ICP备11041704号'],
    ['津ICP备11041704-3', 'website', '津ICP备11041704号-3'],
    ['京ICP备2021003158', 'entity', '京ICP备2021003158号'],
    ['吉ICP证000007', 'icp-licence', '吉ICP证000007号'],
    ['京ICP证030173-1', 'icp-licence', '京ICP证030173号-1'],
    ['蒙B2-20090059号', 'telecom-licence', '蒙B2-20090059'],
    ['粤A2-20044005号', 'telecom-licence', '粤A2-20044005'],
    ['粤B2-20090059号-5', 'telecom-licence', '粤B2-20090059-5'],
    ['皖B1.B2-20070020', 'telecom-licence', '皖B1.B2-20070020'],
    ['皖B1、B2-20070020', 'telecom-licence', '皖B1.B2-20070020'],
    ['国A2.B1.B2-20100001', 'telecom-licence', '国A2.B1.B2-20100001'],
    ['备案号：京ICP备2021003158号-2', 'website', '京ICP备2021003158号-2'],
    ['ICP备案/许可证号: 沪ICP备12345678号-3', 'website', '沪ICP备12345678号-3'],
    ['网站备案号：粤ICP备12345678号', 'entity', '粤ICP备12345678号'],
    ['增值电信业务经营许可证：粤B2-20090059', 'telecom-licence', '粤B2-20090059'],
    ['公安备案号：京公网安备11010802020266号', 'public-security', '京公网安备11010802020266号'],
    ['京公网安备110105005926', 'public-security', '京公网安备110105005926号'],
    ['京公网安备110105005926号', 'public-security', '京公网安备110105005926号'],
    ['京公网安备1101050059261', 'public-security', '京公网安备1101050059261号'],
    ['京公网安备11010802020266', 'public-security', '京公网安备11010802020266号'],
  ])('%s is taken as %s %s', (text, kind, number) =>
    expect(parseFilingNumber(text)).toMatchObject({ kind, number }),
  );
  it.each([
    ['京ICP备12345678号-1', true],
    ['粤B2-20090059-5', true],
    ['京ICP证030173号-1', true],
    ['京ICP备12345678号', false],
    ['京ICP备12345678号-1A', false],
    ['粤B2-20090059', false],
    ['粤B2-20090059-5A', false],
    ['京公网安备11010802020266号', false],
  ])('%s is that of a website: %s', (text, expected) => {
    const parsed = parseFilingNumber(text);
    expect(typeof parsed === 'object' && isWebsiteNumber(parsed)).toBe(expected);
  });
  it('of every province is one, with its province', () => {
    for (const { id, icpCharacter } of provinces.items)
      expect(parseFilingNumber(`${icpCharacter}ICP备12345678号-7`)).toEqual({
        kind: 'website',
        number: `${icpCharacter}ICP备12345678号-7`,
        province: id,
        service: 7,
      });
  });
  it('of the public security may begin with another character than the ICP number', () => {
    expect(parseFilingNumber('川公网安备51010802020266号')).toMatchObject({ province: 'CN-SC' });
    expect(parseFilingNumber('蜀公网安备51010802020266号')).toMatchObject({ province: 'CN-SC' });
  });
  it('of the whole country has no province', () =>
    expect(parseFilingNumber('合字B2-20090059')).toMatchObject({ province: undefined, service: undefined }));
  it('parses to itself once it is normalised, and no text breaks it', () => {
    const noise = fc.string({ unit: fc.constantFrom(...'京粤川ICP备证号公网安合字B2-0123456789AXK （') });
    fc.assert(
      fc.property(noise, (text) => {
        const parsed = parseFilingNumber(text);
        if (typeof parsed === 'object') expect(parseFilingNumber(parsed.number)).toEqual(parsed);
      }),
      { numRuns: 2000 },
    );
  });
});
