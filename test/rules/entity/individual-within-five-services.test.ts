import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

type Kind = Facts['entity.kind'];

describe('entity/individual-within-five-services', () => {
  const on = (inOrder: number | undefined, filed?: number, kind: Kind = 'individual') =>
    judge('entity/individual-within-five-services', {
      'entity.kind': kind,
      'entity.websitesInOrder': inOrder,
      'entity.filedServices': filed,
    });
  it.each([
    [5, 0, 'pass'],
    [6, 0, 'fail'],
    [1, 4, 'pass'],
    [1, 5, 'fail'],
    [5, undefined, 'not-applicable filed-not-given'],
    [6, undefined, 'fail'],
    [undefined, 1, 'unknown entity.websitesInOrder'],
  ])('%s in the order and %s filed: %s', (inOrder, filed, expected) =>
    expect(on(inOrder, filed)).toBe(expected),
  );
  it('does not apply to units', () => expect(on(30, 30, 'enterprise')).toBe('not-applicable'));
});
