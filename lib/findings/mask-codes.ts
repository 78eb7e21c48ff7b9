import { withMasks } from './verifiers.ts';

/** A request without its authorization codes: each is replaced by its mask, the id that findings give it. */
export function maskCodes<T extends { authorizationCodes?: { code: string }[] | undefined }>(request: T): T {
  const { authorizationCodes: codes } = request;
  if (codes === undefined) return request;
  return { ...request, authorizationCodes: withMasks(codes).map(({ mask }) => ({ code: mask })) };
}
