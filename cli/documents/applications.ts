/** The applications of a document: itself, or those that it lists. */
import { isObject, member, text } from '../../lib/evidence/json.ts';
import { Failure } from '../failure.ts';
import type { Asked } from '../judge/check.ts';
import { READING } from '../texts/reading.ts';
import type { Document } from './document.ts';

/** What is to be judged of a document. Throws a failure where it holds no application. */
export function applicationsIn({ file, value, placeAt }: Document): Asked[] {
  if (!isObject(value)) throw new Failure({ text: READING.notAnObject, place: placeAt('#') });
  const listed = value.applications;
  if (!Array.isArray(listed)) return [{ kind: 'assessment', title: file, body: value, placeAt }];
  return listed.map((each: unknown, index) => {
    const at = `#/applications/${index}`;
    if (!isObject(each)) throw new Failure({ text: READING.notAnObject, place: placeAt(at) });
    const { name, ...body } = each;
    return {
      kind: 'assessment',
      title: text(name) ?? text(member(each.entity, 'name')) ?? `${file}#${index + 1}`,
      body,
      placeAt: (pointer) => placeAt(`${at}${pointer.slice(1)}`),
    };
  });
}
