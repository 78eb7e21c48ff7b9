/** Applications out of manifests and bodies: those of a file, with what it includes. */
import { dirname, join } from 'node:path';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { isObject, list, member, text } from '../../lib/evidence/json.ts';
import type { Document } from '../documents/document.ts';
import { openDocument, terraformText } from '../documents/open-document.ts';
import { isReference } from '../documents/references.ts';
import { Failure, type Flaw, type Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { statingByMembers } from '../reports/members.ts';
import { remarksOn } from '../terraform/remarks.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import { type Composed, type Members, originIn } from './composed.ts';
import { joinInventory } from './join-inventory.ts';
import { joinSheet } from './join-sheet.ts';

/** Files of the command line that complete every application. */
type Joined = { terraform: readonly string[] };

/** What is to be judged of a file. Throws a failure where it holds no application. */
export async function applicationsOf(file: string, joined: Joined, world: World): Promise<(Asked | Flaw)[]> {
  const document = await openDocument(file, world);
  const asked = await Promise.all(partsOf(document).map((part) => compose(document, part, joined, world)));
  return asked.flat();
}

type Part = { at: string; value: Members; title: string };

function partsOf({ file, value, placeAt }: Document): Part[] {
  if (!isObject(value)) throw new Failure({ text: READING.notAnObject, place: placeAt('#') });
  const { applications: listed, $schema: _, ...beside } = value;
  if (!Array.isArray(listed)) return [{ at: '#', value, title: text(value.name) ?? file }];
  if (listed.length === 0)
    throw new Failure({ text: READING.noApplication, place: placeAt('#/applications') });
  const flaws = Object.keys(beside).map((name): Flaw => {
    return { text: READING.besideApplications, values: { name }, place: placeAt(`#/${name}`) };
  });
  if (flaws.length > 0) throw new Failure(flaws);
  return listed.map((each: unknown, index) => {
    const at = `#/applications/${index}`;
    if (!isObject(each)) throw new Failure({ text: READING.notAnObject, place: placeAt(at) });
    const entity = text(member(each.entity, 'name'));
    return { at, value: each, title: text(each.name) ?? entity ?? `${file}#${index + 1}` };
  });
}

async function compose(
  document: Document,
  { at, value, title }: Part,
  joined: Joined,
  world: World,
): Promise<(Asked | Flaw)[]> {
  const { name: _, include, $schema: __, ...stated } = value;
  const own = (pointer: string) => document.placeAt(`${at}${pointer.slice(1)}`);
  const body = { ...stated };
  const flaws = [...codeFlaws(document, stated, own), ...includeFlaws(include, own)];
  const composed: Composed = { body, origins: new Map(), flaws, notes: [] };
  const files = { include: list(include).filter(isInclude), folder: dirname(document.file), joined };
  const plans = await joinFiles(composed, files, world);
  const placeAt = (pointer: string) => originIn(composed, pointer)?.place ?? own(pointer);
  const nameAt = (pointer: string) => originIn(composed, pointer)?.name;
  const stating = statingByMembers(at, (pointer) => originIn(composed, pointer) !== undefined);
  const remarks: Asked['remarks'] = (result, language) =>
    plans.flatMap((plan) => remarksOn(plan, result, language));
  return [
    ...composed.flaws,
    { kind: 'assessment', title, body, placeAt, nameAt, stating, remarks, notes: composed.notes },
  ];
}

type Files = { include: readonly unknown[]; folder: string; joined: Joined };

/** Joins what an application includes, and what the command line adds; gives the files of Terraform. */
async function joinFiles(composed: Composed, { include, folder, joined }: Files, world: World) {
  const named = (kind: string) => include.flatMap((each) => fileIn(each, kind, folder));
  const terraform = [...named('terraform'), ...joined.terraform];
  const plans = await Promise.all(
    terraform.map(async (file) => ({ file, source: await terraformText(file, world) })),
  );
  // One plan given twice, included and on the command line, is one.
  const once = plans.filter(({ source }, at) => plans.findIndex((each) => each.source === source) === at);
  for (const { file, source } of once) joinInventory(composed, readTerraform(source), file);
  for (const file of named('sheet')) await joinSheet(composed, file, world);
  composed.body.servers ??= [];
  return plans;
}

const KINDS = ['terraform', 'sheet'];

/** What would be left out without a word. */
function includeFlaws(include: unknown, own: (pointer: string) => Place): Flaw[] {
  if (include === undefined || include === null) return [];
  if (!Array.isArray(include)) return [{ text: READING.notAList, place: own('#/include') }];
  return include.flatMap((each: unknown, index) =>
    isInclude(each) ? [] : [{ text: READING.notAnInclude, place: own(`#/include/${index}`) }],
  );
}

/** Whether it names one file, of a kind that is known. */
function isInclude(include: unknown): boolean {
  const [kind = '', ...others] = isObject(include) ? Object.keys(include) : [];
  return KINDS.includes(kind) && others.length === 0 && text(member(include, kind)) !== undefined;
}

function fileIn(include: unknown, kind: string, folder: string): string[] {
  const file = text(member(include, kind));
  return file === undefined ? [] : [join(folder, file)];
}

const EXAMPLE = `$\{ICP_CODE_1}`;

/** In YAML, which people keep in repositories, codes are named by variables. A body in JSON is the API's own. */
function codeFlaws({ form }: Document, stated: Members, own: (pointer: string) => Flaw['place']): Flaw[] {
  if (form === 'json') return [];
  const lists = [
    { at: '#/authorizationCodes', codes: list(stated.authorizationCodes) },
    ...list(stated.routing).map((each, index) => ({
      at: `#/routing/${index}/authorizationCodes`,
      codes: list(member(each, 'authorizationCodes')),
    })),
  ];
  return lists.flatMap(({ at, codes }) =>
    codes.flatMap((each, index) => {
      const code = text(member(each, 'code'));
      if (code === undefined || isReference(code)) return [];
      const place = own(`${at}/${index}/code`);
      return [{ text: READING.codeByValue, values: { example: EXAMPLE }, ...(place && { place }) }];
    }),
  );
}
