import { describe, expect, it } from 'vitest';
import { simulateYear } from '../drill/year/run.ts';

describe('a simulated year', () => {
  it('keeps every promise, each checked many times', async () => {
    const { checks } = await simulateYear({ days: 400, seed: 20281123 });
    expect(checks.size).toBeGreaterThan(15);
    for (const [promise, times] of checks) expect(times, promise).toBeGreaterThan(1);
  });
});
