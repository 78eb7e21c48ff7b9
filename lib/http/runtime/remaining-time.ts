/** The milliseconds that a runtime leaves this call; undefined where its context does not say. */
export function remainingMs(context: unknown): number | undefined {
  if (typeof context !== 'object' || context === null) return undefined;
  for (const name of ['getRemainingTimeInMillis', 'getRemainingTimeInMilliSeconds'] as const) {
    const ask: unknown = Reflect.get(context, name);
    if (typeof ask !== 'function') continue;
    const answer: unknown = Reflect.apply(ask, context, []);
    if (typeof answer === 'number' && Number.isFinite(answer)) return answer;
  }
  return undefined;
}
