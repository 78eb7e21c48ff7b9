/** Numbers that filings and licences have: what kind a text is, and of which province. Pure. */
import {
  provinceOfDivision,
  provinceOfIcpCharacter,
  provinceOfPoliceCharacter,
} from '../policy/provinces.ts';

/** The kinds: the ICP filing of an entity and of its services, the commercial licences, the public-security filing. */
export type FilingNumberKind =
  | 'entity'
  | 'website'
  | 'app'
  | 'mini-program'
  | 'quick-app'
  | 'icp-licence'
  | 'telecom-licence'
  | 'public-security';

/** A well-formed number, normalised. `service` is the running number of a service, the 1 of `…号-1`. */
export type FilingNumber = {
  kind: FilingNumberKind;
  number: string;
  /** ISO 3166-2; undefined for a licence of the whole country. */
  province: string | undefined;
  service: number | undefined;
};

/** Why text is not a filing number. */
export type FilingNumberFault =
  | 'not-a-filing-number'
  | 'province-character'
  | 'digits'
  | 'division'
  | 'suffix';

const SERVICES: { readonly [letter: string]: FilingNumberKind } = {
  '': 'website',
  A: 'app',
  X: 'mini-program',
  K: 'quick-app',
};
const ICP = /^(\p{Script=Han})ICP([备证])(B2-)?(\d+)号(?:-(.*))?$/u;
const TELECOM = /^(?:合字)?(\p{Script=Han}?)B[12]-(\d+)(?:-(.*))?$/u;
const POLICE = /^(\p{Script=Han})公网安备(\d+)号$/u;
const SUFFIX = /^([1-9]\d{0,4})([AXK]?)$/;

/**
 * Parses a number in any usual spelling: full width, small letters, spaces, other dashes, traditional characters.
 * What comes out normalised parses to itself. A pass says that it is well-formed, not that it was given out.
 */
export function parseFilingNumber(text: string): FilingNumber | FilingNumberFault {
  const number = normalised(text);
  return icpNumber(number) ?? telecomNumber(number) ?? policeNumber(number) ?? 'not-a-filing-number';
}

function icpNumber(number: string): FilingNumber | FilingNumberFault | undefined {
  const [, character = '', sort, b2, digits = '', suffix] = ICP.exec(number) ?? [];
  if (sort === undefined) return undefined;
  const province = provinceOfIcpCharacter(character);
  if (province === undefined) return 'province-character';
  const licence = sort === '证';
  if (b2 !== undefined && !licence) return 'not-a-filing-number';
  const fits = licence ? licenceDigits(digits, b2 !== undefined) : /^(?:\d{8}|20\d{8})$/.test(digits);
  if (!fits) return 'digits';
  const service = serviceOf(suffix);
  if (service === 'suffix') return service;
  const kind = licence ? 'icp-licence' : (service?.kind ?? 'entity');
  return { kind, number, province, service: service?.number };
}

/** Six digits, or a year with four to six more; eight in the form with B2. */
function licenceDigits(digits: string, b2: boolean): boolean {
  return b2 ? digits.length === 8 : /^(?:\d{6}|20\d{6,8})$/.test(digits);
}

function telecomNumber(number: string): FilingNumber | FilingNumberFault | undefined {
  const [matched, character = '', digits = '', suffix] = TELECOM.exec(number) ?? [];
  if (matched === undefined) return undefined;
  const province = provinceOfIcpCharacter(character);
  if (character !== '' && province === undefined) return 'province-character';
  if (digits.length !== 8) return 'digits';
  const service = serviceOf(suffix);
  if (service === 'suffix') return service;
  return { kind: 'telecom-licence', number, province, service: service?.number };
}

/** A six-digit division, 02, and a six-digit serial number. */
function policeNumber(number: string): FilingNumber | FilingNumberFault | undefined {
  const [, character = '', digits] = POLICE.exec(number) ?? [];
  if (digits === undefined) return undefined;
  const province = provinceOfPoliceCharacter(character);
  if (province === undefined) return 'province-character';
  if (!/^\d{6}02\d{6}$/.test(digits)) return 'digits';
  if (provinceOfDivision(digits) === undefined) return 'division';
  return { kind: 'public-security', number, province, service: undefined };
}

function serviceOf(
  suffix: string | undefined,
): { kind: FilingNumberKind; number: number } | 'suffix' | undefined {
  if (suffix === undefined) return undefined;
  const [, digits, letter = ''] = SUFFIX.exec(suffix) ?? [];
  return digits === undefined ? 'suffix' : { kind: SERVICES[letter] ?? 'website', number: Number(digits) };
}

function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\s\p{Cf}]/gu, '')
    .replace(/[\p{Pd}\u2212]/gu, '-')
    .toUpperCase()
    .replace(/備/g, '备')
    .replace(/號/g, '号')
    .replace(/[證証]/g, '证');
}
