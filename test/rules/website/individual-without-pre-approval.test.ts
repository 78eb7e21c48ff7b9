import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

type Kind = Facts['entity.kind'];

describe('website/individual-without-pre-approval', () => {
  const on = (kind: Kind, declared: string[] | undefined) =>
    judge('website/individual-without-pre-approval', {
      'entity.kind': kind,
      'website.content.industries': declared,
    });
  it.each<[Kind, string[] | undefined, string]>([
    ['individual', [], 'pass'],
    ['individual', ['bulletin-board'], 'fail asked-locally'],
    ['individual', ['education'], 'fail asked-locally'],
    ['individual', ['bulletin-board', 'finance'], 'fail'],
    ['individual', ['gardening'], 'unknown unlisted'],
    ['individual', ['news'], 'fail'],
    ['enterprise', ['news'], 'not-applicable'],
    ['individual', undefined, 'not-applicable'],
  ])('%s with %j: %s', (kind, declared, expected) => expect(on(kind, declared)).toBe(expected));
});
