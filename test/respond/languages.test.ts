import { globSync, readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { NO_LEDGER } from '../../lib/findings/verifiers.ts';
import { judgeRouting } from '../../lib/judge/routing-advice.ts';
import type { Result } from '../../lib/records/result.ts';
import { renderAllocation } from '../../lib/respond/allocation.ts';
import { calendarText } from '../../lib/respond/calendar.ts';
import { renderFilingSummary } from '../../lib/respond/filing.ts';
import { renderResult } from '../../lib/respond/result.ts';
import { renderRules } from '../../lib/respond/rules.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import type { Language } from '../../lib/texts.ts';
import { everyText } from '../../scripts/docs/every-text.ts';
import { application, domain, entity, server, website } from '../../testing/facts.ts';
import { assess, evaluation } from '../../testing/judgements.ts';

const all = everyText().flatMap(({ place, texts }) =>
  texts.map(([name, text]) => ({ at: `${place} ${name}`, text })),
);

describe('every text', () => {
  it('is reached from one place', () => {
    const reached = new Set(all.map(({ text }) => text['zh-CN']));
    for (const file of globSync('lib/**/*.ts')) {
      const code = readFileSync(file, 'utf8');
      for (const [, , text = ''] of code.matchAll(/'zh-CN':\s*(['"])((?:\\.|(?!\1).)*)\1/g))
        expect(reached, `${file}: ${text}`).toContain(text.replace(/\\(.)/g, '$1'));
    }
  });

  it('is chosen by its language alone: no code knows one by name', () => {
    for (const file of globSync('lib/**/*.ts')) {
      const code = readFileSync(file, 'utf8');
      expect(code, file).not.toMatch(/[=!]==?\s*'(?:en|zh-CN)'|'(?:en|zh-CN)'\s*[=!]==?/);
    }
  });

  it.each(all)('$at speaks both languages', ({ text }) => {
    expect(Object.keys(text)).toEqual(['en', 'zh-CN']);
    const filled = (spoken: string) => [...spoken.matchAll(/\{\w+\}/g)].map(String).sort();
    expect(filled(text.en)).toEqual(filled(text['zh-CN']));
    expect(text.en).not.toMatch(/\p{Script=Han}{5}/u);
  });
});

describe('a third language, given as data only', () => {
  const PSEUDO = 'en-x-pseudo' as Language;
  const marked = (text: string) => `⟦${text}⟧`;
  beforeAll(() => {
    for (const { text } of all) Object.assign(text, { [PSEUDO]: marked(text.en) });
  });
  afterAll(() => {
    for (const { text } of all) Reflect.deleteProperty(text, PSEUDO);
  });

  /** Every text in an answer, by the names of the members that hold one. */
  function textsIn(value: unknown): string[] {
    if (typeof value !== 'object' || value === null) return [];
    return Object.entries(value).flatMap(([name, each]) =>
      typeof each === 'string' && /^(title|message|fix|text|why|question|actorName)$/.test(name)
        ? [each]
        : textsIn(each),
    );
  }
  const expectPseudo = (answer: unknown) => {
    const texts = textsIn(answer);
    expect(texts.length).toBeGreaterThan(2);
    // Nothing is left outside of the marks: every word came from a text in this language.
    for (const text of texts) {
      let bare = text;
      while (/⟦[^⟦⟧]*⟧/.test(bare)) bare = bare.replace(/⟦[^⟦⟧]*⟧/g, '');
      expect(bare, text).toBe('');
    }
  };
  const stored = (judgement: object, kind: Result['kind']) =>
    ({
      id: '01ARZ3NDEKTSV4RRFFQ69G5FAV',
      kind,
      subject: 'a.cn',
      catalogue: '',
      evaluatedAt: '',
      asOf: null,
      request: {},
      ...judgement,
    }) as unknown as Result;

  it('renders assessments: findings, questions, plans', () => {
    expectPseudo(renderResult(stored(assess(), 'assessment'), PSEUDO));
    const individual = {
      ...entity,
      kind: 'individual',
      certificate: { kind: 'resident-id', number: '110105201001010010' },
    };
    const bad = {
      ...domain,
      registrar: undefined,
      realName: { verified: false },
      statuses: ['clientHold', 'foo'],
    };
    const change = {
      entity: individual,
      websites: [{ ...website, name: '123', domains: [bad], content: { industries: ['news'] } }],
      servers: [{ ...server, billingMode: 'pay-per-use' }],
    };
    expectPseudo(renderResult(stored(assess(change), 'assessment'), PSEUDO));
    expectPseudo(renderResult(stored(assess({ servers: [] }), 'assessment'), PSEUDO));
  });

  it('renders advice, rules, filings and calendars', () => {
    const request = routingAdvice.parse({
      domain: domain.name,
      filing: { status: 'none' },
      servers: application.servers,
      dns: [{ type: 'A', value: '203.0.113.1' }],
    });
    expectPseudo(
      renderResult(stored(judgeRouting(request, evaluation, NO_LEDGER), 'routing-advice'), PSEUDO),
    );
    expectPseudo(renderRules(PSEUDO));
    const summary = renderFilingSummary(
      {
        domain: 'a.cn',
        state: 'sms-verification',
        sinceAt: '2026-11-23T00:00:00Z',
        completed: [],
        revision: 1,
      } as never,
      Date.parse('2026-11-23T01:00:00Z'),
      PSEUDO,
    );
    expect(summary.name).toMatch(/^⟦/);
    expect(summary.next.action).toMatch(/^⟦/);
    const entry = { uid: 'a', on: '2026-11-23', kind: 'domain', name: 'a.cn' } as const;
    expect(calendarText([entry], { language: PSEUDO, stampedOn: '2026-11-23' })).toContain(
      '⟦Domain a.cn expires⟧',
    );
  });

  it('renders allocations', () => {
    const cost = { unplaced: 0, onEndingServers: 0, mixedEntities: 0, servers: 1 };
    expectPseudo({
      one: renderAllocation({ cost, proof: 'lower-bound', placements: [] } as never, PSEUDO),
      other: renderAllocation(
        { cost: { ...cost, unplaced: 1 }, proof: null, placements: [] } as never,
        PSEUDO,
      ),
    });
  });
});
