import { describe, expect, it } from 'vitest';
import type { KnownFacts } from '../../../lib/facts/facts.ts';
import industries from '../../../lib/policy/industries.json' with { type: 'json' };
import { judge, judged } from '../../../testing/judge.ts';

describe('website/industries-declared', () => {
  const on = (name: string, more: KnownFacts = {}) =>
    judged('website/industries-declared', { 'website.name': name, ...more });
  it('asks for a declaration where a word points at an industry, and judges nothing', () =>
    expect(on('海棠家具', { 'website.content.description': '公司新闻与短视频' })).toEqual({
      outcome: 'unknown',
      reason: 'ask',
      data: { words: ['新闻', '短视频', '视频'].sort(), industries: ['audiovisual', 'news'] },
      asks: ['website.content.notInvolved'],
    }));
  it('reads the name too', () =>
    expect(on('海棠新闻网').data).toEqual({ words: ['新闻'], industries: ['news'] }));
  it('is satisfied by a declaration, one way or the other', () => {
    expect(on('海棠新闻网', { 'website.content.industries': ['news'] }).outcome).toBe('pass');
    expect(on('海棠新闻网', { 'website.content.notInvolved': ['news'] }).outcome).toBe('pass');
    expect(on('海棠新闻网', { 'website.content.notInvolved': ['finance'] }).outcome).toBe('unknown');
    expect(on('海棠新闻网', { 'website.content.industries': [] }).outcome).toBe('unknown');
  });
  it('tells an individual that no approval is to be had', () =>
    expect(on('海棠新闻网', { 'entity.kind': 'individual' }).reason).toBe('ask-individual'));
  it('takes Latin words as wholes, in any case, in singular and plural', () => {
    const says = (description: string) =>
      on('海棠家具', { 'website.content.description': description }).outcome;
    expect(says('Daily NEWS')).toBe('unknown');
    expect(says('our games')).toBe('unknown');
    expect(says('a newsletter, a mapping, sometimes')).toBe('pass');
    expect(says('中文game2')).toBe('pass');
    expect(says('bbs论坛')).toBe('unknown');
  });
  it('asks for what one province asks there alone', () => {
    expect(on('阿木博客').outcome).toBe('pass');
    expect(on('阿木博客', { 'entity.province': 'CN-BJ' }).outcome).toBe('pass');
    expect(on('阿木博客', { 'entity.province': 'CN-SN' }).data.industries).toEqual([
      'blog-personal-space-shaanxi',
    ]);
  });
  it('warns where a province takes no declaration', () => {
    const denied = (industry: string, province: string | undefined, name: string) =>
      on(name, { 'website.content.notInvolved': [industry], 'entity.province': province }).reason;
    expect(denied('news', 'CN-HB', '海棠新闻网')).toBe('declaration-refused');
    expect(denied('news', 'CN-LN', '海棠新闻网')).toBeUndefined();
    expect(denied('audiovisual', 'CN-LN', '海棠视频')).toBe('declaration-refused');
    expect(denied('audiovisual', 'CN-GD', '海棠视频')).toBeUndefined();
    expect(denied('news', undefined, '海棠新闻网')).toBeUndefined();
    expect(denied('news', 'CN-HB', '海棠家具')).toBeUndefined();
  });
  it('passes plain words, is unknown without a name', () => {
    expect(on('海棠家具')).toEqual({ outcome: 'pass', data: {} });
    expect(judge('website/industries-declared', {})).toBe('unknown website.name');
  });
  it('has words for every industry, each of which is found', () => {
    for (const { id, triggers, province } of industries.items as {
      id: string;
      triggers: string[];
      province?: string;
    }[])
      for (const word of triggers)
        expect(on(`x ${word} y`, { 'entity.province': province }).data.industries, word).toContain(id);
  });
});
