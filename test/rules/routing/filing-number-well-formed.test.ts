import { describe, expect, it } from 'vitest';
import type { Facts } from '../../../lib/facts/facts.ts';
import { judge } from '../../../testing/judge.ts';

describe('routing/filing-number-well-formed', () => {
  const on = (number: string | undefined, status: Facts['routing.filing.status'] | undefined = 'filed') =>
    judge('routing/filing-number-well-formed', {
      'routing.filing.number': number,
      'routing.filing.status': status,
    });
  it.each([
    ['京ICP备12345678号-1', 'pass'],
    ['京icp备 12345678号－1', 'pass'],
    ['京ICP备12345678号', 'fail number-of-the-entity'],
    ['京ICP备12345678号-1A', 'fail other-kind'],
    ['京公网安备11010802020266号', 'fail other-kind'],
    ['粤B2-20090059', 'fail other-kind'],
    ['粤B2-20090059-5', 'pass under-licence'],
    ['京ICP证030173号-1', 'pass under-licence'],
    ['京ICP证030173号-1A', 'fail other-kind'],
    ['津ICP备11041704-1', 'pass'],
    ['津ICP备11041704', 'fail number-of-the-entity'],
    ['川ICP备12345678号-1', 'fail province-character'],
    ['京ICP备1234567号-1', 'fail digits'],
    ['京公网安备99010802020266号', 'fail division'],
    ['京ICP备12345678号-0', 'fail suffix'],
    ['none yet', 'fail not-a-filing-number'],
    [undefined, 'not-applicable'],
  ])('%s: %s', (number, expected) => expect(on(number)).toBe(expected));
  it('fails a number of a domain that is not filed', () => {
    expect(on('京ICP备12345678号-1', 'none')).toBe('fail not-filed');
    expect(on('京ICP备12345678号-1', 'in-progress')).toBe('pass');
    expect(on('京ICP备12345678号-1', 'filed-elsewhere')).toBe('pass');
  });
});
