import { randomBytes } from 'node:crypto';
import { monotonicFactory } from 'ulid';
import { describe, expect, it } from 'vitest';
import { createFractions } from '../../lib/http/fractions.ts';

describe('fractions for ids', () => {
  it('are the bytes of the generator, one after the other, each once', () => {
    let fetched = 0;
    const next = createFractions((count) => Uint8Array.from({ length: count }, () => fetched++ & 255));
    const drawn = Array.from({ length: 1000 }, () => next() * 256);
    expect(drawn).toEqual(Array.from({ length: 1000 }, (_, index) => index & 255));
    expect(fetched - drawn.length).toBeLessThan(256);
  });

  it('lie from 0 up to 1, exclusive', () => {
    const next = createFractions((count) => new Uint8Array(count).fill(255));
    expect(next()).toBeLessThan(1);
    expect(createFractions((count) => new Uint8Array(count))()).toBe(0);
  });

  it('make ids that are all different, whoever makes them at the same time', () => {
    const makers = Array.from({ length: 20 }, () => monotonicFactory(createFractions(randomBytes)));
    const ids = makers.flatMap((newId) =>
      Array.from({ length: 100 }, (_, ms) => newId(1_790_000_000_000 + ms)),
    );
    expect(new Set(ids).size).toBe(2000);
    for (const id of ids) expect(id).toMatch(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/);
  });
});
