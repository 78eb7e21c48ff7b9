/**
 * Every regular expression of the service takes time that grows no faster than the text, whatever the text is. Those
 * that are written down are found in the source, those that are made of data when the service makes them; recheck
 * looks for the text that would take longer.
 */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { parseSync, Visitor } from 'oxc-parser';
import { beforeAll, describe, expect, it } from 'vitest';

process.env.RECHECK_BACKEND = 'pure';
const { checkSync }: typeof import('recheck') = createRequire(import.meta.url)('recheck');

/** By what is written, where it was found. */
type Found = Map<string, { pattern: string; flags: string; file: string }>;

const files = ['lib', 'functions', 'entries'].flatMap((folder) => globSync(`${folder}/**/*.ts`));

function written(): Found {
  const found: Found = new Map();
  for (const file of files) {
    const source = readFileSync(file, 'utf8');
    new Visitor({
      Literal(literal) {
        if (!('regex' in literal)) return;
        const { pattern, flags } = literal.regex;
        found.set(`/${pattern}/${flags}`, { pattern, flags, file });
      },
    }).visit(parseSync(file, source).program);
  }
  return found;
}

/** What files of lib/ make with `new RegExp` while `work` goes on. */
async function made(work: () => Promise<void>): Promise<Found> {
  const found: Found = new Map();
  const own = globalThis.RegExp;
  globalThis.RegExp = new Proxy(own, {
    construct(target, args, newTarget) {
      const file = /\/(lib\/[\w/-]+\.ts)/.exec(new Error('where').stack?.split('\n')[2] ?? '')?.[1];
      const [pattern, flags] = [String(args[0]), String(args[1] ?? '')];
      if (file !== undefined) found.set(`/${pattern}/${flags}`, { pattern, flags, file });
      return Reflect.construct(target, args, newTarget);
    },
  });
  try {
    await work();
  } finally {
    globalThis.RegExp = own;
  }
  return found;
}

/** Everything that makes an expression of data. */
async function makeAll(): Promise<void> {
  await import('../lib/policy/regions.ts');
  await import('../lib/spellings/footer.ts');
  await import('../lib/respond/fill.ts');
  await import('../lib/evidence/whois-without-domain.ts');
  await import('../lib/evidence/sheet/says-nothing.ts');
  const { isCdnName } = await import('../lib/policy/cdn-names.ts');
  isCdnName('example.cn');
  const { isListedMask } = await import('../lib/policy/holder-masks.ts');
  isListedMask(' 青禾 ');
  const { labelHits } = await import('../lib/policy/domain-labels.ts');
  labelHits('example.cn', undefined);
  const { industryHits } = await import('../lib/policy/industries.ts');
  industryHits('a bank, 新闻');
  const names = await import('../lib/policy/website-names.ts');
  names.withoutPlaceNames('深圳');
  names.nameRuleById('');
  const { generateCode } = await import('../lib/spellings/authorization-code.ts');
  generateCode((bytes) => new Uint8Array(bytes));
}

/** Large counts as small ones: what is bounded stays bounded, and is judged in no time. */
function withSmallCounts(pattern: string): string {
  return pattern.replace(/(?<!\\)\{(\d+)(,?)(\d*)\}/g, (_, least, comma, most) => {
    const small = (count: string) => (count === '' ? '' : String(Math.min(Number(count), 3)));
    return `{${small(least)}${comma}${small(most)}}`;
  });
}

/** Steps judge, not seconds: on a busy machine a harmless text takes long as well. What is not judged in a minute is no pass. */
const BY_STEPS = { timeout: 60_000, incubationTimeout: null, attackTimeout: null };

/** The text that takes longer than it is long; undefined if there is none. */
function attackOn(pattern: string, flags: string): string | undefined {
  const verdict = checkSync(withSmallCounts(pattern), flags, BY_STEPS);
  if (verdict.status === 'safe') return undefined;
  return verdict.status === 'vulnerable' ? verdict.attack.pattern : `not judged: ${verdict.error.kind}`;
}

describe('regular expressions', () => {
  let ofData: Found;
  beforeAll(async () => {
    ofData = await made(makeAll);
  });

  it('are judged: one that is quadratic, one that is exponential, one that is neither', () => {
    expect(attackOn('=+$', '')).toBeDefined();
    expect(attackOn('^(a+)+$', '')).toBeDefined();
    expect(attackOn('(?=[ab])(a+)+$', '')).toBeDefined();
    expect(attackOn('^[a-z]{1,63}$', 'u')).toBeUndefined();
  });

  it('are all found, those that are made of data too', () => {
    const making = files.filter((file) => /\bRegExp\(/.test(readFileSync(file, 'utf8')));
    expect([...new Set([...ofData.values()].map(({ file }) => file))].sort()).toEqual(making.sort());
  });

  it('of the source are linear', { timeout: 600_000 }, () => {
    const found = written();
    expect(found.size).toBeGreaterThan(100);
    const slow = [...found].map(([name, { pattern, flags, file }]) => [file, name, attackOn(pattern, flags)]);
    expect(slow.filter(([, , attack]) => attack !== undefined)).toEqual([]);
  });

  it('of data are linear', { timeout: 600_000 }, () => {
    const slow = [...ofData].map(([name, { pattern, flags, file }]) => [
      file,
      name,
      attackOn(pattern, flags),
    ]);
    expect(slow.filter(([, , attack]) => attack !== undefined)).toEqual([]);
  });
});
