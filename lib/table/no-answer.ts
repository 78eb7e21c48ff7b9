/** Which errors of the client say that the table answered, and put off what it was asked. */
const THROTTLED = new Set([
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
]);

/** Which say that it did not answer. */
const NO_ANSWER = new Set([
  ...THROTTLED,
  'AbortError',
  'TimeoutError',
  'ResourceNotFoundException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
]);

/** Whether the table puts off what it is asked, as it is asked too much. */
export function isThrottled(error: unknown): boolean {
  return error instanceof Error && THROTTLED.has(error.name);
}

/** Whether the table did not answer, or not in time, as opposed to refusing what it was asked. */
export function isNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (NO_ANSWER.has(error.name)) return true;
  return (
    'code' in error && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/.test(String(error.code))
  );
}
