/** What Terraform writes and prints beside plans and states in JSON, known by how it looks: what to run instead is told. */
import { extname } from 'node:path';
import type { Text } from '../../lib/texts.ts';
import { READING } from '../texts/reading.ts';
import { refusal } from './forms.ts';

const OF_CONFIGURATIONS: ReadonlySet<string> = new Set(['.tf', '.tofu', '.hcl']);
/** Characters in which a form shows itself. */
const BEGINNING = 65_536;
/** A block of HCL: a word for what it is, its labels, a brace. */
const BLOCK =
  /^(?:resource|data|provider|module|variable|output|locals|terraform|moved|import)(?: +"[^"\n]*")* *\{/m;
/** The first message of a stream of JSON. */
const MESSAGE = /^\s*\{"@(?:level|message|module|timestamp)":/;
/** What is said to people before changes are listed. */
const SAID = [' will perform the following actions', ' used the selected providers to generate'];

/** Throws a failure that says what a text is, and how a plan is made of it, where it is another form of Terraform. */
export function refuseTerraform(file: string, text: string): void {
  const form = formOf(file, text.slice(0, BEGINNING));
  if (form !== undefined) throw refusal(form, file);
}

function formOf(file: string, text: string): Text | undefined {
  if (OF_CONFIGURATIONS.has(extname(file)) || file.endsWith('.tf.json')) return READING.isConfiguration;
  if (MESSAGE.test(text)) return READING.isPlanLog;
  if (/^\s*[{[]/.test(text)) return undefined;
  if (SAID.some((words) => text.includes(words))) return READING.isPlanText;
  return BLOCK.test(text) ? READING.isConfiguration : undefined;
}
