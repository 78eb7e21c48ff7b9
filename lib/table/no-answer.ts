/** Which errors of the client say that the table did not answer. */
const NO_ANSWER = new Set([
  'AbortError',
  'TimeoutError',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottlingException',
  'ResourceNotFoundException',
  'InternalServerError',
  'InternalFailure',
  'ServiceUnavailable',
]);

/** Whether the table did not answer, or not in time, as opposed to refusing what it was asked. */
export function isNoAnswer(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  if (NO_ANSWER.has(error.name)) return true;
  return (
    'code' in error && /^(ECONN|ETIMEDOUT|EPIPE|ENOTFOUND|EAI_AGAIN|EHOST|ENET)/.test(String(error.code))
  );
}
