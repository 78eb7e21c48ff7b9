/** Whether two stated entities are one: by their certificates, and by their names where those do not tell. */
import { formOf } from '../facts/certificate.ts';
import type { Entity } from '../shapes/domain.ts';
import { compareHolder } from '../spellings/holder.ts';
import { sameName } from '../spellings/same-name.ts';

/**
 * `renamed`: one certificate, two names. `doubtful`: certificates of one kind differ, and one of them cannot be right.
 * `written-otherwise`: the names may be one in another script or spelling. `same-name`: two persons can have it.
 */
type EntityMatch = 'same' | 'renamed' | 'doubtful' | 'written-otherwise' | 'same-name' | 'different';

/** How two entities compare. */
export function compareEntities(one: Entity, other: Entity): EntityMatch {
  const certificates = compareCertificates(one.certificate, other.certificate);
  const namesAlike = sameName(one.name, other.name);
  if (certificates === 'equal') return namesAlike ? 'same' : 'renamed';
  if (certificates !== 'incomparable') return certificates;
  if (one.kind !== other.kind) return 'different';
  if (namesAlike) return one.kind === 'individual' ? 'same-name' : 'same';
  return compareHolder(one.name, other.name) === 'different' ? 'different' : 'written-otherwise';
}

function compareCertificates(
  one: Entity['certificate'],
  other: Entity['certificate'],
): 'equal' | 'different' | 'doubtful' | 'incomparable' {
  if (one === undefined || other === undefined || one.kind !== other.kind) return 'incomparable';
  const forms = [formOf(one), formOf(other)] as const;
  if (forms[0].same === forms[1].same) return 'equal';
  // Papers of other kinds have numbers of their own: one holder can have several.
  if (one.kind === 'other') return 'incomparable';
  return forms.every(({ plausible }) => plausible) ? 'different' : 'doubtful';
}
