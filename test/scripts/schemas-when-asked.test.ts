/** A bundle whose schemas are made when they are asked for reads what the source reads, and tells the same faults. */
import { globSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import util from 'node:util';
import { beforeAll, describe, expect, it } from 'vitest';
import { assessment } from '../../lib/shapes/assessment.ts';
import { domainCheck } from '../../lib/shapes/domain.ts';
import { faultsIn, quickParse } from '../../lib/shapes/parse.ts';
import { requestSchema } from '../../lib/shapes/request-schema.ts';
import { routingAdvice } from '../../lib/shapes/routing.ts';
import { serverCheck } from '../../lib/shapes/server.ts';
import { spellingsIn } from '../../lib/shapes/spellings.ts';
import { bundleEntry } from '../../scripts/build.ts';

const ROOT = resolve(import.meta.dirname, '../..');
const ENTRY = `
import { assessment } from './lib/shapes/assessment.ts';
import { domainCheck } from './lib/shapes/domain.ts';
import { routingAdvice } from './lib/shapes/routing.ts';
import { serverCheck } from './lib/shapes/server.ts';
export const schemas = { assessment, domainCheck, routingAdvice, serverCheck };
export { faultsIn, quickParse } from './lib/shapes/parse.ts';
export { requestSchema } from './lib/shapes/request-schema.ts';
export { spellingsIn } from './lib/shapes/spellings.ts';`;
const source = {
  schemas: { assessment, domainCheck, routingAdvice, serverCheck },
  ...{ faultsIn, quickParse, requestSchema, spellingsIn },
};
type Reader = typeof source;

let bundled: Reader;
beforeAll(async () => {
  const code = await bundleEntry(ENTRY, []);
  const module = { exports: {} };
  const load = createRequire(import.meta.url);
  // What a bundle loads from a file that stands beside it.
  const beside: { [file: string]: string } = { './suffixes.js': 'tldts-icann', './idna.js': 'tr46' };
  const asked = (name: string) => load(beside[name] ?? name);
  new Function('module', 'exports', 'require', code)(module, module.exports, asked);
  bundled = module.exports as Reader;
});

/** Bodies of the sample events, and the examples: well-formed and not. */
function bodies(): [string, unknown][] {
  const events = globSync('events/{assess,check-*,advise-*}/*.json', { cwd: ROOT }).sort();
  const examples = globSync('examples/*.json', { cwd: ROOT }).sort();
  const json = (file: string) => JSON.parse(readFileSync(join(ROOT, file), 'utf8'));
  return [
    ...events.flatMap((file): [string, unknown][] => {
      const { body, isBase64Encoded } = json(file);
      if (typeof body !== 'string') return [];
      return [[file, JSON.parse(isBase64Encoded === true ? Buffer.from(body, 'base64').toString() : body)]];
    }),
    ...examples.map((file): [string, unknown] => [file, json(file)]),
    ['nothing', null],
    ['of every wrong kind', { name: 7, websites: 'a', servers: [null], registrar: [], expiresOn: {} }],
  ];
}

function readBy(reader: Reader, body: unknown) {
  return Object.entries(reader.schemas).map(([name, schema]) => {
    const { success, data } = reader.quickParse(schema, body);
    return [name, success ? [data, reader.spellingsIn(schema, body)] : reader.faultsIn(schema, body)];
  });
}

describe('schemas of a bundle', () => {
  // The first time by the schema, from the second on by what it is compiled to.
  it.each([...bodies(), ...bodies()])('read %s as those of the source do', (_, body) => {
    expect(readBy(bundled, body)).toEqual(readBy(source, body));
  });

  it('say of themselves what those of the source say', () => {
    const told = (reader: Reader) => Object.values(reader.schemas).map(reader.requestSchema);
    expect(told(bundled)).toEqual(told(source));
  });

  it('are made when they are asked for', () => {
    const declared = Object.values(bundled.schemas).map((schema) => util.types.isProxy(schema));
    expect(declared).toEqual([true, true, true, true]);
  });
});
