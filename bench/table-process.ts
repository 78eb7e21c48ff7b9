/** A table in a process of its own, in the folder that is named or in memory: it shares no event loop with what is measured. */
import { openEmbeddedTable } from '../scripts/local/table.ts';

const { endpoint } = await openEmbeddedTable(process.argv[2]);
process.send?.(endpoint);
process.on('disconnect', () => process.exit(0));
