import fc from 'fast-check';
import { expect, it } from 'vitest';
import { read, valuesOf, written } from '../../cli/part.ts';

const pieces = fc.constantFrom(
  '*',
  '/',
  '*/',
  '/*',
  '**/',
  '\u007f',
  '\n',
  '\r',
  '\u2028',
  '域',
  '\ud83d',
  '😀',
  'a',
);
const texts = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(pieces).map((each) => each.join('')),
);

it('a part comes out of the comment as it went in, whatever stands in it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      expect(read(written(text))).toBe(text);
    }),
    { numRuns: 500 },
  );
});

it('a part is ASCII and never ends the comment that it stands in', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const kept = written(text);
      expect(kept).toMatch(/^[\n -\u007f]*$/);
      expect(`/*\n${kept}\n`).not.toContain('*/');
    }),
    { numRuns: 500 },
  );
});

it('a part hands out values in the place of getters, and stays an ES module for who imports its default', () => {
  let count = 1;
  const exports = Object.defineProperties(
    {},
    {
      __esModule: { value: true },
      count: { enumerable: true, get: () => count },
      default: { enumerable: true, get: () => 'the default' },
    },
  );
  const values = valuesOf(exports);
  count = 2;
  expect(values).toEqual({ count: 1, default: 'the default' });
  expect(Object.getOwnPropertyDescriptor(values, 'count')).toMatchObject({ value: 1 });
  expect(values.__esModule).toBe(true);
  expect(valuesOf({ count: 1 })).not.toHaveProperty('__esModule');
});
