import { spawnSync } from 'node:child_process';
import { beforeAll, describe, expect, it } from 'vitest';
import { bundleEntry } from '../../scripts/build.ts';
import { nodes } from '../../scripts/local/nodes.ts';

let code: string;
beforeAll(async () => {
  code = await bundleEntry(
    `import { openTable } from './lib/table/dynamodb.ts';
    openTable({ name: 'icp', region: 'us-east-1', endpoint: 'http://127.0.0.1:9' });
    console.log('opened');`,
    [],
  );
});

describe.each(nodes())('a table that a bundle opens under Node.js $major', ({ path }) => {
  it('says nothing of which Node.js later versions of the SDK will want', () => {
    const { stdout, stderr } = spawnSync(path, ['-'], { input: code, encoding: 'utf8', env: {} });
    expect([stdout, stderr]).toEqual(['opened\n', '']);
  });
});
