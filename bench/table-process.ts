/** A table in memory in a process of its own: it shares no event loop with what is measured. */
import { openEmbeddedTable } from '../scripts/local/table.ts';

const { endpoint } = await openEmbeddedTable(undefined);
process.send?.(endpoint);
process.on('disconnect', () => process.exit(0));
