/** Where in an application, a routing or a manifest a fact is stated. */
import type { Language } from '../../lib/texts.ts';
import { pathOf } from '../documents/pointer.ts';
import { IN_A_SERVICE, VALUES } from '../texts/questions.ts';
import { aside } from './phrases.ts';
import type { Stating } from './report.ts';
import { pointerOfSubject } from './where.ts';

/** Facts whose members are not named as they are; `…` stands for the item of the subject. None of what nothing can state. */
const MEMBERS: { readonly [fact: string]: readonly string[] } = {
  'account.filedEntity': ['account/filedEntity'],
  'entity.certificate': ['entity/certificate', 'account/filedEntity/certificate'],
  'entity.websitesInOrder': [],
  'domain.tld': [],
  'domain.filing.status': ['routing'],
  'website.filing': ['routing'],
  'website.content.notInvolved': ['…/content/industries', '…/content/notInvolved'],
  'server.product': [],
  'server.region': [],
  'routing.backends': ['servers'],
  'routing.targets': ['servers'],
  'routing.candidates': ['servers', 'authorizationCodes'],
  'verification.addresses': ['servers/*/alsoServes'],
};

/**
 * Tells the members that state a fact of a body, with what stands there; of what is known of a code a service alone can tell.
 * `within` is where in its file the body stands; an item that `isElsewhere`, in another file, has no number there.
 */
export function statingByMembers(within = '', isElsewhere = (_: string) => false): Stating {
  return ({ fact, subject }, result, language) => {
    const [kind = '', ...rest] = fact.split('.');
    if (kind === 'code') return [IN_A_SERVICE[language]];
    const usual = kind === 'entity' ? [fact] : kind === subject.kind ? [`…/${rest.join('/')}`] : [];
    const pointer = pointerOfSubject(result, subject);
    const item = isElsewhere(pointer) ? pointer.replaceAll(/\/\d+/g, '/*') : pointer;
    const paths = (MEMBERS[fact] ?? usual).map((path) =>
      pathOf(`${within}/${path.replace('…', item).replaceAll('.', '/')}`)
        .filter((step) => step !== '#')
        .join('/'),
    );
    return withValue(paths, fact, language);
  };
}

function withValue(paths: readonly string[], fact: string, language: Language): string[] {
  const value = VALUES[fact];
  const last = paths.at(-1);
  if (last === undefined || value === undefined) return [...paths];
  return [...paths.slice(0, -1), `${last}${aside(value[language], language)}`];
}
