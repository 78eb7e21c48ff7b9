/** docs/glossary.md: one word for one thing, and no name in lib/ that is made of others. */
import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readSources, roomOf, typesOf } from '../testing/house.ts';

/** Words of programming, and of plain English, that mean in a name what they mean anywhere. */
const PLAIN = new Set(
  [
    ...['id', 'name', 'data', 'value', 'text', 'type', 'options', 'settings', 'config', 'error', 'details'],
    ...['list', 'row', 'column', 'cell', 'page', 'group', 'queue', 'index', 'search', 'query', 'match'],
    ...['attribute', 'placeholder', 'comparison', 'condition', 'update', 'clock', 'time', 'place', 'path'],
    ...['parameter', 'member', 'tag', 'header', 'response', 'call', 'failure', 'encoding', 'language'],
    ...['document', 'definition', 'declaration', 'enumeration', 'scope', 'mode', 'key', 'summary', 'count'],
    ...['use', 'change', 'progress', 'state', 'bound', 'bin', 'put', 'post', 'get', 'http', 'dns', 'api'],
    ...['host', 'alias', 'whois', 'registry', 'bootstrap', 'resource', 'estate', 'actor', 'caller', 'form'],
    ...['event', 'gateway', 'token', 'number', 'work', 'aim', 'wish', 'cost', 'circumstances', 'retention'],
    ...['attempt', 'use', 'renewal', 'breach', 'note', 'statement', 'service', 'tld', 'balancer', 'cdn'],
    ...['evaluation', 'check', 'write', 'end', 'earlier', 'condition', 'span', 'order', 'letter', 'url'],
    ...['node', 'limit', 'part', 'field', 'stage', 'context', 'middleware', 'param', 'choice', 'trigger'],
    ...[
      'piece',
      'fitness',
      'left',
      'flight',
      'handler',
      'hit',
      'finder',
      'view',
      'watch',
      'news',
      'resolution',
      'archive',
      'task',
      'turn',
    ],
  ].flatMap((word) => [word, `${word}s`]),
);

const rows = [...readFileSync('docs/glossary.md', 'utf8').matchAll(/^\| ([^|]+) \| ([^|]+) \| (.+) \|$/gm)]
  .map(([, word = '', chinese = '']) => ({ word: word.trim(), chinese: chinese.trim() }))
  .filter(({ word }) => word !== 'word' && !/^-+$/.test(word));
const words = new Set(rows.flatMap(({ word }) => word.toLowerCase().split(/[ ,-]+/)));
const lib = readSources('lib/**/*.ts');

function isKnown(word: string): boolean {
  const stems = [
    word,
    word.replace(/s$/, ''),
    word.replace(/ies$/, 'y'),
    word.replace(/es$/, ''),
    word.replace(/ing$/, ''),
  ];
  return stems.some((stem) => words.has(stem) || PLAIN.has(stem));
}

/** What a name may end with that is no noun: it says how the thing came about. */
const NO_NOUN =
  /(ed|ing)$|^(At|By|Of|On|Up|With|Again|First|Second|Many|Too|Known|Read|Sent|Told|Made|Shown|Seen|Live|Found|Chosen|Common|Possible|Take|Tell|Resolve|Authenticate)$/;

/** The thing that a type is: the last noun of its name. What stands before it narrows it. */
function nounOf(type: string): string {
  const parts = type.match(/[A-Z][a-z0-9]+|[A-Z]+(?![a-z])/g) ?? [type];
  return parts.findLast((part) => !NO_NOUN.test(part))?.toLowerCase() ?? '';
}

describe('the glossary', () => {
  it('has each word once, in either language, in order', () => {
    expect(rows.length).toBeGreaterThan(100);
    for (const of of ['word', 'chinese'] as const) {
      const all = rows.map((row) => row[of].toLowerCase());
      expect(all.filter((word, index) => all.indexOf(word) !== index)).toEqual([]);
    }
    const order = rows.map(({ word }) => word.toLowerCase());
    expect(order).toEqual([...order].sort((one, other) => (one < other ? -1 : 1)));
  });

  it('has the word of every room', () => {
    const rooms = [...new Set(lib.map(({ file }) => roomOf(file)))];
    expect(rooms.filter((room) => !room.split('-').every(isKnown))).toEqual([]);
  });

  it('has the noun that every type of lib/ is named by', () => {
    const unknown = lib.flatMap((source) =>
      typesOf(source)
        .map((type) => ({ type, noun: nounOf(type) }))
        .filter(({ noun }) => noun !== '' && !isKnown(noun))
        .map(({ type, noun }) => `${noun}: ${type} in ${source.file}`),
    );
    expect(unknown).toEqual([]);
  });
});
