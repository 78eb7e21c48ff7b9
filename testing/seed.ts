/** Random properties take a new seed in each run; with `PROPERTY_SEED` the given one, as in CI, so that it fails for a change alone. */
const seed = process.env.PROPERTY_SEED;
if (seed) (await import('fast-check')).configureGlobal({ seed: Number(seed) });
