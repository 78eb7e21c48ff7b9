import fc from 'fast-check';
import { expect, it } from 'vitest';
import { encoderOf } from '../../cli/sheet/encode.ts';
import { waitingIn } from '../../cli/waiting.ts';
import type { Encoding } from '../../lib/evidence/sheet/decode.ts';

const ENCODINGS: readonly Encoding[] = ['utf-8', 'utf-16le', 'utf-16be', 'gb18030'];

const short = fc.constantFrom('', 'a', '域名', '😀', 'a,b', '"x"');
const texts = fc.oneof(
  short,
  fc.string({ unit: 'grapheme' }).map((each) => each.replace(/\ufeff/g, '')),
);
const steps = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: fc.record({ add: texts }) },
    { weight: 3, arbitrary: fc.record({ line: short }) },
    { weight: 1, arbitrary: fc.record({ long: fc.integer({ min: 1, max: 30_000 }) }) },
    { weight: 1, arbitrary: fc.constant({ take: true }) },
  ),
);

it('is taken as it was added, in its order, whatever was said again and when some was taken', () => {
  fc.assert(
    fc.property(steps, fc.constantFrom(...ENCODINGS), (each, encoding) => {
      const waiting = waitingIn(encoderOf(encoding), '\r\n');
      const taken: Buffer[] = [];
      let expected = '';
      for (const step of each) {
        if ('take' in step) taken.push(Buffer.from(waiting.take()));
        else if ('line' in step) {
          waiting.addLine(step.line);
          expected += `${step.line}\r\n`;
        } else {
          const text = 'add' in step ? step.add : '域'.repeat(step.long);
          waiting.add(text);
          expected += text;
        }
      }
      taken.push(Buffer.from(waiting.take()));
      expect(new TextDecoder(encoding).decode(Buffer.concat(taken))).toBe(expected);
      expect(waiting.length()).toBe(0);
    }),
    { numRuns: 300 },
  );
});
