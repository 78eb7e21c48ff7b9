/** Numbers that filings and licences have: what kind a text is, and of which province. Pure. */
import {
  provinceOfDivision,
  provinceOfIcpCharacter,
  provinceOfPoliceCharacter,
} from '../policy/provinces.ts';

/** The kinds: the ICP filing of an entity and of its services, the commercial licences, the public-security filing. */
type FilingNumberKind =
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
const ICP = /^(\p{Script=Han})ICP([备证])(B2-)?(\d+)号?(?:-(.*))?$/u;
/** Codes of services with `.` or 、 between them: a licence can be of several. */
const TELECOM = /^(合字)?(\p{Script=Han}?)([AB][12](?:[.、,/]?[AB][12]){0,5})-(\d+)号?(?:-(.*))?$/u;
const POLICE = /^(\p{Script=Han})公网安备(\d+)号?$/u;
/** Licences of the whole country begin with 国, or with no character. */
const NATIONAL = '国';
/** What pages and papers write before a number. */
const LABEL = /^[^\d:]{2,24}:(?=.)/;
const SUFFIX = /^([1-9]\d{0,4})([AXK]?)$/;

/**
 * Parses a number in any usual spelling: full width, small letters, spaces, other dashes, traditional characters, a label
 * before it, without 号 where it belongs or with it where it does not. What comes out is normalised and parses to itself.
 * A pass says that it is well-formed, not that it was given out.
 */
export function parseFilingNumber(text: string): FilingNumber | FilingNumberFault {
  const number = normalised(text).replace(LABEL, '');
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
  const whole = `${character}ICP${sort}${b2 ?? ''}${digits}号${suffix === undefined ? '' : `-${suffix}`}`;
  return { kind, number: whole, province, service: service?.number };
}

/**
 * Whether a number is that of a website: `…号-1`, under a filing, or under a licence, as the authority's records have
 * some (`粤B2-20090059-5`).
 */
export function isWebsiteNumber({ kind, number, service }: FilingNumber): boolean {
  const licence = kind === 'icp-licence' || kind === 'telecom-licence';
  return kind === 'website' || (licence && service !== undefined && /\d$/.test(number));
}

/** The number of the entity, or its licence, under which a service has its own. */
export function entityNumber({ number, service }: FilingNumber): string {
  return service === undefined ? number : number.slice(0, number.lastIndexOf('-'));
}

/** Six digits, or a year with four to six more; eight in the form with B2. */
function licenceDigits(digits: string, b2: boolean): boolean {
  return b2 ? digits.length === 8 : /^(?:\d{6}|20\d{6,8})$/.test(digits);
}

function telecomNumber(number: string): FilingNumber | FilingNumberFault | undefined {
  const [matched, national = '', character = '', services = '', digits = '', suffix] =
    TELECOM.exec(number) ?? [];
  if (matched === undefined) return undefined;
  const province = provinceOfIcpCharacter(character);
  if (character !== '' && character !== NATIONAL && province === undefined) return 'province-character';
  if (digits.length !== 8) return 'digits';
  const service = serviceOf(suffix);
  if (service === 'suffix') return service;
  const codes = (services.match(/[AB][12]/g) ?? []).join('.');
  const whole = `${national}${character}${codes}-${digits}${suffix === undefined ? '' : `-${suffix}`}`;
  return { kind: 'telecom-licence', number: whole, province, service: service?.number };
}

/** A six-digit division, 02, and a six-digit serial number; older ones have four to six digits behind the division. */
function policeNumber(number: string): FilingNumber | FilingNumberFault | undefined {
  const [, character = '', digits] = POLICE.exec(number) ?? [];
  if (digits === undefined) return undefined;
  const province = provinceOfPoliceCharacter(character);
  if (province === undefined) return 'province-character';
  if (!/^\d{6}(?:02\d{6}|\d{4,7})$/.test(digits)) return 'digits';
  if (provinceOfDivision(digits) === undefined) return 'division';
  return { kind: 'public-security', number: `${character}公网安备${digits}号`, province, service: undefined };
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
