import { describe, expect, it } from 'vitest';
import { application, server, website } from '../../testing/facts.ts';
import { useLab } from '../../testing/lab.ts';

const lab = useLab();
const { send } = lab;

describe('languages', () => {
  const han = /\p{Script=Han}/u;
  const body = {
    ...application,
    account: undefined,
    websites: [
      {
        ...website,
        name: 'Hello',
        domains: [{ name: 'x.nosuchtld', expiresOn: '2026-01-01' }, { name: 'y.io' }],
      },
    ],
    servers: [{ ...server, eip: null, filingsUsed: 9 }],
    routing: [{ domain: 'y.io', filing: { status: 'none' }, cdn: { serviceArea: 'global' } }],
  };
  it('changes texts and nothing else', async () => {
    const en = await send('/v1/assessments', { body });
    const zh = await send('/v1/assessments', { body, headers: { 'accept-language': 'zh-CN' } });
    expect([en.headers.get('content-language'), zh.headers.get('content-language')]).toEqual(['en', 'zh-CN']);
    const texts = ['title', 'message', 'fix', 'question', 'text', 'why', 'name'];
    const without = (text: string) =>
      JSON.parse(text, (member, value) => (texts.includes(member) && typeof value === 'string' ? '' : value));
    expect({ ...without(zh.text), id: '' }).toEqual({ ...without(en.text), id: '' });
    const spoken: string[] = [];
    JSON.parse(zh.text, (member, value) => {
      if (
        ['title', 'message', 'fix', 'question', 'text', 'why'].includes(member) &&
        typeof value === 'string'
      )
        spoken.push(value);
      return value;
    });
    expect(spoken.length).toBeGreaterThan(60);
    for (const text of spoken) expect(text).toMatch(han);
    for (const text of [...spoken, en.text]) expect(text).not.toMatch(/\{\w+\}/);
  });
  it.each([
    ['zh-CN', 'zh-CN'],
    ['zh', 'zh-CN'],
    ['zh-TW;q=0.9, en;q=0.8', 'zh-CN'],
    ['en;q=0.3, zh;q=0.4', 'zh-CN'],
    ['en, zh', 'en'],
    ['fr, *;q=0.1', 'en'],
    ['zh;q=0', 'en'],
    ['zh;q=9', 'en'],
    [';;;,,,', 'en'],
    ['de', 'en'],
    ['ZH-hans-cn', 'zh-CN'],
  ])('Accept-Language %s: %s', async (header, language) => {
    const answer = await send('/v1/rules', { token: null, headers: { 'accept-language': header } });
    expect(answer.headers.get('content-language')).toBe(language);
  });
  it('speaks Chinese in problems as well', async () => {
    const answer = await send('/v1/domain-checks', {
      body: { name: 5, zip: 1 },
      headers: { 'accept-language': 'zh' },
    });
    for (const text of [
      answer.body.title,
      answer.body.detail,
      ...answer.body.errors.map((fault: { detail: string }) => fault.detail),
    ])
      expect(text).toMatch(han);
  });
  it.each([
    ['a value of an enumeration', '/v1/server-checks', { body: { id: 'a', billingMode: 'lent' } }],
    ['a method', '/v1/redemptions/abc', { method: 'PUT' }],
    ['a kind of entity', '/v1/assessments', { body: { entity: { kind: 'club' } } }],
  ])('tells what there is instead of %s as a list of its language', async (_what, path, options) => {
    const told = async (language: string) => {
      const answer = await send(path, { ...options, headers: { 'accept-language': language } });
      const faults: { detail: string }[] = answer.body.errors ?? [{ detail: answer.body.detail }];
      return faults.map(({ detail }) => detail).join(' ');
    };
    expect(await told('en')).toMatch(/\w, \w/);
    const chinese = await told('zh-CN');
    expect(chinese).toMatch(/\w、\w/);
    expect(chinese).not.toContain(', ');
  });
});
