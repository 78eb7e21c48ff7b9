/** Files that are named in the place of another form, known by how they begin: what reads them is told. */
import { extname } from 'node:path';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import type { Text } from '../../lib/texts.ts';
import { Failure } from '../failure.ts';
import { READING } from '../texts/reading.ts';

/** How the archive begins that `terraform plan -out` writes: with the name of its first file, behind 30 bytes. */
const [HEAD, PLAN] = [30, 'tfplan'];

/** Whether bytes are a plan of Terraform in binary form. */
export function isBinaryPlan(bytes: Uint8Array): boolean {
  return isXlsx(bytes) && Buffer.from(bytes.subarray(HEAD, HEAD + PLAN.length)).toString() === PLAN;
}

/** A failure that says of a file what it is. */
export function refusal(text: Text, file: string): Failure {
  return new Failure({ text, values: { file }, place: { file } });
}

const OF_DOCUMENTS: ReadonlySet<string> = new Set(['.yaml', '.yml', '.json', '.tfstate']);
/** Characters in which comments end, if a document begins with them. */
const BEGINNING = 65_536;
/** An object or a list of JSON; of YAML the mark of a document, a directive, an item or a key. */
const DOCUMENT = /^(?:[[{%]|---|- |[^\s,;|:][^,;|\t:]*:(?:\s|$))/;

/** Throws a failure that says which command takes it where text in the place of a sheet is a document in JSON or YAML. */
export function refuseDocument(file: string, text: string): void {
  if (!OF_DOCUMENTS.has(extname(file).toLowerCase())) return;
  const lines = text.slice(0, BEGINNING).split(/[\r\n]+/);
  const first = lines.map((line) => line.trim()).find((line) => line !== '' && !line.startsWith('#'));
  if (!DOCUMENT.test(first ?? '')) return;
  throw refusal(text.includes('"terraform_version"') ? READING.isTerraform : READING.isDocument, file);
}
