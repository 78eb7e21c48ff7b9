import { describe, expect, it } from 'vitest';
import { CODE } from '../../lib/facts/code.ts';
import { DOMAIN } from '../../lib/facts/domain.ts';
import { ENTITY, ORDER } from '../../lib/facts/entity.ts';
import { nameOf } from '../../lib/facts/facts.ts';
import { ROUTING } from '../../lib/facts/routing.ts';
import { SERVER } from '../../lib/facts/server.ts';
import { VERIFICATION } from '../../lib/facts/verification.ts';
import { WEBSITE } from '../../lib/facts/website.ts';
import { renderFinding } from '../../lib/respond/finding.ts';
import { CATALOGUE } from '../../lib/rules/catalogue.ts';
import { LANGUAGES } from '../../lib/texts.ts';

const TABLES = [ENTITY, ORDER, WEBSITE, DOMAIN, SERVER, CODE, ROUTING, VERIFICATION];
const FACTS = TABLES.flatMap(({ facts }) => Object.keys(facts));
/** `domain.expiresOn`, `filingsUsed`: as programs write it. */
const OF_PROGRAMS = /[a-z]\.[a-z]|[a-z][A-Z]/;

describe('a fact', () => {
  it.each(FACTS)('%s has a name that a person understands', (fact) => {
    expect(nameOf(fact)?.en).toMatch(/^[A-Za-z].{2,}[A-Za-z]$/);
    expect(nameOf(fact)?.['zh-CN']).toMatch(/\p{Script=Han}/u);
    for (const language of LANGUAGES) expect(nameOf(fact)?.[language]).not.toMatch(OF_PROGRAMS);
  });

  it('that a rule reads is one of them', () => {
    for (const { needs, ifGiven } of CATALOGUE)
      expect(FACTS).toEqual(expect.arrayContaining([...needs, ...ifGiven]));
  });

  it.each(['en', 'zh-CN'] as const)('that is not given is told by its name, in %s', (language) => {
    for (const { id, needs, ifGiven } of CATALOGUE) {
      const { message } = renderFinding(
        {
          rule: id,
          subject: { kind: 'domain', id: 'example.com' },
          outcome: 'unknown',
          severity: 'error',
          data: {},
          constraint: 'domain-tld',
          asks: [...needs, ...ifGiven],
        },
        language,
      );
      expect(message).not.toMatch(OF_PROGRAMS);
      for (const fact of needs) expect(message).toContain(nameOf(fact)?.[language]);
    }
  });

  it('of an older catalogue is told by its id', () => {
    expect(nameOf('domain.colour')).toBeUndefined();
  });
});
