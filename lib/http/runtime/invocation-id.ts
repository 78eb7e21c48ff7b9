/** The id under which a runtime logs this call; undefined where its context does not say. */
export function invocationIdIn(context: unknown): string | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  // AWS Lambda; Function Compute; SCF; Azure Functions.
  for (const name of ['awsRequestId', 'requestId', 'request_id', 'invocationId']) {
    const id: unknown = Reflect.get(context, name);
    if (typeof id === 'string' && id !== '') return id;
  }
  // FunctionGraph.
  const ask: unknown = Reflect.get(context, 'getRequestID');
  const answer: unknown = typeof ask === 'function' ? Reflect.apply(ask, context, []) : undefined;
  return typeof answer === 'string' && answer !== '' ? answer : undefined;
}
