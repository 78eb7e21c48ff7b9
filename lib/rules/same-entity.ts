/** Whether two stated entities are one: by their certificates, and by their names where those do not tell. */
import type { Entity } from '../shapes/domain.ts';
import { creditCodeFault, plainNumber, residentIdCheck } from '../spellings/certificate.ts';
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

type Certificate = Entity['certificate'];

function compareCertificates(
  one: Certificate,
  other: Certificate,
): 'equal' | 'different' | 'doubtful' | 'incomparable' {
  if (one === undefined || other === undefined || one.kind !== other.kind) return 'incomparable';
  if (comparable(one) === comparable(other)) return 'equal';
  // Papers of other kinds have numbers of their own: one holder can have several.
  if (one.kind === 'other') return 'incomparable';
  return [one, other].every(isPlausible) ? 'different' : 'doubtful';
}

/** Resident ids of 15 digits, given out until 1999, are those of 18 without century and check character. */
function comparable({ kind, number }: NonNullable<Certificate>): string {
  const plain = plainNumber(number);
  if (kind !== 'resident-id' || !/^\d{15}$/.test(plain)) return plain;
  const digits = `${plain.slice(0, 6)}19${plain.slice(6)}`;
  return `${digits}${residentIdCheck(digits)}`;
}

function isPlausible(certificate: NonNullable<Certificate>): boolean {
  const plain = comparable(certificate);
  if (certificate.kind === 'unified-social-credit-code') return creditCodeFault(plain) === undefined;
  if (certificate.kind !== 'resident-id') return true;
  return /^\d{17}[\dX]$/.test(plain) && plain.endsWith(residentIdCheck(plain));
}
