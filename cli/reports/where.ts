/** Where the fact of a finding stands in the request that was judged. */

import { at, list, member, text } from '../../lib/evidence/json.ts';
import { ruleById } from '../../lib/rules/catalogue.ts';
import { websiteId } from '../../lib/shapes/assessment.ts';
import { parseDomainName } from '../../lib/spellings/domain-name.ts';
import type { Language } from '../../lib/texts.ts';
import { pathOf, stepOf } from '../documents/pointer.ts';
import { type Place, shownCell } from '../failure.ts';
import { WORDS } from '../texts/report.ts';
import type { ShownFinding } from './order.ts';
import { named } from './phrases.ts';
import type { Judged } from './report.ts';

/** The place of the fact that a finding was made on: a member of its subject, else the subject itself. */
export function placeOfFinding({ result, placeAt }: Judged, finding: ShownFinding): Place | undefined {
  const subject = pointerOfSubject(result, finding.subject);
  const value = valueAt(result.request, subject);
  const rule = ruleById(finding.rule);
  const facts = rule === undefined ? [] : [...rule.needs, ...rule.ifGiven];
  const members = facts
    .filter((fact) => fact.startsWith(`${finding.subject.kind}.`))
    .map((fact) => fact.split('.')[1] ?? '');
  const named = members.findLast(
    (name) => name !== 'name' && name !== 'id' && member(value, name) !== undefined,
  );
  return placeAt(named === undefined ? subject : `${subject}/${named}`);
}

/** The cell of a finding in words, for who marks lines of a file: of a line in a sheet nobody can mark a cell. */
export function cellInWords(place: Place | undefined, language: Language): string[] {
  const cell = shownCell(place, language);
  return cell === undefined ? [] : [named(WORDS.at[language], cell, language)];
}

function valueAt(request: unknown, pointer: string): unknown {
  return at(request, ...pathOf(pointer).map(stepOf));
}

/** The pointer to a subject in what was judged; `#`, the whole, for what has no place of its own. */
export function pointerOfSubject(
  { kind, request }: Judged['result'],
  subject: ShownFinding['subject'],
): string {
  if (kind !== 'assessment') return subject.kind === 'entity' ? '#/entity' : '#';
  const { id } = subject;
  const places: { readonly [K in ShownFinding['subject']['kind']]?: () => string } = {
    entity: () => '#/entity',
    website: () =>
      placed('#/websites', list(member(request, 'websites')), (each) => idOfWebsite(each) === id),
    domain: () => pointerOfDomain(request, id),
    server: () => placed('#/servers', list(member(request, 'servers')), (each) => member(each, 'id') === id),
    code: () =>
      placed(
        '#/authorizationCodes',
        list(member(request, 'authorizationCodes')),
        (each) => member(each, 'code') === id,
      ),
    routing: () =>
      placed('#/routing', list(member(request, 'routing')), (each) => isDomain(member(each, 'domain'), id)),
  };
  return places[subject.kind]?.() ?? '#';
}

function placed(pointer: string, items: readonly unknown[], is: (item: unknown) => boolean): string {
  const place = items.findIndex(is);
  return place < 0 ? pointer : `${pointer}/${place}`;
}

function pointerOfDomain(request: unknown, id: string): string {
  for (const [place, website] of list(member(request, 'websites')).entries()) {
    const domains = list(member(website, 'domains'));
    const inner = domains.findIndex((each) => isDomain(member(each, 'name'), id));
    if (inner >= 0) return `#/websites/${place}/domains/${inner}`;
  }
  return '#/websites';
}

function isDomain(given: unknown, id: string): boolean {
  const parsed = parseDomainName(text(given) ?? '');
  return typeof parsed === 'object' && (parsed.name === id || parsed.host === id);
}

function idOfWebsite(website: unknown): string {
  const domains = list(member(website, 'domains')).map((each) => ({
    name: text(member(each, 'name')) ?? '',
  }));
  return websiteId({ name: text(member(website, 'name')) ?? '', domains });
}
