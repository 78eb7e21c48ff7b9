/** The reader of XLSX files as Node calls it, for a worker of a browser. */
import readAllInWorker, { readSheet as readInWorker } from 'read-excel-file/web-worker';

/** The sheets with their names and rows. */
export default function readSheets(bytes: Uint8Array<ArrayBuffer>) {
  return readAllInWorker(new Blob([bytes]));
}

/** The rows of the first sheet. */
export function readSheet(bytes: Uint8Array<ArrayBuffer>) {
  return readInWorker(new Blob([bytes]));
}
