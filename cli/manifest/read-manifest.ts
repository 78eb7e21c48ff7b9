/** Applications out of manifests and bodies: those of a file, with what it includes. */
import { dirname } from 'node:path';
import { readTerraform } from '../../lib/evidence/inventory/terraform.ts';
import { isObject, member, text } from '../../lib/evidence/json.ts';
import type { Document } from '../documents/document.ts';
import { openDocument, terraformText } from '../documents/open-document.ts';
import { Failure, type Flaw, type Place } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { statingByMembers } from '../reports/members.ts';
import { notKnown } from '../terraform/not-known.ts';
import { remarksOn } from '../terraform/remarks.ts';
import { READING } from '../texts/reading.ts';
import type { World } from '../world.ts';
import { type Applicant, applicantOf } from './applicant.ts';
import { astrayAddresses } from './astray-addresses.ts';
import { type Composed, composedOf, type Members, originIn } from './composed.ts';
import { type Included, type IncludeKind, includedOf, includeFlaws, readIncluded } from './included.ts';
import { joinInventory } from './join-inventory.ts';
import { joinSheet } from './join-sheet.ts';
import { codesIn } from './manifest-codes.ts';

/** Files of the command line that complete every application. */
type Joined = { terraform: readonly string[] };

/** What is to be judged of a file. Throws a failure where it holds no application. */
export async function applicationsOf(file: string, joined: Joined, world: World): Promise<(Asked | Flaw)[]> {
  const document = await openDocument(file, world);
  const parts = partsOf(document);
  const entities = parts.flatMap(({ value }) => text(member(value.entity, 'name')) ?? []);
  const shared = { terraform: joined.terraform, entities };
  const asked = await Promise.all(parts.map((part) => compose(document, part, shared, world)));
  return asked.flat();
}

/** What the applications of a manifest share: files of the command line, and the names of all their entities. */
type Shared = Joined & { entities: readonly string[] };

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
  { terraform: added, entities }: Shared,
  world: World,
): Promise<(Asked | Flaw)[]> {
  const { name: _, include, $schema: __, ...stated } = value;
  const own = (pointer: string) => document.placeAt(`${at}${pointer.slice(1)}`);
  const body = { ...stated };
  const codes = document.form === 'json' ? undefined : codesIn(stated, own);
  const flaws = [...(codes?.flaws ?? []), ...includeFlaws(include, own)];
  const composed = composedOf(body, flaws);
  const included = (kind: IncludeKind) => includedOf(kind, include, dirname(document.file), own);
  const plans = [...included('terraform'), ...added.map((file) => ({ file }))];
  const applicant = applicantOf(member(body.entity, 'name'), entities);
  const terraform = await joinFiles(composed, { plans, sheets: included('sheet'), applicant }, world);
  const asked = { kind: 'assessment', title, ...tellingOf(composed) } as const;
  // What is incomplete would be told what it lacks.
  if (terraform === undefined) return [{ ...asked, placeAt: own, flaws }];
  const astray = astrayAddresses(composed, own);
  const remarks: Asked['remarks'] = (result, language) =>
    terraform.flatMap((plan) => remarksOn(plan, result, language));
  const told = { ...toldAt(composed, at, own), ...faultsTold(composed, codes, astray) };
  return [...flaws, ...astray.flaws, { ...asked, ...told, remarks }];
}

/** Which faults are told already, and which are told in words of their own. */
function faultsTold(
  { unknown }: Composed,
  codes: ReturnType<typeof codesIn> | undefined,
  astray: ReturnType<typeof astrayAddresses>,
): Pick<Asked, 'follows' | 'tellAs'> {
  const unknownAt = (pointer: string) => {
    const end = pointer.lastIndexOf('/');
    return notKnown(unknown.get(pointer.slice(0, end)) ?? [], pointer.slice(end + 1));
  };
  return {
    follows: (fault) => astray.follows(fault) || codes?.follows(fault) === true,
    tellAs: (fault) => codes?.tellAs(fault) ?? unknownAt(fault.pointer),
  };
}

/** What is asked of an application, and what is said of its files. */
function tellingOf({ body, notes, hints }: Composed) {
  return { body, notes, hints };
}

/** Where members stand, in the manifest or in what it includes, and what they are called there. */
function toldAt(composed: Composed, at: string, own: (pointer: string) => Place) {
  return {
    placeAt: (pointer: string) => originIn(composed, pointer)?.place ?? own(pointer),
    nameAt: (pointer: string) => originIn(composed, pointer)?.name,
    stating: statingByMembers(at, (pointer) => originIn(composed, pointer) !== undefined),
  };
}

type Files = { plans: readonly Included[]; sheets: readonly Included[]; applicant: Applicant };
type TerraformFile = { file: string; source: string };

/** Joins files that complete an application. Gives those of Terraform; undefined where one could not be read. */
async function joinFiles(
  composed: Composed,
  { plans, sheets, applicant }: Files,
  world: World,
): Promise<readonly TerraformFile[] | undefined> {
  const unread: Flaw[] = [];
  const read: TerraformFile[] = [];
  for (const plan of plans) {
    const { file } = plan;
    const told = await readIncluded(plan, () => terraformText(file, world));
    if ('flaws' in told) unread.push(...told.flaws);
    // One plan given twice, included and on the command line, is one.
    else if (read.every(({ source }) => source !== told.value)) read.push({ file, source: told.value });
  }
  for (const { file, source } of read) joinInventory(composed, readTerraform(source), file);
  for (const sheet of sheets) {
    const told = await readIncluded(sheet, () => joinSheet(composed, sheet.file, applicant, world));
    if ('flaws' in told) unread.push(...told.flaws);
  }
  composed.flaws.push(...unread);
  composed.body.servers ??= [];
  return unread.length === 0 ? read : undefined;
}
