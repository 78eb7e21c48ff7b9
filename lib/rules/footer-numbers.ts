/** Which of the numbers that a page shows count, and in which form a province wants them. */
import { provinceRule } from '../policy/provinces.ts';
import {
  entityNumber,
  type FilingNumber,
  isWebsiteNumber,
  parseFilingNumber,
} from '../spellings/filing-number.ts';

/** The number of a filing, if it is one. */
export function filedNumber(given: string | undefined): FilingNumber | undefined {
  const parsed = given === undefined ? undefined : parseFilingNumber(given);
  return typeof parsed === 'object' ? parsed : undefined;
}

/** Whether a number is one that a footer is to show: numbers of filings; those of licences where they are a website's, or of the entity that the filing is of. */
export function counts(number: FilingNumber, filed: FilingNumber | undefined): boolean {
  if (number.kind === 'public-security') return false;
  const licence = number.kind === 'icp-licence' || number.kind === 'telecom-licence';
  return (
    !licence || isWebsiteNumber(number) || (filed !== undefined && entityNumber(filed) === number.number)
  );
}

/** The form that a province wants to be shown: all but Guangdong want that of the website. */
export function wantedForm(province: string | undefined): 'entity' | 'website' {
  return provinceRule(province, 'footerNumber')?.value === 'entity' ? 'entity' : 'website';
}

/** Whether a number has the form that is wanted. */
export function isWanted(
  number: FilingNumber,
  wanted: 'entity' | 'website',
  filed: FilingNumber | undefined,
): boolean {
  if (wanted === 'entity') return number.service === undefined;
  return filed?.service === undefined ? isWebsiteNumber(number) : number.number === filed.number;
}
