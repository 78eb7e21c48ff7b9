/** The reader of XLSX files as Node calls it, for a worker of a browser. */
import { readSheet as readInWorker } from 'read-excel-file/web-worker';

/** The rows of the first sheet. */
export function readSheet(bytes: Uint8Array<ArrayBuffer>) {
  return readInWorker(new Blob([bytes]));
}
