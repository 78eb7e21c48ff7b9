import { openEmbeddedTable } from '../../scripts/local/table.ts';
import { races } from './races.ts';

races('the embedded table', () => openEmbeddedTable(undefined));
