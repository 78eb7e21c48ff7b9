import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('website/pre-approval-held', () => {
  const on = (
    industries: string[] | undefined,
    approvals?: Facts['website.content.approvals'],
    today?: string,
  ) =>
    judge(
      'website/pre-approval-held',
      { 'website.content.industries': industries, 'website.content.approvals': approvals },
      today,
    );
  const news = (validUntil?: string) => [
    { industry: 'news', number: 'N-1', ...(validUntil ? { validUntil } : {}) },
  ];
  it('passes a website that touches none', () => expect(on([])).toBe('pass'));
  it('fails an industry without an approval', () => expect(on(['news'])).toBe('fail'));
  it('takes an approval through its last day', () => {
    expect(on(['news'], news('2026-11-23'))).toBe('pass');
    expect(on(['news'], news('2026-11-22'))).toBe('fail expired');
  });
  it('takes an approval that has no last day', () => expect(on(['news'], news())).toBe('pass'));
  it('wants one for each industry', () => {
    expect(on(['news', 'finance'], news())).toBe('fail');
    expect(
      judged('website/pre-approval-held', {
        'website.content.industries': ['news', 'finance', 'finance'],
        'website.content.approvals': news(),
      }).data,
    ).toEqual({ industries: ['finance'], today: '2026-11-23' });
  });
  it('leaves what only some provinces ask for to another rule', () => {
    expect(on(['education'])).toBe('pass');
    expect(on(['blog-personal-space-shaanxi'])).toBe('pass');
    expect(on(['government-site'])).toBe('fail');
  });
  it('is unknown for an industry that no list knows, unless an approval is shown', () => {
    expect(on(['tobacco'])).toBe('unknown unlisted-industry');
    expect(on(['tobacco', 'news'])).toBe('fail');
    expect(on(['tobacco'], [{ industry: 'tobacco', number: '1' }])).toBe('pass');
    expect(
      judged('website/pre-approval-held', { 'website.content.industries': ['tobacco', 'arms', 'education'] }),
    ).toMatchObject({
      data: { industries: ['arms', 'tobacco'] },
      asks: ['website.content.approvals'],
    });
  });
  it('is unknown when no industries are declared', () =>
    expect(on(undefined)).toBe('unknown website.content.industries'));
  it('tells which approvals have expired', () =>
    expect(
      judged('website/pre-approval-held', {
        'website.content.industries': ['news', 'finance'],
        'website.content.approvals': [{ industry: 'news', number: '1', validUntil: '2026-11-22' }],
      }),
    ).toMatchObject({
      outcome: 'fail',
      reason: 'expired',
      data: { industries: ['finance', 'news'], expired: ['news'], today: '2026-11-23' },
    }));
});
