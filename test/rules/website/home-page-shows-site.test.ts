import { describe, expect, it } from 'vitest';
import { judge, judged } from '../../../testing/judge.ts';

const RULE = 'website/home-page-shows-site';
const page = { form: 'content' as const, title: '海棠家居', status: 200, host: 'www.haitang.cn' };
const facts = (over: object = {}) => ({
  'website.domains': ['haitang.cn'],
  'website.page': { ...page, ...over },
});

describe(RULE, () => {
  it('passes for content at the domain or below it', () => {
    expect(judge(RULE, facts())).toBe('pass');
    expect(judge(RULE, facts({ host: 'haitang.cn' }))).toBe('pass');
  });
  it('does not apply where no page was seen', () =>
    expect(judge(RULE, { 'website.domains': ['haitang.cn'] })).toBe('not-applicable'));
  it.each([
    [{ form: 'shell' }, 'form'],
    [{ form: 'parking' }, 'form'],
    [{ form: 'empty' }, 'form'],
    [{ status: 404 }, 'error'],
    [{ status: 503 }, 'error'],
    [{ host: 'elsewhere.example' }, 'elsewhere'],
    [{ host: 'nothaitang.cn' }, 'elsewhere'],
  ])('fails for %j and says %s', (over, reason) =>
    expect(judged(RULE, facts(over))).toMatchObject({ outcome: 'fail', reason }),
  );
});
