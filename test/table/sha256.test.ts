import { createHash, createHmac } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Sha256Value } from '../../lib/table/sha256.ts';

const hexOf = async (sha: Sha256Value) => Buffer.from(await sha.digest()).toString('hex');
const bytes = fc.uint8Array({ maxLength: 200 });
const texts = fc.string({ unit: 'grapheme', maxLength: 200 });

describe('SHA-256 for signatures', () => {
  it('is that of Node, with and without a secret, in parts', async () => {
    await fc.assert(
      fc.asyncProperty(fc.oneof(bytes, texts), fc.array(fc.oneof(bytes, texts)), async (secret, parts) => {
        const [ours, keyed] = [new Sha256Value(), new Sha256Value(secret)];
        const [plain, mac] = [createHash('sha256'), createHmac('sha256', secret)];
        for (const part of parts) {
          for (const each of [ours, keyed]) each.update(part);
          for (const each of [plain, mac]) each.update(part);
        }
        expect(await hexOf(ours)).toBe(plain.digest('hex'));
        expect(await hexOf(keyed)).toBe(mac.digest('hex'));
      }),
    );
  });

  it('takes bytes that are part of others, and those of a buffer', async () => {
    const all = Buffer.from('before, between and behind');
    const part = all.subarray(8, 15);
    const right = createHmac('sha256', 'between').update('between').digest('hex');
    for (const secret of [
      part,
      new DataView(all.buffer, all.byteOffset + 8, 7),
      new Uint8Array(part).buffer,
    ]) {
      const sha = new Sha256Value(secret);
      sha.update(secret);
      expect(await hexOf(sha)).toBe(right);
    }
  });

  it('begins again with the secret that it has', async () => {
    const sha = new Sha256Value(Buffer.from('secret'));
    sha.update('forgotten');
    sha.reset();
    sha.update('told');
    expect(await hexOf(sha)).toBe(createHmac('sha256', 'secret').update('told').digest('hex'));
  });

  it('tells two keys apart, one after the other', async () => {
    for (const secret of [Buffer.from('one'), Buffer.from('other'), Buffer.from('one')]) {
      const sha = new Sha256Value(secret);
      sha.update('text');
      expect(await hexOf(sha)).toBe(createHmac('sha256', secret).update('text').digest('hex'));
    }
  });
});
