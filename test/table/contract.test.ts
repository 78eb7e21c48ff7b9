import { describe, it } from 'vitest';
import { openEmbeddedTable } from '../../scripts/local/table.ts';
import { CONTRACT } from '../../scripts/table/contract.ts';
import { type Items, memoryTable } from '../../testing/memory-table.ts';
import { contract } from './contract.ts';

describe('the simulated table', () => {
  const items: Items = new Map();
  it.each(CONTRACT)('$name', async ({ run }) => {
    await run(memoryTable(items));
  });
});

contract('dynalite', () => openEmbeddedTable(undefined));
