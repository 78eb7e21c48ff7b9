import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, dayAt } from '../../lib/calendar.ts';
import { readDay } from '../../lib/spellings/day.ts';

describe('readDay', () => {
  it.each([
    ['2027-08-01', '2027-08-01'],
    ['2027-8-1', '2027-08-01'],
    ['2027/08/01', '2027-08-01'],
    ['2027.08.01', '2027-08-01'],
    ['2020. 05. 19.', '2020-05-19'],
    ['20270801', '2027-08-01'],
    ['2027年8月1日', '2027-08-01'],
    ['２０２７－０８－０１', '2027-08-01'],
    ['2027-08-01T15:59:59Z', '2027-08-01'],
    ['2027-08-01T16:00:00Z', '2027-08-02'],
    ['2027-08-01T20:00:00.0Z', '2027-08-02'],
    ['2027-08-01T20:00:00.123456789Z', '2027-08-02'],
    ['2018-06-06T00:00:00-0700', '2018-06-06'],
    ['2018-06-06T09:00:00-07:00', '2018-06-07'],
    ['2027-08-01T00:30:00+09:00', '2027-07-31'],
    ['2027-08-01T08:00:00.000+0800', '2027-08-01'],
    ['2027-12-31T23:59:60Z', '2028-01-01'],
    ['2020-04-16 20:33:59', '2020-04-16'],
    ['2027-08-01T20:00:00', '2027-08-01'],
    ['2027年08月01日 23:59', '2027-08-01'],
    ['2027-08-01 20:00:00 (UTC+8)', '2027-08-01'],
    ['2027-08-01 20:00:00 UTC', '2027-08-02'],
    ['2027/08/02 00:59:59 (JST)', '2027-08-01'],
    ['2027-08-01 20:00:00 北京时间', '2027-08-01'],
    ['2027-08-01 10:00:00 CST', { fault: 'day-ambiguous', both: ['2027-08-01', '2027-08-02'] }],
    ['2027-08-01 09:00:00 CST', '2027-08-01'],
    ['20270801200000', '2027-08-01'],
    ['20270801T200000Z', '2027-08-02'],
    ['08-Dec-2009 00:00:00 UTC', '2009-12-08'],
    ['08-Dec-2009 16:00:00 UTC', '2009-12-09'],
    ['09-dec-2010', '2010-12-09'],
    ['01-August-2027', '2027-08-01'],
    ['2009-Dec-08.', '2009-12-08'],
    ['8 December 2009', '2009-12-08'],
    ['December 8, 2009', '2009-12-08'],
    ['Sept 8 2009', '2009-09-08'],
    ['Tue, 08 Dec 2009 16:00:00 GMT', '2009-12-09'],
    ['Tue Dec 08 2009 00:00:00 GMT+0800 (China Standard Time)', '2009-12-08'],
    ['Sat Aug 01 20:00:00 GMT 2027', '2027-08-02'],
    ['Sun Aug  1 20:00:00 2027', '2027-08-01'],
    ['Expiration Time: 2027-08-01 20:00:00', '2027-08-01'],
    ['Registry Expiry Date: 2027-08-01T20:00:00Z', '2027-08-02'],
    ['到期时间：2027-08-01', '2027-08-01'],
    ['paid-till: 2027-08-01T21:00:00Z', '2027-08-02'],
    ['31-03-2027', '2027-03-31'],
    ['31.03.2027 12:00:00', '2027-03-31'],
    ['03/31/2027', '2027-03-31'],
    ['05/05/2027', '2027-05-05'],
    ['29-02-2028', '2028-02-29'],
    ['9999-12-31T16:00:00Z', '9999-12-31'],
    ['1000-01-01T00:00:00+14:00', '1000-01-01'],
  ])('%j is %j', (text, day) => expect(readDay(text)).toEqual(day));

  it.each([
    ['03-04-2027', ['2027-04-03', '2027-03-04']],
    ['3.4.2027', ['2027-04-03', '2027-03-04']],
    ['12/11/2027 10:00:00', ['2027-11-12', '2027-12-11']],
  ])('%j can be two days, and both are told', (text, both) =>
    expect(readDay(text)).toEqual({ fault: 'day-ambiguous', both }),
  );

  it.each([
    '',
    'never',
    'N/A',
    '2027',
    '2027-08',
    'Aug 2027',
    '2027-02-29',
    '2026-04-31',
    '29-02-2027',
    '2027-13-01',
    '13-13-2027',
    '0000-01-01',
    '0001-01-01T00:00:00Z',
    '31-03-27',
    '01-Aug-27',
    '32 Foo 2027',
    '2027-08-01 24:00:00',
    '2027-08-01 12:60:00',
    '2027-08-01T20',
    '2027-08-01 20:00:00 CLST',
    '2027-08-01 20:00:00+25:00',
    '2027-08-01 and more',
    '2027-08-01, 2028-08-01',
    '2027-08-01 2028-08-01',
    '12027-08-01',
    '1786150800',
    `2027-08-01 ${' '.repeat(100)}x`,
  ])('%j is no day', (text) => expect(readDay(text)).toEqual({ fault: 'day' }));

  it('gives the day of every instant in Shanghai, in whatever zone it is written', () => {
    const instants = fc.date({
      min: new Date('1970-01-02T00:00:00Z'),
      max: new Date('9998-12-31T00:00:00Z'),
      noInvalidDate: true,
    });
    fc.assert(
      fc.property(instants, fc.integer({ min: -14 * 60, max: 14 * 60 }), (at, offset) => {
        const local = new Date(at.getTime() + offset * 60_000).toISOString().slice(0, 19);
        const [hours, minutes] = [Math.floor(Math.abs(offset) / 60), Math.abs(offset) % 60];
        const pad = (value: number) => String(value).padStart(2, '0');
        const zone = `${offset < 0 ? '-' : '+'}${pad(hours)}:${pad(minutes)}`;
        const day = dayAt(Math.floor(at.getTime() / 1000) * 1000);
        for (const text of [`${local}${zone}`, `${local}.5${zone}`, `${local.replace('T', ' ')} UTC${zone}`])
          expect(readDay(text), text).toBe(day);
      }),
    );
  });

  it('never throws, and reads what it gave as itself', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.stringMatching(/^[0-9:TZ+\-/. a-z年月日]{0,40}$/),
      fc.date({ noInvalidDate: false }).map(String),
    );
    fc.assert(
      fc.property(texts, (text) => {
        const read = readDay(text);
        if (typeof read === 'string') expect(readDay(read)).toBe(read);
      }),
      { numRuns: 3000 },
    );
  });

  it('lets no day leave the calendar', () => {
    expect(dayAt(Date.parse('9999-12-31T16:00:00Z'))).toBe('9999-12-31');
    expect(dayAt(8.64e15)).toBe('9999-12-31');
    expect(dayAt(-8.64e15)).toBe('1000-01-01');
    expect(addDays('9999-12-31', 1)).toBe('9999-12-31');
    expect(addDays('1000-01-01', -1)).toBe('1000-01-01');
    expect(addDays('2026-11-23', -10_000_000)).toBe('1000-01-01');
  });
});
