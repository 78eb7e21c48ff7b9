import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('website/individual-content-allowed', () => {
  it.each([
    ['individual', true, 'fail'],
    ['individual', false, 'pass'],
    ['individual', undefined, 'unknown website.content.aboutEnterpriseOrIndustry'],
    ['enterprise', true, 'not-applicable'],
    ['enterprise', undefined, 'not-applicable'],
    [undefined, true, 'unknown entity.kind'],
  ] as const)('%s, about an enterprise %s: %s', (kind, about, expected) =>
    expect(
      judge('website/individual-content-allowed', {
        'entity.kind': kind,
        'website.content.aboutEnterpriseOrIndustry': about,
      }),
    ).toBe(expected),
  );
});
