import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  ageOn,
  birthdayOf,
  creditCodeCheck,
  creditCodeFault,
  isMale,
  maskNumber,
  plainNumber,
  provinceOfCertificate,
  residentIdCheck,
  residentIdFault,
} from '../../lib/spellings/certificate.ts';
import { TODAY } from '../../testing/judge.ts';

const CHARACTERS = [...'0123456789ABCDEFGHJKLMNPQRTUWXY'];
const digits = (count: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: count, maxLength: count })
    .map((list) => list.join(''));
const characters = (count: number) =>
  fc
    .array(fc.constantFrom(...CHARACTERS), { minLength: count, maxLength: count })
    .map((list) => list.join(''));
const creditCode = fc
  .tuple(characters(2), fc.constantFrom('10', '11', '44', '65'), digits(4), characters(9))
  .map((parts) => parts.join(''))
  .map((body) => body + creditCodeCheck(body));
const residentId = fc
  .tuple(
    fc.constantFrom('11', '44', '65', '81'),
    digits(4),
    fc.constantFrom('19000101', '19900307', '20000229'),
    digits(3),
  )
  .map((parts) => parts.join(''))
  .map((body) => body + residentIdCheck(body));

describe('a unified social credit code', () => {
  it.each([
    ['91350100M000100Y43', undefined],
    ['91330106673959654P', undefined],
    ['914403001922038216', undefined],
    [' 9133 0106-6739 59654p ', undefined],
    ['９１３３０１０６６７３９５９６５４Ｐ', undefined],
    ['91350100M000100Y44', 'checksum'],
    ['91350100M000100Y4', 'length'],
    ['91350100M000100Y430', 'length'],
    ['', 'length'],
    ['9135010OM000100Y43', 'characters'],
    ['91350100I000100Y43', 'characters'],
    ['91350100M000100Y4é', 'characters'],
    ['91990100M000100Y43', 'division'],
    ['91000100M000100Y43', 'division'],
  ])('%s: %s', (number, fault) => expect(creditCodeFault(number)).toBe(fault));

  it('of the centre needs no province', () => {
    const body = '11100000M000100Y4';
    expect(creditCodeFault(body + creditCodeCheck(body))).toBeUndefined();
    expect(provinceOfCertificate('unified-social-credit-code', body)).toBeUndefined();
  });
  it('with a right check character has no fault', () => {
    fc.assert(
      fc.property(creditCode, (code) => {
        expect(creditCodeFault(code)).toBeUndefined();
      }),
    );
  });
  it('with one character mistyped has a fault, whichever it is', () => {
    fc.assert(
      fc.property(creditCode, fc.nat(17), fc.constantFrom(...CHARACTERS), (code, place, other) => {
        fc.pre(code[place] !== other);
        expect(creditCodeFault(code.slice(0, place) + other + code.slice(place + 1))).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
});

describe('a resident id number', () => {
  it.each([
    ['11010519491231002X', undefined],
    ['11010519491231002x', undefined],
    ['110105 19491231 002X', undefined],
    ['110101199003070011', undefined],
    ['110105194912310021', 'checksum'],
    ['11010519491231002', 'length'],
    ['110105491231002', 'old-length'],
    ['11010549123100X', 'length'],
    ['11010519491231002Y', 'characters'],
    ['1101051949123100OX', 'characters'],
    ['1101051949123100AX', 'characters'],
    ['X10105194912310021', 'characters'],
    ['99010519491231002X', 'division'],
    ['11010519490229002X', 'date'],
    ['110105194913310021', 'date'],
    ['110105189912310021', 'date'],
    ['110105202611240021', 'date'],
    ['110105202611230021', 'checksum'],
  ])('%s: %s', (number, fault) => expect(residentIdFault(number, TODAY)).toBe(fault));

  it('of a residence permit of somebody from Hong Kong, Macao or Taiwan is one, without a province', () => {
    const body = '83000019810715006';
    const number = body + residentIdCheck(body);
    expect(residentIdFault(number, TODAY)).toBeUndefined();
    expect(provinceOfCertificate('resident-id', number)).toBeUndefined();
  });
  it('with a right check character has no fault', () => {
    fc.assert(
      fc.property(residentId, (id) => {
        expect(residentIdFault(id, TODAY)).toBeUndefined();
      }),
    );
  });
  it('with one digit mistyped has a fault, whichever it is', () => {
    fc.assert(
      fc.property(residentId, fc.nat(17), fc.constantFrom(...'0123456789X'), (id, place, other) => {
        fc.pre(id[place] !== other);
        expect(residentIdFault(id.slice(0, place) + other + id.slice(place + 1), TODAY)).toBeDefined();
      }),
      { numRuns: 500 },
    );
  });
  it('tells birthday, age, sex and province', () => {
    expect(birthdayOf('11010519491231002X')).toBe('1949-12-31');
    expect(isMale('110101199003070011')).toBe(true);
    expect(isMale('11010519491231002X')).toBe(false);
    expect(provinceOfCertificate('resident-id', '440300199003070012')).toBe('CN-GD');
    expect(provinceOfCertificate('unified-social-credit-code', '91350100M000100Y43')).toBe('CN-FJ');
  });
  it.each([
    ['2008-11-22', 18],
    ['2008-11-23', 17],
    ['2008-11-24', 17],
    ['2008-02-29', 18],
    ['2026-11-23', 0],
    ['2010-12-01', 15],
  ])('of somebody born on %s: %i years old', (born, age) =>
    expect(ageOn(`110105${born.replaceAll('-', '')}0021`, TODAY)).toBe(age),
  );
});

describe('a number in a text', () => {
  it('shows two characters at each end, and none of a short one', () => {
    expect(maskNumber('91350100M000100Y43')).toBe('91****43');
    expect(maskNumber(' 1101-0519 491231002x')).toBe('11****2X');
    expect(maskNumber('E1234567')).toBe('****');
    expect(maskNumber('E12345678')).toBe('E1****78');
  });
  it('is plain once and for all', () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        expect(plainNumber(plainNumber(text))).toBe(plainNumber(text));
      }),
    );
  });
});
