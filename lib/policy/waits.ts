import type { Text } from '../texts.ts';
import { type Confidence, confidenceOf } from './confidence.ts';
import { indexed } from './indexed.ts';
import data from './waits.json' with { type: 'json' };

export type WaitId =
  | 'real-name-sync'
  | 'registrar-transfer'
  | 'first-review'
  | 'authority-review'
  | 'lapsed-server-kept';

/** How long something takes at most or by rule: calendar days first, then working days. */
type Wait = {
  days: number;
  workingDays: number;
  name: Text;
  confidence: Confidence;
  source: { document: string; address: string; updatedOn: string };
};

const byId = indexed<string, Wait>(() => data.items.map((item) => [item.id, waitOf(item)]));

/** A wait by its id. */
export function waitPolicy(id: WaitId): Wait {
  const wait = byId(id);
  if (wait === undefined) throw new Error(`waits.json: expected an item ${id}`);
  return wait;
}

/** Working days of the longest review that the sources know: the first review and the authority's, one after the other. */
export function longestReviewWorkingDays(): number {
  return waitPolicy('first-review').workingDays + waitPolicy('authority-review').workingDays;
}

function waitOf({ days, workingDays, name, confidence, source }: (typeof data.items)[number]): Wait {
  const { title: document = '', address = '', date: updatedOn = '' } = data.sources[source] ?? {};
  return {
    days,
    workingDays,
    name,
    confidence: confidenceOf(confidence),
    source: { document, address, updatedOn },
  };
}
