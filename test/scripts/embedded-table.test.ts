import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { AbstractValueIterator } from 'abstract-level';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openTable } from '../../lib/table/dynamodb.ts';
import {
  LOCAL_CREDENTIALS,
  LOCAL_REGION,
  LOCAL_TABLE,
  openEmbeddedTable,
} from '../../scripts/local/table.ts';

beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', LOCAL_CREDENTIALS.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', LOCAL_CREDENTIALS.secretAccessKey);
});
afterEach(() => {
  vi.restoreAllMocks();
  vi.unstubAllEnvs();
});

describe('the embedded table', () => {
  it.each([
    ['in a folder', () => mkdtempSync(join(tmpdir(), 'icp-table-'))],
    ['in memory', () => undefined],
  ])('%s leaves no iterator open behind a query: each would keep what is replaced', async (_, folder) => {
    const path = folder();
    const { endpoint, close } = await openEmbeddedTable(path);
    const table = openTable({ name: LOCAL_TABLE, region: LOCAL_REGION, endpoint })(10_000);
    for (let index = 0; index < 5; index += 1) await table.put({ pk: 'p', sk: `s${index}` });
    const closed = vi.spyOn(AbstractValueIterator.prototype, 'close');
    for (const limit of [1, 2, 100])
      expect((await table.query({ partition: 'p', order: 'ascending', limit })).items.length).toBe(
        Math.min(5, limit),
      );
    await vi.waitFor(() => expect(new Set(closed.mock.contexts).size).toBeGreaterThanOrEqual(3));
    await close();
    if (path !== undefined) rmSync(path, { recursive: true });
  });
});
