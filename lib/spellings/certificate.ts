/**
 * Numbers of certificates: the unified social credit code of units (GB 32100-2015) and the resident id number of
 * persons (GB 11643-1999). Whether a number is well-formed; nobody is asked whether it was ever given out.
 */
import { addDays, type Day, isDay, wholeMonthsBetween } from '../calendar.ts';
import { provinceOfDivision } from '../policy/provinces.ts';

/** Why a number cannot be one: the first thing that is wrong with it. */
export const CERTIFICATE_FAULTS = [
  'length',
  'old-length',
  'characters',
  'division',
  'date',
  'checksum',
] as const;
type CertificateFault = (typeof CERTIFICATE_FAULTS)[number];

/** GB 32100-2015: digits and capital letters without I, O, S, V and Z, in the order of their values. */
const CREDIT_CODE_CHARACTERS = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const CREDIT_CODE = /^[0-9A-HJ-NPQRTUWXY]{2}\d{6}[0-9A-HJ-NPQRTUWXY]{10}$/;
const RESIDENT_ID = /^\d{17}[\dX]$/;
/** The check character by the remainder: GB 11643-1999, after ISO 7064 MOD 11-2. */
const RESIDENT_ID_CHECKS = '10X98765432';
/** Bodies of the centre; units of the provinces have the code of the place that registered them. */
const CENTRAL = '10';
/** Residence permits of people from Hong Kong, Macao and Taiwan (since 2018). */
const PERMIT_DIVISIONS = new Set(['81', '82', '83']);

/** A number as it is compared: NFKC, capital letters, no spaces or dashes. */
export function plainNumber(number: string): string {
  return number
    .normalize('NFKC')
    .replace(/[\s\p{Pd}]/gu, '')
    .toUpperCase();
}

/** What is wrong with a unified social credit code (GB 32100-2015); undefined if nothing is. */
export function creditCodeFault(number: string): CertificateFault | undefined {
  const code = plainNumber(number);
  if (code.length !== 18) return 'length';
  if (!CREDIT_CODE.test(code)) return 'characters';
  if (!code.startsWith(CENTRAL, 2) && provinceOfDivision(code.slice(2)) === undefined) return 'division';
  return code.endsWith(creditCodeCheck(code)) ? undefined : 'checksum';
}

/** What is wrong with a resident id number (GB 11643-1999) of somebody born by `today`; undefined if nothing is. */
export function residentIdFault(number: string, today: Day): CertificateFault | undefined {
  const id = plainNumber(number);
  if (/^\d{15}$/.test(id)) return 'old-length';
  if (id.length !== 18) return 'length';
  if (!RESIDENT_ID.test(id)) return 'characters';
  if (!PERMIT_DIVISIONS.has(id.slice(0, 2)) && provinceOfDivision(id) === undefined) return 'division';
  return birthdayFault(id, today);
}

/**
 * What is wrong with the number of a foreigner's permanent residence card: since 2023 of 18 characters, as a resident id
 * with a 9 at its beginning (National Immigration Administration); before of 15, with three letters of a country.
 */
function permanentResidenceFault(number: string, today: Day): CertificateFault | undefined {
  const card = plainNumber(number);
  if (/^[A-Z]{3}\d{12}$/.test(card)) return undefined;
  if (card.length !== 18) return 'length';
  return /^9\d{16}[\dX]$/.test(card) ? birthdayFault(card, today) : 'characters';
}

function birthdayFault(id: string, today: Day): CertificateFault | undefined {
  const born = birthdayOf(id);
  if (!isDay(born) || born < '1900-01-01' || born > today) return 'date';
  return id.endsWith(residentIdCheck(id)) ? undefined : 'checksum';
}

/** The kind of which a number is, where its form tells and it is well-formed; undefined for any other. */
export function kindOfNumber(number: string, today: Day): NumberedKind | undefined {
  if (creditCodeFault(number) === undefined) return 'unified-social-credit-code';
  if (residentIdFault(number, today) === undefined) return 'resident-id';
  return permanentResidenceFault(number, today) === undefined ? 'permanent-residence-card' : undefined;
}

/** The kinds of certificates whose numbers have a form of their own. */
export const NUMBERED_KINDS = [
  'unified-social-credit-code',
  'resident-id',
  'permanent-residence-card',
] as const;
type NumberedKind = (typeof NUMBERED_KINDS)[number];

/** Whether a number is judged by the form of its kind. */
export function isNumbered(kind: string): kind is NumberedKind {
  return NUMBERED_KINDS.some((each) => each === kind);
}

/** What is wrong with a number of its kind; undefined if nothing is. */
export function certificateFault(
  kind: NumberedKind,
  number: string,
  today: Day,
): CertificateFault | undefined {
  if (kind === 'resident-id') return residentIdFault(number, today);
  return kind === 'unified-social-credit-code'
    ? creditCodeFault(number)
    : permanentResidenceFault(number, today);
}

/** The check character of a credit code, from its first 17: weights are the powers of 3 modulo 31. */
export function creditCodeCheck(code: string): string {
  let [sum, weight] = [0, 1];
  for (const character of code.slice(0, 17)) {
    sum += CREDIT_CODE_CHARACTERS.indexOf(character) * weight;
    weight = (weight * 3) % 31;
  }
  return CREDIT_CODE_CHARACTERS.charAt((31 - (sum % 31)) % 31);
}

/** The check character of a resident id number, from its first 17: weights are the powers of 2 modulo 11. */
export function residentIdCheck(id: string): string {
  let sum = 0;
  for (const digit of id.slice(0, 17)) sum = (sum + Number(digit)) * 2;
  return RESIDENT_ID_CHECKS.charAt(sum % 11);
}

/** The birthday in a resident id number; no day that exists if the number is broken. */
export function birthdayOf(number: string): Day {
  const id = plainNumber(number);
  return `${id.slice(6, 10)}-${id.slice(10, 12)}-${id.slice(12, 14)}`;
}

/**
 * Whole years of age on a day of the holder of a well-formed resident id number. A year is full from the day after the
 * birthday on (Supreme People's Court, Fashi 2006 No. 1, article 2).
 */
export function ageOn(number: string, today: Day): number {
  return Math.floor(wholeMonthsBetween(birthdayOf(number), addDays(today, -1)) / 12);
}

/** Whether the holder of a resident id number is registered as a man: the seventeenth digit is odd. */
export function isMale(number: string): boolean {
  return Number(plainNumber(number).charAt(16)) % 2 === 1;
}

/** The province in a well-formed number (ISO 3166-2); undefined for the centre and for permits. */
export function provinceOfCertificate(kind: string, number: string): string | undefined {
  const plain = plainNumber(number);
  return provinceOfDivision(kind === 'resident-id' ? plain : plain.slice(2));
}

/** A number as a text may show it: its first two and last two characters. */
export function maskNumber(number: string): string {
  const plain = plainNumber(number);
  return plain.length > 8 ? `${plain.slice(0, 2)}****${plain.slice(-2)}` : '****';
}
