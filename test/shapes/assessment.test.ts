import { describe, expect, it } from 'vitest';
import { assessment } from '../../lib/shapes/assessment.ts';
import { application, entity, server, website } from '../../testing/facts.ts';

describe('members of a request', () => {
  it('are bounded', () => {
    const refused = (change: object) => assessment.safeParse({ ...application, ...change }).success;
    const site = (change: object) => ({ websites: [{ ...website, ...change }] });
    expect(refused(site({ footerHtml: 'x'.repeat(65_536) }))).toBe(true);
    expect(refused(site({ footerHtml: 'x'.repeat(65_537) }))).toBe(false);
    expect(refused(site({ footerHtml: '备'.repeat(21_845) }))).toBe(true);
    expect(refused(site({ footerHtml: '备'.repeat(21_846) }))).toBe(false);
    expect(refused({ entity: { ...entity, filedServices: -1 } })).toBe(false);
    expect(refused({ entity: { ...entity, filedServices: 0 } })).toBe(true);
    expect(refused({ servers: [{ ...server, alsoServes: Array(101).fill('x') }] })).toBe(false);
    expect(refused(site({ content: { notInvolved: ['News'] } }))).toBe(false);
  });
});
