import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';

describe('website/pre-approval-asked-locally', () => {
  const on = (industries: string[], approvals?: Facts['website.content.approvals'], province?: string) =>
    judge('website/pre-approval-asked-locally', {
      'website.content.industries': industries,
      'website.content.approvals': approvals,
      'entity.province': province,
    });
  it('warns of what sources contradict each other on', () => {
    expect(on(['education', 'news', 'bulletin-board'])).toBe('fail');
    const { data } = judged('website/pre-approval-asked-locally', {
      'website.content.industries': ['medical', 'education', 'news', 'medical'],
      'website.content.approvals': [{ industry: 'x', number: '1' }],
    });
    expect(data).toEqual({ industries: ['education', 'medical'] });
  });
  it('passes when the documents are at hand', () =>
    expect(on(['education'], [{ industry: 'education', number: '1' }])).toBe('pass'));
  it('does not apply to other industries', () => expect(on(['news', 'tobacco'])).toBe('not-applicable'));
  it('is unknown when no industries are declared', () =>
    expect(judge('website/pre-approval-asked-locally', {})).toBe('unknown website.content.industries'));
  it.each([
    [undefined, 'fail'],
    ['CN-SN', 'fail'],
    ['CN-BJ', 'not-applicable'],
  ])('asks in %s for what Shaanxi alone asks: %s', (province, expected) =>
    expect(on(['blog-personal-space-shaanxi'], undefined, province)).toBe(expected),
  );
});
