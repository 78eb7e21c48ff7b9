import { globSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { questionOf } from '../../lib/facts/facts.ts';
import { CONSTRAINT_ROWS } from '../../lib/policy/constraint-rows.ts';
import { CONSTRAINT_IDS, CONSTRAINTS_PAGE } from '../../lib/policy/constraints.ts';
import { CATALOGUE, placeOf, ruleById, rulesFor } from '../../lib/rules/catalogue.ts';
import type { Text } from '../../lib/texts.ts';
import { personOf } from '../../testing/rule-facts.ts';

const ids = CATALOGUE.map(({ id }) => id);

/** A text that is there in both languages, differs, speaks the language, and ends as a sentence or a title does. */
function expectSpoken({ en, 'zh-CN': zh }: Text, ends: RegExp): void {
  expect(en).toMatch(/[a-z]/);
  expect(en).not.toMatch(/\p{Script=Han}/u);
  expect(zh).toMatch(/\p{Script=Han}/u);
  expect(en).toMatch(ends);
  expect(zh).toMatch(ends);
  expect([...en.matchAll(/\{\w+\}/g)].map(String).sort()).toEqual(
    [...zh.matchAll(/\{\w+\}/g)].map(String).sort(),
  );
}

describe('the catalogue', () => {
  it('holds one rule for each file below lib/rules, with the path as its id', () => {
    const files = globSync('lib/rules/*/*.ts').map((file) =>
      file.replace('lib/rules/', '').replace('.ts', ''),
    );
    expect([...ids].sort()).toEqual(files.sort());
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('has the rules that callers rely on', () => {
    for (const id of [
      'verification/available',
      'entity/one-per-account',
      'website/name-follows-rules',
      'website/pre-approval-held',
      'routing/cdn-has-filing',
      'routing/elb-has-verifying-server',
      'routing/points-at-load-balancer-after-filing',
      'domain/tld-approved',
      'domain/registrar-approved',
      'domain/registration-valid',
      'domain/real-name-verified',
      'domain/registrant-matches-entity',
      'website/one-domain',
      'website/content-lawful',
      'website/individual-content-allowed',
      'server/product-eligible',
      'server/in-mainland',
      'server/billed-yearly-monthly',
      'server/term-long-enough',
      'server/subscription-active',
      'server/eip-bound',
      'server/has-free-filing',
      'code/server-generates-codes',
      'code/server-eligible',
      'code/within-quota',
      'code/unused',
    ])
      expect(ruleById(id)?.severity, id).toBe('error');
  });

  it('covers every row of the constraints table, in the order of the table', () => {
    expect(CONSTRAINT_ROWS.map(({ id }) => id)).toEqual([...CONSTRAINT_IDS]);
    const covered = new Set(CATALOGUE.flatMap((rule) => rule.constraints));
    expect([...CONSTRAINT_IDS].filter((id) => !covered.has(id))).toEqual([]);
    const subjects = ['application', 'entity', 'routing', 'domain', 'code'] as const;
    for (const subject of subjects) {
      const rows = rulesFor(subject).map((rule) => CONSTRAINT_IDS.indexOf(rule.constraints[0]));
      expect(rows, subject).toEqual([...rows].sort((one, other) => one - other));
    }
  });

  it('knows its rules by id and place; a rule of another catalogue comes last', () => {
    expect(ids.map(placeOf)).toEqual(ids.map((_, place) => place));
    expect(placeOf('domain/of-old')).toBe(ids.length);
    expect(ruleById('domain/of-old')).toBeUndefined();
    expect(ruleById('domain/tld-approved')?.id).toBe('domain/tld-approved');
    expect(rulesFor('domain')).toEqual(CATALOGUE.filter(({ id }) => id.startsWith('domain/')));
  });

  it.each(CATALOGUE.map((rule) => [rule.id, rule] as const))('%s speaks both languages', (_, rule) => {
    expectSpoken(rule.title, /[^.。]$/);
    expectSpoken(rule.fix, /[.。}]$/);
    for (const message of Object.values(rule.messages)) expectSpoken(message, /[.。?？]$/);
    expect(rule.id.split('/')[0]).toBe(rule.subject === 'application' ? 'verification' : rule.subject);
    expect(rule.source === undefined || rule.source.confidence !== CONSTRAINTS_PAGE.confidence).toBe(true);
  });

  it('has a message for every reason that a rule names, and a value for every placeholder', () => {
    for (const rule of CATALOGUE) {
      const code = readFileSync(`lib/rules/${rule.id}.ts`, 'utf8');
      for (const [, reason] of code.matchAll(/(?:unknown\(|, )'([a-z-]+)'(?:,|\))/g)) {
        if (
          reason !== undefined &&
          !['pass', 'fail'].includes(reason) &&
          code.includes(`unknown('${reason}'`)
        )
          expect(rule.messages, rule.id).toHaveProperty(reason);
      }
    }
  });

  it('has a question in both languages for every fact that a caller may leave out', () => {
    const given = [
      'entity.kind',
      'entity.name',
      'website.name',
      'website.domains',
      'domain.name',
      'server.billingMode',
      'routing.filing.status',
      'routing.cdn.serviceArea',
      'routing.elb',
      'routing.backendRegions',
      'routing.filingRequired',
      'routing.cdn.cname',
      'domain.records',
      'verification.needed',
      'verification.candidates',
      'server.codesIssued',
    ];
    const facts = new Set(CATALOGUE.flatMap(({ needs, mayRead }) => [...needs, ...mayRead]));
    for (const fact of facts) {
      if (given.includes(fact)) continue;
      const question = questionOf(fact);
      expect(question, fact).toBeDefined();
      if (question !== undefined) expectSpoken(question, /[.?。？]$/);
    }
  });

  it('warns by the word of a province or of a medium or low source, and says who may decide otherwise', () => {
    for (const rule of CATALOGUE) {
      const { confidence = 'normative' } = rule.source ?? {};
      if (confidence !== 'medium' && confidence !== 'low') continue;
      // Callers rely on this one: a server without a free filing cannot verify, whoever counts them.
      if (rule.id === 'server/has-free-filing') continue;
      expect(rule.severity, rule.id).toBe('warning');
      const texts = [rule.fix, ...Object.values(rule.messages)].map(({ en }) => en).join(' ');
      expect(texts, rule.id).toMatch(
        /decides?\b|has the final say|have the final say|is authoritative|Check with the communications administration/,
      );
    }
  });

  it('never tells the number of a certificate in full', () => {
    for (const rule of CATALOGUE.filter(({ subject }) => subject === 'entity')) {
      const facts = {
        ...personOf('440300', '1990-03-07'),
        'entity.province': 'CN-YN',
        'entity.name': '王海棠',
      };
      expect(JSON.stringify(rule.judge(facts, '2026-11-23')), rule.id).not.toContain('19900307');
    }
  });

  it('has one test file for each rule, named as the rule', () => {
    const tests = globSync('test/rules/*/*.test.ts').map((file) =>
      file.replace('test/rules/', '').replace('.test.ts', ''),
    );
    expect(tests.sort()).toEqual([...ids].sort());
  });
});
