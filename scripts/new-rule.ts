/** `npm run new-rule -- domain/some-rule constraint-id`: a rule, and a test that fails until it is written. */
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CONSTRAINT_IDS } from '../lib/policy/constraints.ts';
import { ROOT } from './local/environment.ts';

const [id = '', constraint = ''] = process.argv.slice(2);
const [subject = '', name = ''] = id.split('/');
const known = CONSTRAINT_IDS.some((each) => each === constraint);
if (!/^(entity|website|domain|server|code|routing)\/[a-z-]+$/.test(id) || !known) {
  console.error(
    `usage: npm run new-rule -- SUBJECT/WHAT-MUST-BE-TRUE CONSTRAINT\nCONSTRAINT: ${CONSTRAINT_IDS.join(', ')}`,
  );
  process.exit(2);
}
const files = {
  [`lib/rules/${id}.ts`]: `import { defineRule, fail, pass } from '../define-rule.ts';

export default defineRule({
  id: '${id}',
  subject: '${subject}',
  constraints: ['${constraint}'],
  severity: 'error',
  needs: [],
  title: { en: '', 'zh-CN': '' },
  fix: { en: '', 'zh-CN': '' },
  messages: {
    pass: { en: '', 'zh-CN': '' },
    fail: { en: '', 'zh-CN': '' },
  },
  check: () => (false ? pass() : fail()),
});
`,
  [`test/rules/${subject}-${name}.test.ts`]: `import { expect, it } from 'vitest';
import { judge } from '../support/judge.ts';

it('${id} passes', () => expect(judge('${id}', {})).toBe('pass'));
it('${id} fails', () => expect(judge('${id}', {})).toBe('fail'));
it('${id} is unknown without its facts', () => expect(judge('${id}', {})).toBe('unknown'));
`,
};
for (const file of Object.keys(files)) {
  if (existsSync(join(ROOT, file))) {
    console.error(`${file} exists already.`);
    process.exit(1);
  }
}
for (const [file, content] of Object.entries(files)) {
  writeFileSync(join(ROOT, file), content);
  console.log(`wrote ${file}`);
}
console.log('Now add it to lib/rules/catalogue.ts, at the place of its row.');
