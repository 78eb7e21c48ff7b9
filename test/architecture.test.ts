import { globSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { describe, expect, it } from 'vitest';

const files = [...globSync('lib/**/*.ts'), ...globSync('functions/*.ts')].map((file) => ({
  file,
  code: readFileSync(file, 'utf8'),
}));
/** The folders of lib/ in the order of the data flow. */
const FLOW = ['spellings', 'facts', 'rules'];
/** What every folder may import: data, words and arithmetic without a place in the flow. */
const SHARED = [
  'lib/calendar.ts',
  'lib/working-days.ts',
  'lib/errors.ts',
  'lib/texts.ts',
  'lib/config.ts',
  'lib/policy/',
  'lib/shapes/',
];
const importsOf = (code: string) =>
  [...code.matchAll(/(?:import|export)\s[^;]*?from\s+'([^']+)'/g)].map(([, from = '']) => from);
const folderOf = (file: string) => file.split('/')[1] ?? '';
const pure = ({ file }: { file: string }) =>
  /^lib\/(rules|findings|respond|facts)\/|^lib\/(calendar|working-days)\.ts/.test(file);
const withoutComments = (code: string) =>
  code.replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '').replace(/'(?:[^'\\\n]|\\.)*'/g, "''");

describe('the house', () => {
  it.each(files.filter(({ file }) => FLOW.includes(folderOf(file))).map(({ file, code }) => [file, code]))(
    '%s imports only from folders to its left',
    (file, code) => {
      for (const from of importsOf(code).filter((each) => each.startsWith('.'))) {
        const target = normalize(join(dirname(file), from));
        if (SHARED.some((shared) => target.startsWith(shared))) continue;
        const [here, there] = [FLOW.indexOf(folderOf(file)), FLOW.indexOf(folderOf(target))];
        expect(there, `${file} imports ${target}`).toBeGreaterThanOrEqual(0);
        // A type says what a folder to the right will pass in; it is erased, and brings nothing along.
        const typeOnly = new RegExp(`import type [^;]*from '${from.replace(/[.]/g, '\\.')}'`).test(code);
        if (!typeOnly) expect(there, `${file} imports ${target}`).toBeLessThanOrEqual(here);
      }
    },
  );

  it('has nobody in lib/ import a function', () => {
    for (const { file, code } of files)
      if (file.startsWith('lib/')) expect(importsOf(code).join(), file).not.toContain('functions/');
  });

  it('knows the SDK of the table in lib/table/ alone', () => {
    for (const { file, code } of files)
      if (!file.startsWith('lib/table/'))
        expect(importsOf(code).join(), file).not.toMatch(/@aws-sdk|@smithy/);
  });

  it('keeps clock, chance, environment and waiting out of the pure rooms', () => {
    for (const { file, code } of files.filter(pure))
      expect(withoutComments(code), file).not.toMatch(
        /Date\.now|new Date\(\)|Math\.random|process\.|\bawait\b|\basync\b|fetch\(/,
      );
  });

  it('takes no way around the types', () => {
    for (const { file, code } of files) {
      const plain = withoutComments(code);
      expect(plain, file).not.toMatch(/:\s*any\b|\bas any\b|<any>|@ts-|biome-ignore/);
      expect(plain, file).not.toMatch(/[\w)\]]!(?:[.;,)\]]|\s*$)/m);
      if (!/^lib\/(shapes|spellings)\//.test(file))
        expect(
          plain.replace(/\bas const\b/g, '').replace(/(?:import|export)[^;]*?from/g, ''),
          file,
        ).not.toMatch(/\bas\s+[A-Z{[]/);
    }
  });

  it('keeps files short, rules shorter', () => {
    for (const { file, code } of files) {
      const lines = code.split('\n').length;
      const limit = /^lib\/rules\/[^/]+\//.test(file) ? 130 : 300;
      expect(lines, file).toBeLessThanOrEqual(limit);
    }
  });

  it('has no drawer for odds and ends', () => {
    for (const { file } of files) expect(file).not.toMatch(/utils?|helpers?|manager|misc|common/);
  });
});
