import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../lib/calendar.ts';
import { entityFacts } from '../../lib/facts/entity.ts';
import { ASSESSMENT } from '../../lib/judge/assessment.ts';
import { DOMAIN_CHECK } from '../../lib/judge/domain-check.ts';
import { rulesFor } from '../../lib/rules/catalogue.ts';
import { type Assessment, storedAssessment } from '../../lib/shapes/assessment.ts';
import { creditCodeCheck, residentIdCheck } from '../../lib/spellings/certificate.ts';
import { application, domain } from '../../testing/facts.ts';
import { TODAY } from '../../testing/judge.ts';

const KINDS = [
  'unified-social-credit-code',
  'resident-id',
  'permanent-residence-card',
  'passport',
  'hong-kong-macao-permit',
  'taiwan-permit',
  'other',
] as const;
const digits = (length: number) => fc.stringMatching(new RegExp(`^\\d{${length}}$`));
/** Birthdays of every age, of nobody, and of people who are not born yet. */
const bornOn = fc.oneof(
  fc.integer({ min: -40_000, max: 400 }).map((days) => addDays(TODAY, days)),
  fc.constantFrom('2008-11-23', '2010-11-23', '1960-11-22', '1904-02-29', '2026-02-30', '2026-11-24'),
);
const division = fc.constantFrom('110105', '440300', '810000', '990000', '650100', '911234');
const person = fc
  .tuple(division, bornOn, digits(3))
  .map(([place, day, order]) => `${place}${day.replaceAll('-', '')}${order}`)
  .map((body) => body + residentIdCheck(body));
const unit = fc
  .tuple(
    fc.constantFrom('91', '11', '12', '51', '92', 'Y1', '9A'),
    division,
    fc.constantFrom('MA5EXAMP0', '000100Y43'),
  )
  .map(([category, place, body]) => `${category}${place}${body}`)
  .map((body) => body + creditCodeCheck(body));
const old = fc.tuple(division, digits(9)).map(([place, rest]) => `${place}${rest}`);
const wellFormed = fc.oneof(person, unit, old, fc.stringMatching(/^[A-Z]{3}\d{12}$/));
/** One character mistyped, one left out, written in other signs, or nothing that was ever a number. */
const number = fc.oneof(
  { weight: 4, arbitrary: wellFormed },
  fc
    .tuple(wellFormed, fc.nat(17), fc.constantFrom('0', '7', 'X', '-', ''))
    .map(([text, at, sign]) => text.slice(0, at) + sign + text.slice(at + 1)),
  wellFormed.map((text) => text.replace(/\d/g, (digit) => String.fromCharCode(0xff10 + Number(digit)))),
  wellFormed.map((text) => ` ${text.slice(0, 6)} ${text.slice(6).toLowerCase()} `),
  fc.string({ minLength: 1, maxLength: 40, unit: 'grapheme' }).filter((text) => text.trim() !== ''),
);
const certificate = fc.record({ kind: fc.constantFrom(...KINDS), number });
const entity = fc.record(
  {
    kind: fc.constantFrom('enterprise', 'individual', 'government'),
    name: fc.constantFrom('海棠家具有限公司', '海棠家具', '王小明'),
    certificate,
    province: fc.constantFrom('CN-GD', 'CN-BJ', 'CN-TJ', 'CN-HL', 'CN-XJ', 'CN-SD'),
  },
  { requiredKeys: ['kind', 'name', 'certificate'] },
);
/** Two entities whose numbers may be one, in one spelling or in two. */
const pairs = fc.tuple(entity, entity, fc.boolean()).map(([one, other, same]) => ({
  one,
  other: same ? { ...other, certificate: one.certificate } : other,
}));

function applicationOf({ one, other }: { one: object; other: object }): Assessment {
  return ASSESSMENT.request.parse({ ...application, entity: one, account: { id: 'a', filedEntity: other } });
}
/** As it comes back from the table. */
function asStored(request: Assessment): Assessment {
  return storedAssessment.parse(JSON.parse(JSON.stringify(ASSESSMENT.stored(request, TODAY))));
}
const outcomes = (request: Assessment, day: string, ids?: readonly string[]) =>
  rulesFor('entity')
    .filter(({ id }) => ids === undefined || ids.includes(id))
    .map((rule) => [rule.id, rule.judge(entityFacts(request), day)]);
const turning = rulesFor('entity')
  .filter(({ severity }) => severity === 'error')
  .map(({ id }) => id);

describe('a certificate as it is kept', () => {
  it('is judged as the number was: by every rule over entities, byte for byte', () =>
    fc.assert(
      fc.property(pairs, (both) => {
        const request = applicationOf(both);
        expect(JSON.stringify(outcomes(asStored(request), TODAY))).toBe(
          JSON.stringify(outcomes(request, TODAY)),
        );
      }),
      { numRuns: 2_000 },
    ));

  it('is judged as the number is on later days, by every rule that can hold an application up', () =>
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 500 }), (both, days) => {
        const request = applicationOf(both);
        const day = addDays(TODAY, days);
        expect(outcomes(asStored(request), day, turning)).toEqual(outcomes(request, day, turning));
      }),
      { numRuns: 1_000 },
    ));

  it('holds of a number four characters at most, and neither birthday nor division', () =>
    fc.assert(
      fc.property(person, fc.constantFrom(...KINDS), (text, kind) => {
        const who = { kind: 'individual', name: '王小明', certificate: { kind, number: text } };
        const kept = ASSESSMENT.stored(applicationOf({ one: who, other: who }), '2028-01-01');
        const { number: shown, reading } = kept.entity.certificate ?? {};
        expect(shown).toBe(`${text.slice(0, 2)}****${text.slice(-2)}`);
        expect(JSON.stringify(reading)).not.toMatch(/\d{4}/);
        expect(kept.account?.filedEntity?.certificate).toEqual(kept.entity.certificate);
      }),
    ));

  it.each(KINDS)('is kept of a %s, and changes no more when it is kept again', (kind) => {
    const who = { kind: 'individual', name: '王小明', certificate: { kind, number: '11010519491231002X' } };
    const kept = asStored(applicationOf({ one: who, other: who }));
    expect(JSON.stringify(kept)).not.toContain('19491231');
    expect(ASSESSMENT.stored(kept, '2030-01-01')).toEqual(kept);
    const checked = DOMAIN_CHECK.stored(DOMAIN_CHECK.request.parse({ ...domain, entity: who }), TODAY);
    expect(checked.entity).toEqual(kept.entity);
  });

  it('tells two numbers of one mask apart, and knows an old spelling of one', () => {
    const unitOf = (text: string) => ({
      kind: 'enterprise',
      name: '海棠',
      certificate: { kind: KINDS[1], number: text },
    });
    const ordinals = (one: string, other: string) => {
      const { entity: mine, account } = asStored(applicationOf({ one: unitOf(one), other: unitOf(other) }));
      return [mine, account?.filedEntity].map((each) => each?.certificate?.reading?.ordinal);
    };
    expect(ordinals('110105194912310021', '110105194912320021')).toEqual([1, 2]);
    expect(ordinals('110105491231002', '11010519491231002x')).toEqual([1, 1]);
  });

  it('is taken as it was given where a result was stored so', () => {
    const who = {
      kind: 'individual',
      name: '王小明',
      certificate: { kind: 'resident-id', number: '11010519491231002X' },
    };
    const request = applicationOf({ one: who, other: who });
    expect(storedAssessment.parse(JSON.parse(JSON.stringify(request)))).toEqual(request);
  });
});
