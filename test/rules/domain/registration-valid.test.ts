import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

describe('domain/registration-valid', () => {
  const on = (today: string) =>
    judge('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, today);
  it('passes on the last day of the registration', () => expect(on('2026-11-23')).toBe('pass'));
  it('fails on the day after it', () => expect(on('2026-11-24')).toBe('fail'));
  it('passes before it', () => expect(on('2026-11-22')).toBe('pass'));
  it('is unknown without the day', () =>
    expect(judge('domain/registration-valid', {})).toBe('unknown domain.expiresOn'));
  it('tells both days', () => {
    const data = { expiresOn: '2026-11-23', today: '2026-11-24' };
    expect(
      judged('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, '2026-11-24').data,
    ).toEqual(data);
    expect(
      judged('domain/registration-valid', { 'domain.expiresOn': '2026-11-23' }, '2026-11-23').data,
    ).toEqual({ ...data, today: '2026-11-23' });
  });
});
