/** The files that a new rule begins with. */
import type { ConstraintId } from '../../lib/policy/constraints.ts';
import type { Text } from '../../lib/texts.ts';

/** The folders of lib/rules/. */
export const SUBJECTS = ['entity', 'website', 'domain', 'server', 'code', 'routing', 'verification'] as const;

export type NewRule = { id: string; constraint: ConstraintId; fact: string; title: Text; fix: Text };

/** A rule that passes whatever it is given; a warning, and only where its fact is given, so that no verdict turns. */
export function ruleText({ id, constraint, fact, title, fix }: NewRule): string {
  const folder = id.split('/')[0];
  return `import { defineRule, pass } from '../define-rule.ts';

export default defineRule({
  id: '${id}',
  subject: '${folder === 'verification' ? 'application' : folder}',
  constraints: ['${constraint}'],
  severity: 'warning',
  ifGiven: ['${fact}'],
  needs: [],
  title: ${texts(title.en.replace(/\.$/, ''), title['zh-CN'].replace(/。$/, ''))},
  fix: ${texts(sentence(fix.en, '.'), sentence(fix['zh-CN'], '。'))},
  messages: {
    pass: ${texts(sentence(title.en, '.'), sentence(title['zh-CN'], '。'))},
    fail: ${texts(`Not so: ${sentence(title.en, '.')}`, `未满足：${sentence(title['zh-CN'], '。')}`)},
  },
  // Passes until it is written. Then: the severity, and needs instead of ifGiven if it must be known.
  check: () => pass(),
});
`;
}

/** A test of which one part fails until the rule is written. */
export function testText({ id, fact }: NewRule): string {
  return `import { describe, expect, it } from 'vitest';
import { judge } from '../../../testing/judge.ts';

describe('${id}', () => {
  it('does not apply without its fact', () => expect(judge('${id}', {})).toBe('not-applicable'));

  // Facts that pass, facts that fail, and both sides of every border: see the rules beside this one.
  it('fails what it is there for', () => {
    const facts = { '${fact}': undefined };
    expect(judge('${id}', facts)).toBe('fail');
  });
});
`;
}

function texts(en: string, zh: string): string {
  return `{ en: ${quoted(en)}, 'zh-CN': ${quoted(zh)} }`;
}

function quoted(text: string): string {
  return `'${text.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}'`;
}

function sentence(text: string, end: string): string {
  return text.endsWith(end) ? text : `${text}${end}`;
}
