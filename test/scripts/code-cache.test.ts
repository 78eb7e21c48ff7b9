import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { bundleFiles } from '../../scripts/build.ts';
import { addCodeCaches } from '../../scripts/code-cache/add-code-caches.ts';
import { nodes } from '../../scripts/local/nodes.ts';

const folder = mkdtempSync(join(tmpdir(), 'icp-code-cache-'));
const CODE = 'let called = 0; exports.handler = async () => ({ text: "第一次", called: ++called });';
const [own = expect.unreachable()] = nodes();

async function writeBundle(code = CODE): Promise<void> {
  for (const [file, contents] of await bundleFiles('describe', code))
    writeFileSync(join(folder, file), contents);
}

const caches = () => readdirSync(folder).filter((file) => file.endsWith('.cache'));
const cachePath = () => join(folder, caches()[0] ?? expect.unreachable());

/** What the function answers in a process of its own, and whether V8 refused what there was of a cache (undefined: none). */
function firstAnswer(node = own.path): unknown {
  const script = `
    const vm = require('node:vm');
    let refused;
    vm.Script = class extends vm.Script {
      constructor(...given) { super(...given); refused = this.cachedDataRejected }
    };
    require(process.argv[1]).handler().then((answer) => console.log(JSON.stringify({ ...answer, refused })));`;
  return JSON.parse(execFileSync(node, ['-e', script, join(folder, 'describe.js')], { encoding: 'utf8' }));
}

beforeEach(async () => {
  for (const file of readdirSync(folder)) rmSync(join(folder, file));
  await writeBundle();
});
afterAll(() => rmSync(folder, { recursive: true }));

describe("V8's cache beside a bundle", () => {
  it.each(nodes())('is taken by the Node.js $major that made it', async ({ path }) => {
    await addCodeCaches(folder, [{ path }]);
    expect(caches()).toHaveLength(1);
    expect(firstAnswer(path)).toEqual({ text: '第一次', called: 1, refused: false });
  });

  it('is not missed where there is none', () => {
    expect(firstAnswer()).toEqual({ text: '第一次', called: 1 });
  });

  it.each<[string, (cache: Buffer) => Uint8Array]>([
    [
      'of another version of V8',
      (cache) => Buffer.concat([cache.subarray(0, 4), Buffer.alloc(4, 7), cache.subarray(8)]),
    ],
    ['that is cut short', (cache) => cache.subarray(0, cache.length / 2)],
    ['that is no cache', () => Buffer.from('<html>not found</html>')],
    ['that is empty', () => Buffer.alloc(0)],
  ])('is refused if it is one %s, and the bundle is compiled as ever', async (_, changed) => {
    await addCodeCaches(folder, [own]);
    writeFileSync(cachePath(), changed(readFileSync(cachePath())));
    expect(firstAnswer()).toEqual({ text: '第一次', called: 1, refused: true });
  });

  it('is not taken for other code of the same length', async () => {
    await addCodeCaches(folder, [own]);
    await writeBundle(CODE.replace('第一次', '另一次'));
    expect(firstAnswer()).toEqual({ text: '另一次', called: 1 });
  });

  it('stays as it is when caches are made again, so that what is packaged twice is the same', async () => {
    await addCodeCaches(folder, [own]);
    writeFileSync(cachePath(), 'as it was');
    await addCodeCaches(folder, [own]);
    expect(caches().map((file) => readFileSync(join(folder, file), 'utf8'))).toEqual(['as it was']);
  });

  it('fails loudly where no Node makes it', async () => {
    await expect(addCodeCaches(folder, [{ path: '/bin/false' }])).rejects.toThrow('/bin/false');
  });
});
