/** The authorization codes that an application names, wherever it does. */
import { type Ledger, type MaskedCode, withMasks } from '../findings/verifiers.ts';
import type { Assessment } from '../shapes/assessment.ts';
import { codeKeyOf, type GivenCode } from '../shapes/routing.ts';
import { maskCode } from '../spellings/authorization-code.ts';

/** The codes of the application, then those of each routing. */
export function codesOf({ authorizationCodes = [], routing = [] }: Assessment): GivenCode[] {
  return [...authorizationCodes, ...routing.flatMap((each) => each.authorizationCodes ?? [])];
}

/** A code that is given in several places has one mask, and no other code of the request has it. */
export function masksOf(request: Assessment, maskOf: Ledger['maskOf']): (given: GivenCode) => MaskedCode {
  const distinct = new Map(codesOf(request).map((given) => [codeKeyOf(given), given]));
  const keys = [...distinct.keys()];
  const masked = withMasks([...distinct.values()], maskOf);
  const masks = new Map(masked.map(({ mask }, place) => [keys[place], mask]));
  return ({ code }) => ({ code, mask: masks.get(codeKeyOf({ code })) ?? maskOf(code) });
}

/** An application with the masks of its codes. */
export function withMaskedCodes(request: Assessment): Assessment {
  const withMask = masksOf(request, maskCode);
  const masked = <T extends { authorizationCodes?: GivenCode[] | undefined }>(part: T): T => {
    const codes = part.authorizationCodes?.map(withMask).map(({ mask }) => ({ code: mask }));
    return codes === undefined ? part : { ...part, authorizationCodes: codes };
  };
  const { routing } = request;
  return { ...masked(request), ...(routing && { routing: routing.map(masked) }) };
}
