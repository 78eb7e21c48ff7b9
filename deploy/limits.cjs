/**
 * How much is let in, for whoever sends it: settings of the deployment, see docs/security.md.
 * `FUNCTION_CONCURRENCY`: how many requests each function works on at once; no more, and as many are set aside for it.
 * `REQUESTS_PER_SECOND`, `REQUESTS_AT_ONCE`: what the gateway lets through in all; above that it answers 429.
 */
const LIMITS = {
  concurrency: ['FUNCTION_CONCURRENCY', 20],
  requestsPerSecond: ['REQUESTS_PER_SECOND', 50],
  requestsAtOnce: ['REQUESTS_AT_ONCE', 100],
};

async function limits({ resolveVariable }) {
  const entries = Object.entries(LIMITS).map(async ([limit, [name, otherwise]]) => {
    const text = await resolveVariable(`env:${name}, ''`);
    const isNone = text !== '' && !/^[1-9]\d{0,4}$/.test(text);
    return { limit, value: text === '' ? otherwise : Number(text), wrong: isNone ? [[name, otherwise]] : [] };
  });
  const read = await Promise.all(entries);
  const wrong = read.flatMap((each) => each.wrong);
  if (wrong.length > 0)
    throw new Error(
      wrong
        .map(([name, otherwise]) => `${name}: expected a whole number from 1 to 99999, such as ${otherwise}`)
        .join('\n'),
    );
  return Object.fromEntries(read.map(({ limit, value }) => [limit, value]));
}

module.exports = { limits, LIMITS };
