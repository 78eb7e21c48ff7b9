import { maskCode } from '../parse/authorization-code.ts';

/** A request without its authorization codes: each is replaced by its mask. */
export function maskCodes<T extends { authorizationCodes?: { code: string }[] | undefined }>(request: T): T {
  if (request.authorizationCodes === undefined) return request;
  return {
    ...request,
    authorizationCodes: request.authorizationCodes.map(({ code }) => ({ code: maskCode(code) })),
  };
}
