/** What rules read of a certificate: of its number, or of what was kept in place of one. */
import { type Day, isDay } from '../calendar.ts';
import type { Entity } from '../shapes/domain.ts';
import {
  ageOn,
  birthdayOf,
  certificateFault,
  creditCodeFault,
  isMale,
  isNumbered,
  kindOfNumber,
  maskNumber,
  plainNumber,
  provinceOfCertificate,
  residentIdCheck,
} from '../spellings/certificate.ts';

type Certificate = NonNullable<Entity['certificate']>;
type CertificateReading = NonNullable<Certificate['reading']>;
type NumberStanding = Pick<CertificateReading, 'fault' | 'isOf' | 'characters' | 'age' | 'male'>;
/** `same`: what equal numbers of one kind have in common, within one request. */
type CertificateForm = Pick<CertificateReading, 'plausible' | 'category' | 'issuedIn'> & {
  mask: string;
  same: string;
};

/** What a certificate tells on every day alike. */
export function formOf({ kind, number, reading }: Certificate): CertificateForm {
  if (reading !== undefined) return { ...reading, mask: number, same: String(reading.ordinal) };
  const plain = plainNumber(number);
  const isUnits = kind === 'unified-social-credit-code';
  // Of a number of another length nobody can say where in it the division stands.
  const hasProvince =
    (isUnits || kind === 'resident-id') && (plain.length === 18 || (!isUnits && /^\d{15}$/.test(plain)));
  return {
    mask: maskNumber(number),
    same: comparable(kind, plain),
    plausible: isPlausible(kind, comparable(kind, plain)),
    category: isUnits ? /^\d\d/.exec(plain)?.[0] : undefined,
    issuedIn: hasProvince ? provinceOfCertificate(kind, number) : undefined,
  };
}

/** How a number stands on a day. What was kept of one tells the age on the day that was judged for. */
export function standingOn({ kind, number, reading }: Certificate, day: Day): NumberStanding {
  if (reading !== undefined) return reading.later && day >= reading.later.from ? reading.later : reading;
  if (!isNumbered(kind)) return kind === 'other' ? {} : anotherKind(number, day);
  const fault = certificateFault(kind, number, day);
  if (fault === undefined) {
    return kind === 'resident-id' ? { age: ageOn(number, day), male: isMale(number) } : {};
  }
  return {
    fault,
    ...anotherKind(number, day),
    ...(fault === 'length' && { characters: [...number.trim()].length }),
  };
}

function anotherKind(number: string, day: Day): Pick<NumberStanding, 'isOf'> {
  const isOf = kindOfNumber(number, day);
  return isOf === undefined ? {} : { isOf };
}

/**
 * What is kept in place of a number: enough to find the same on the day that was judged for, and to be as well-formed as
 * it on any later day; its age stays that of the day.
 */
export function readingOf(certificate: Certificate, ordinal: number, today: Day): CertificateReading {
  const { plausible, category, issuedIn } = formOf(certificate);
  const born = birthdayOf(certificate.number);
  const later = isDay(born) && born > today ? { from: born, ...standingOn(certificate, born) } : undefined;
  return {
    ordinal,
    plausible,
    ...(category && { category }),
    ...(issuedIn && { issuedIn }),
    ...standingOn(certificate, today),
    ...(later && { later }),
  };
}

/** Resident ids of 15 digits, given out until 1999, are those of 18 without century and check character. */
function comparable(kind: Certificate['kind'], plain: string): string {
  if (kind !== 'resident-id' || !/^\d{15}$/.test(plain)) return plain;
  const digits = `${plain.slice(0, 6)}19${plain.slice(6)}`;
  return `${digits}${residentIdCheck(digits)}`;
}

function isPlausible(kind: Certificate['kind'], number: string): boolean {
  if (kind === 'unified-social-credit-code') return creditCodeFault(number) === undefined;
  if (kind !== 'resident-id') return true;
  return /^\d{17}[\dX]$/.test(number) && number.endsWith(residentIdCheck(number));
}
