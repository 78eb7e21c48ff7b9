/** Documents that commands name, and files that are named in their place. */
import { extname } from 'node:path';
import { isObject } from '../../lib/evidence/json.ts';
import { isXlsx } from '../../lib/evidence/sheet/is-xlsx.ts';
import { Failure } from '../failure.ts';
import { INVENTORY } from '../texts/inventory.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import { type Document, readDocument } from './document.ts';
import { isBinaryPlan, refusal } from './forms.ts';
import { bytesOf, textIn } from './read-file.ts';
import { refuseTerraform } from './terraform-forms.ts';

const OF_SHEETS: ReadonlySet<string> = new Set(['.csv', '.tsv', '.xlsx']);

/** Reads a document in JSON or YAML. Throws a failure that says which option takes a sheet, or a plan of Terraform. */
export async function openDocument(file: string, world: Pick<World, 'cwd' | 'stdin'>): Promise<Document> {
  const bytes = await bytesOf(file, world);
  if (isBinaryPlan(bytes)) throw refusal(READING.isBinaryPlan, file);
  const isSheet = isXlsx(bytes) || OF_SHEETS.has(extname(file).toLowerCase());
  try {
    const source = textIn(bytes, file);
    if (!isSheet) refuseTerraform(file, source);
    const document = readDocument(file, source);
    if (isSheet && !isObject(document.value)) throw refusal(READING.isSheet, file);
    if (isObject(document.value) && 'terraform_version' in document.value)
      throw refusal(READING.isTerraform, file);
    return document;
  } catch (error) {
    throw isSheet && error instanceof Failure ? refusal(READING.isSheet, file) : error;
  }
}

/** The text of a plan or a state of Terraform. Throws a failure that says how it is made of a binary one. */
export async function terraformText(file: string, world: Pick<World, 'cwd' | 'stdin'>): Promise<string> {
  const bytes = await bytesOf(file, world);
  if (isBinaryPlan(bytes)) throw refusal(READING.isBinaryPlan, file);
  if (isXlsx(bytes)) throw refusal(INVENTORY['not-terraform'], file);
  const source = textIn(bytes, file);
  refuseTerraform(file, source);
  return source;
}
