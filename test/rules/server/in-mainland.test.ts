import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import { judge, judged } from '../../../testing/judge.ts';
import { serverFacts } from '../../../testing/rule-facts.ts';

const rule = 'server/in-mainland';
const on = (change: KnownFacts, today?: string) => judge(rule, { ...serverFacts, ...change }, today);

describe('server/in-mainland', () => {
  it.each([
    ['cn-north-4', 'pass'],
    ['cn-north-4a', 'pass'],
    ['cn-south-77', 'pass by-form'],
    ['ap-southeast-1', 'fail'],
    ['ap-southeast-1b', 'fail'],
    ['eu-west-101', 'fail'],
    ['mars-1', 'unknown unlisted'],
    ['cn-north', 'unknown unlisted'],
  ])('%s: %s', (region, expected) => expect(on({ 'server.region': region })).toBe(expected));
  it('tells region and confidence, and asks where no list knows it', () => {
    expect(judged(rule, { 'server.region': 'cn-south-77' }).data).toEqual({
      region: 'cn-south-77',
      confidence: 'medium',
    });
    expect(judged(rule, { 'server.region': 'mars-1' })).toMatchObject({
      data: { region: 'mars-1' },
      asks: ['server.region'],
    });
  });
  it('is unknown without a region', () => expect(judge(rule, {})).toBe('unknown server.region'));
});
