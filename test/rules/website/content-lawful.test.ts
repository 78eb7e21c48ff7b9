import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('website/content-lawful', () => {
  it.each([
    [true, 'pass'],
    [false, 'fail'],
    [undefined, 'unknown website.content.lawful'],
  ])('lawful %s: %s', (lawful, expected) =>
    expect(judge('website/content-lawful', { 'website.content.lawful': lawful })).toBe(expected),
  );
});
